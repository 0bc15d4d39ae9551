"""A plugin of pytest: what a run spends its seconds on, by kind of test, by fixture and by file.

    bin/test --seconds-by kind,fixture,file

After all tests the table of kinds is printed without being asked for. Seconds are those of the processes: two of
them in one minute make 120. A fixture counts without those that it asks for. `docs/tests.md` keeps what was printed.
"""

import json
import subprocess
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.chromium import opens_chromium
from tests.template_branches import is_whole

MOST = 40

items = {}  # node id to its kind and its seconds in set-up, call and what follows
fixtures = Counter()
times = Counter()
reached = Counter()  # what the running test has asked for: requests, processes
running = []  # the fixtures that are being set up, each with the seconds of those within


def pytest_addoption(parser):
    parser.addoption(
        "--seconds-by", metavar="kind,fixture,file", help="print what the run spent its seconds on"
    )
    parser.addoption("--seconds-to", metavar="FILE", help="write the same, each item, as JSON")


def pytest_collection_finish():
    """Note when the running test starts a process or sends a request, without changing what these do."""
    from django.test import Client

    for program, name, kind in ((subprocess.Popen, "__init__", "process"), (Client, "request", "request")):
        setattr(program, name, noting(getattr(program, name), kind))


def noting(function, kind):
    def noted(*args, **options):
        reached[kind] += 1
        return function(*args, **options)

    return noted


def kind_of(item):
    from tests.act_pages import ActPageTests

    if opens_chromium(item):
        return "browser"
    if reached["process"]:
        return "process"
    if item.cls and issubclass(item.cls, ActPageTests):
        return "declared page"
    if reached["request"]:
        return "request"
    return "database" if {"db", "wiping"} & {*item.fixturenames} else "pure"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    begun = time.perf_counter()
    running.append(0.0)
    try:
        return (yield)
    finally:
        whole = time.perf_counter() - begun
        fixtures[fixturedef.argname] += whole - running.pop()
        times[fixturedef.argname] += 1
        if running:
            running[-1] += whole


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item, nextitem):
    reached.clear()
    took = items[item.nodeid] = {"kind": "", "setup": 0.0, "call": 0.0, "teardown": 0.0}
    answer = yield
    took["kind"] = kind_of(item)
    return answer


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    items[item.nodeid][call.when] = call.duration
    return (yield)


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["seconds"] = json.dumps([items, fixtures, times])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    told = getattr(node, "workeroutput", {}).get("seconds")
    if told:
        theirs, spent, often = json.loads(told)
        items.update(theirs)
        fixtures.update(spent)
        times.update(often)


def pytest_terminal_summary(terminalreporter, config):
    if where := config.getoption("seconds_to"):
        Path(where).write_text(json.dumps({"items": items, "fixtures": fixtures, "times": times}))
    asked = config.getoption("seconds_by") or ("kind" if is_whole(config) else "")
    for by in filter(None, asked.split(",")):
        terminalreporter.section(f"seconds by {by}")
        for line in table(by):
            terminalreporter.line(line)


def table(by):
    """Lines of a table: what, how many, seconds, share, seconds each."""
    seconds, count = defaultdict(float), Counter()
    if by == "fixture":
        seconds, count = fixtures, times
    else:
        for node, took in items.items():
            name = took["kind"] if by == "kind" else node.partition("::")[0]
            seconds[name] += took["setup"] + took["call"] + took["teardown"]
            count[name] += 1
    whole = sum(took["setup"] + took["call"] + took["teardown"] for took in items.values()) or 1
    yield f"| {by} | items | seconds | share | each |"
    yield "|---|---|---|---|---|"
    for name in sorted(seconds, key=seconds.get, reverse=True)[:MOST]:
        each = seconds[name] / count[name]
        yield f"| {name} | {count[name]} | {seconds[name]:.1f} | {seconds[name] / whole:.1%} | {each:.3f} |"
    yield f"| all | {len(items)} | {whole:.1f} | | {whole / max(1, len(items)):.3f} |"

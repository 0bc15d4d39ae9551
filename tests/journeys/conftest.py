"""A real web server on the test's own database, and a real Chromium in front of it."""

import contextlib
import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Error

from tests.cast import id_of
from tests.journeys.walks import PATIENCE, Walk, loaded
from umai.notices import jobs
from umai.notices.tests.receivers import Gateway, Mailbox

CHECKOUT = Path(__file__).resolve().parents[2]
SERVER_LOGS = []  # files with what the servers said on their standard error


@pytest.fixture(scope="session")
def server(door_port):
    """The address of a web server that holds the passwords of the web's roles and no other."""
    from umai.machine.serving.serve import granian_command

    forwarding = {"UMAI_FORWARD_SIGN_IN": str(door_port)}
    with serve_process(
        "web", granian_command("127.0.0.1", port := free_port(), 1), port, forwarding
    ) as address:
        yield address


@pytest.fixture(scope="session")
def door_port():
    return free_port()


@pytest.fixture(scope="session")
def door(door_port):
    """The process of sign-in behind the web server, which holds the passwords of the accounts; few tests need it."""
    from umai.machine.serving.serve import granian_command

    with serve_process("sign-in", granian_command("127.0.0.1", door_port, 1), door_port):
        yield


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def report_form():
    """The address of the report form's own process, which holds the password of the public role alone."""
    from umai.machine.serving.report import command

    with serve_process("report", command("127.0.0.1", port := free_port()), port) as address:
        yield address


@contextlib.contextmanager
def serve_process(process, command, port, more=()):
    """A server on the test's own database, as this kind of process, for as long as the block lasts."""
    from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress
    from umai.machine.installation import Installation
    from umai.machine.keys.handing import keys_for

    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO[process])
    environment = os.environ | {
        "UMAI_PROCESS": process,
        "UMAI_CREDENTIALS": where.as_text(),
        "PYTHONPATH": str(CHECKOUT),
        **keys_for(process, Installation.from_environment().home),
        **dict(more),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with tempfile.NamedTemporaryFile("w+") as said:
        SERVER_LOGS.append(Path(said.name))
        server = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stderr=said, text=True)
        address = f"http://localhost:{port}"
        try:
            wait_for(f"{address}/healthz", server, said)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)
            SERVER_LOGS.remove(Path(said.name))


def wait_for(address, process, said):
    until = time.monotonic() + 3 * PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            said.seek(0)
            raise RuntimeError(f"the web server ended at once: {said.read()[-2000:]}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the web server did not answer")


@pytest.fixture
def language():
    """In which a walk is walked, unless it is walked in several."""
    return "ky"


@pytest.fixture
def width():
    """Of the screen of a walk, unless it is walked at several."""
    return 360


@pytest.fixture
def open_page(browser, server, request, db, language, width):
    """`open_page(language, width, javascript=True)`: a page of a person with that screen and language.

    Of a walk that failed, it is printed what each person saw last.
    """
    contexts, failed = [], request.session.testsfailed

    def opened(language=language, width=width, javascript=True):
        context = browser.new_context(
            base_url=server,
            locale=language,
            viewport={"width": width, "height": 740},
            java_script_enabled=javascript,
            extra_http_headers={"Accept-Language": language},
        )
        context.runs_scripts = javascript
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", lambda message: refuse_violation(message, page))
        return page

    yield opened
    for context in contexts:
        for page in context.pages if request.session.testsfailed > failed else ():
            print(page.url, page.inner_text("body"), sep="\n")
        context.close()


def refuse_violation(message, page):
    """A script or style that the content policy refuses is a fault of ours."""
    assert "Content Security Policy" not in message.text, f"{page.url}: {message.text}"


@pytest.fixture
def enrolled(db):
    """`enrolled("aigul")`: gives one of the cast a second factor; answers a function that computes codes."""

    def enrol_one(username):
        from allauth.mfa.totp.internal.auth import generate_totp_secret

        from tests.cast import PASSWORD
        from umai.staff.codes import app_code
        from umai.staff.models import Account
        from umai.staff.sign_in.enrolment import enrol_account

        secret = generate_totp_secret()
        enrol_account(Account.objects.using("owner").get(username=username), PASSWORD, secret, using="owner")
        return lambda: app_code(secret)

    return enrol_one


@pytest.fixture
def signed_in(open_page, client_of, server, language, width):
    """`signed_in("aigul")`: her first page, without the way through the door, which `test_signing_in.py` walks."""

    def first_page(who, language=language, width=width, javascript=True, at="/"):
        page = open_page(language, width, javascript)
        cookies = client_of(who, language).cookies
        page.context.add_cookies(
            [{"name": name, "value": one.value, "url": server} for name, one in cookies.items()]
        )
        page.goto(at)
        return page

    return first_page


def whole(page, look):
    """What `look` finds on the page that the last click opened: a click does not wait for it."""
    loaded(page)
    try:
        return look()
    except Error:  # the page went away under it
        loaded(page)
        return look()


SHOWN = """() => ({
  html: document.documentElement.outerHTML,
  language: document.documentElement.lang,
  words: document.body.innerText,
  ofNoLanguage: Array.from(document.querySelectorAll('[translate=no]'), one => one.innerText),
})"""
BEYOND = """() => document.documentElement.scrollWidth > innerWidth
  ? ['the page', ...Array.from(document.querySelectorAll('main *'))
      .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML.slice(0, 150)).slice(-3)]
  : []"""
LATIN = re.compile(r"%\(\w+\)[sd]?|[A-Za-z]{2,}")  # a place for a number that nothing filled as well
# The name of a language in that language, our own, by which somebody signs in, kinds of files, keys of a keyboard.
NAMES = {"English", "Umai", "erlan", "PDF", "JPEG", "PNG", "HEIC", "Ctrl", "Enter", "Tab"}


def overflowing_elements(page):
    """What makes the page wider than its screen: elements that reach over the right edge."""
    return page.evaluate(BEYOND)


def foreign_words(shown):
    """Words in Latin letters that a page in Kyrgyz or Russian shows, names and codes aside."""
    words = shown["words"] if shown["language"] != "en" else ""
    for code in shown["ofNoLanguage"]:
        words = words.replace(code, "")
    return sorted(set(LATIN.findall(words)) - NAMES)


@pytest.fixture
def look_at(request):
    """`look_at(page)`: nothing overflows sideways, no English is left over, and axe finds nothing.

    It answers what was shown. What is wrong is kept for the end of the test, which it fails. Axe, which takes
    longest and needs scripts, looks only where `--long` asked for it.
    """
    axe, thorough, faults = Axe(), request.config.getoption("--long"), []

    def seen(page, *, axe_too=True):
        if axe_too and thorough and page.context.runs_scripts:
            found = whole(page, lambda: axe.run(page, options={"resultTypes": ["violations"]}))
            rules = [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]]
            faults.extend(f"{page.url}: {rule}" for rule in rules)
        shown, beyond = whole(page, lambda: (page.evaluate(SHOWN), overflowing_elements(page)))
        if words := foreign_words(shown):
            faults.append(f"{page.url}: {words}")
        if beyond:
            faults.append(f"{page.url} overflows: {beyond}")
        return shown["html"]

    yield seen
    assert not faults, "\n".join(faults)


@pytest.fixture
def walks(signed_in, look_at):
    """`walks("aigul", at="/cases/")`: her walk, from this page on; asked again it is the same walk."""
    known = {}

    def of(who, at="/", **screen):
        if who in known:
            return known[who].go(at)
        walk = known[who] = Walk(signed_in(who, at=at, **screen), look_at)
        walk.look()
        return walk

    return of


@pytest.fixture
def roster(db):
    """Erlan is on duty for Nookat and nobody stands in; Damira is the head. Both can be telephoned."""
    from umai.staff.models import Particulars, Turn

    now = timezone.now()
    for who in ("erlan", "damira"):
        Particulars.objects.filter(worker_id=id_of("worker", who)).update(
            phone="+996700000001", email=f"{who}@example.kg"
        )
    return Turn.objects.using("owner").create(
        office_id=id_of("office", "nookat"),
        worker_id=id_of("worker", "erlan"),
        from_at=now - timedelta(hours=2),
        to_at=now + timedelta(hours=6),
    )


@pytest.fixture
def telephone(worker_role):
    """`telephone(after=minutes)`: the clock of the calls, so long after now; what it sent lies in `out`."""
    from django.db import connections

    connections.databases["beside_worker"] = connections.databases[worker_role]
    with Gateway() as gateway, Mailbox() as mailbox:
        from umai.machine.ways import Ways

        ways = Ways(sms=gateway.way(), mail=mailbox.way())

        def clock(after=0):
            now = timezone.now() + timedelta(minutes=after)
            jobs.call_people(at=now, using=worker_role, ways=ways)
            jobs.send_notices(using=worker_role, beside="beside_worker", ways=ways)

        clock.out = lambda: [str(one) for one in [*gateway.bodies.values(), *map(str, mailbox.mails)]]
        yield clock
    connections["beside_worker"].close()
    del connections.databases["beside_worker"]

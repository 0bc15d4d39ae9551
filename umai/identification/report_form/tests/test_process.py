"""The report form in its own process, over a real connection, with its own role."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.test import Client, override_settings
from psycopg import sql

from umai.identification.models import Signal
from umai.identification.report_form.tests.process import serving
from umai.identification.report_form.tests.walk import OverTheWire, Reporter
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import CHECKOUT
from umai.machine.keys import holders

NAME, PHONE = "Каныкей Канарейкина", "0777 31 41 59"
WORDS = "Канарейка ырдаган сөз, башка жерде жок"
ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/31.41"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(address, process, log); as on a real server behind its proxy."""
    from django.conf import settings

    holders.make_rehearsal_holders(settings.MACHINE.home)
    log = tmp_path_factory.mktemp("served") / "report.log"
    with serving(log, UMAI_REHEARSAL="0") as (address, one):
        yield address, one, log
    assert one.returncode == 0  # asked to stop it ended whole


@pytest.fixture
def process(served, db):
    return served


class FromAfar(OverTheWire):
    """A reporter whose address a proxy names, and whose browser can be told from all others."""

    def _ask(self, request):
        request.add_header("X-Forwarded-For", ADDRESS)
        request.add_header("User-Agent", AGENT)
        return super()._ask(request)


def test_a_report_goes_all_the_way(process):
    """No cookie is asked for, and nothing of another host; a stranger's name for this host is refused."""
    reporter = Reporter(OverTheWire(process[0]), "ru").send(happened=WORDS)
    assert Signal.objects.using("owner").get().said.happened == WORDS
    assert reporter.ask(reporter.code).answer.status_code == 200

    request = urllib.request.Request(f"{process[0]}/report/", headers={"Cookie": "sessionid=stolen"})
    with urllib.request.urlopen(request) as answer:
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    request = urllib.request.Request(f"{process[0]}/report/", headers={"Host": "evil.example"})
    assert OverTheWire(process[0])._ask(request).status_code == 400


def test_nobody_finds_who_reported_or_what_was_said_anywhere(process, superuser):
    """Not in a table, a file, a log of the program or of the database, or what the database keeps on disk."""
    from django.conf import settings

    address, _one, log = process
    reporter = Reporter(FromAfar(address), "en")
    reporter.send(name=NAME, phone=PHONE, happened=WORDS, where=f"{WORDS} жерде", feared=f"{WORDS} киши")
    reporter.ask(reporter.code).press("more", path="/report/en/answer/", more=f"{WORDS} дагы")
    assert "What you wrote has arrived." in reporter.words
    superuser.execute("checkpoint")

    secrets = [NAME, PHONE, "Канарейк", ADDRESS, AGENT]
    dump = everything(superuser)
    for secret in secrets:
        assert secret not in dump and secret.encode().hex() not in dump
        assert secret not in log.read_text()
        assert files_with(secret, settings.MACHINE.home) == []
    assert str(Signal.objects.using("owner").get().pk) in dump  # the dump is one


def everything(superuser):
    """Every row of every table, as text."""
    question = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
    rows = []
    for (table,) in superuser.execute(question).fetchall():
        select = sql.SQL("select t::text from {} t").format(sql.Identifier(table))
        rows += [text for (text,) in superuser.execute(select).fetchall()]
    return "\n".join(rows)


def files_with(secret, *folders):
    done = subprocess.run(["grep", "-rlaF", "--", secret, *map(str, folders)], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.split()


def test_the_log_of_a_whole_walk_says_nothing(process):
    reporter = Reporter(FromAfar(process[0]), "en")
    reporter.send(happened=WORDS)
    reporter.ask("wrong")
    reporter.client.get("/report/ky/no-such-page/")
    reporter.client.get("/report/?place=41706242000000")
    reporter.post("/report/en/", {"state": "forged", "page": "happened", "happened": WORDS})

    assert process[2].read_text() == ""


def test_it_knows_no_password_but_its_own(process):
    """What a hole in this process would give away."""
    environment = Path(f"/proc/{process[1].pid}/environ").read_bytes().decode()
    held = next(one for one in environment.split("\0") if one.startswith("UMAI_CREDENTIALS="))

    assert set(json.loads(held.partition("=")[2])["roles"]) == {"umai_public"}


def test_it_reads_no_key_of_the_staff(process):
    from django.conf import settings

    home = settings.MACHINE.home
    for name in ("django", "factors", "signals.key", "reporters.key", "roles.json"):
        kept = home / "secrets" / name
        if kept.exists():
            secret = kept.read_text().strip().encode()
            assert all(secret not in memory for memory in memory_of(process[1].pid)), name


def memory_of(pid):
    """What the worker of this server has in its memory, piece by piece."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with Path(f"/proc/{child}/maps").open() as maps, Path(f"/proc/{child}/mem").open("rb") as memory:
            for line in maps:
                span, rights = line.split()[:2]
                if rights.startswith("rw"):
                    begin, end = (int(one, 16) for one in span.split("-"))
                    memory.seek(begin)
                    try:
                        yield memory.read(end - begin)
                    except OSError:
                        continue


def test_it_knows_nothing_of_the_register(tmp_path):
    """Rooms of the staff, accounts and sessions are not so much as loaded."""
    program = (
        "import sys; from umai.wsgi_of_report import application; import umai.urls_of_report;"
        "print(*sorted(name for name in sys.modules if name.startswith(('umai.', 'allauth', 'django.contrib'))))"
    )
    environment = os.environ | {"UMAI_PROCESS": "report", "PYTHONPATH": str(CHECKOUT)}
    said = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    loaded = {".".join(name.split(".")[:2]) for name in said.stdout.split()}

    rooms = {"umai.design", "umai.identification", "umai.law", "umai.machine", "umai.names", "umai.places"}
    single = {
        "umai.lawbook",  # of which it loads what follows the law in force, and no table
        "umai.call_back",  # the pages of a parent who asks to be called
        "umai.guardianship",  # the pages of a parent with a code
        "umai.register",  # the names of countries
        "umai.health",
        "umai.refusal",
        "umai.settings_of_report",
        "umai.urls_of_report",
        "umai.wsgi_of_report",
    }
    assert loaded - rooms - single <= {"django.contrib"}
    beside = {one for one in said.stdout.split() if one.startswith(("umai.register.", "umai.guardianship."))}
    pages = {one for one in beside if f"{one}.".startswith("umai.guardianship.site.")}
    assert beside - pages == {"umai.register.fields", "umai.register.fields.countries"}
    assert "umai.lawbook.models" not in said.stdout
    assert "umai.identification.models" not in said.stdout and "django.contrib.auth" not in said.stdout


def test_the_staff_s_server_shows_the_way(db, client_of):
    found = Client().get("/report/ru/?place=41706242000000", headers={"host": "localhost:8000"})
    assert found.status_code == 307
    assert found.headers["Location"] == f"http://localhost:{port()}/report/ru/?place=41706242000000"
    assert Client().post("/report/en/", {"go": "next"}).status_code == 307
    assert client_of("erlan").get("/report").status_code == 307


def test_a_form_with_a_host_of_its_own_is_found_there(db):
    for path in ("", "/", "/report/"):
        with override_settings(UMAI_REPORT_URL=f"https://kabar.example.kg{path}"):
            found = Client().get("/report/uz/")
        assert found.headers["Location"] == "https://kabar.example.kg/report/uz/", path
    assert Client().get("/report/", headers={"host": "evil.example"}).status_code == 400


def port():
    from django.conf import settings

    return settings.MACHINE.report_port


@pytest.fixture
def becoming(db, monkeypatch):
    """`becoming(user)`: what `umai report` does in the end, in order, with what it hands over."""
    from types import SimpleNamespace

    from umai.machine.serving import report

    done = []
    for name in ("nice", "setgroups", "setgid", "setuid"):
        monkeypatch.setattr(report.os, name, lambda more, name=name: done.append((name, more)))
    monkeypatch.setattr(report.os, "execve", lambda program, *more: done.append(("execve", *more)))
    monkeypatch.setattr(report.rehearsal, "refuse_unsafe_serving", lambda place, host, *, who: None)

    def run(user=None, euid=0):
        monkeypatch.setattr(report.os, "geteuid", lambda: euid)
        report.run(SimpleNamespace(host="127.0.0.1", port=None, user=user))
        return done

    return run


def test_it_stands_behind_the_staff_when_the_machine_is_busy(becoming):
    (nice, more), (_execve, words, environment) = becoming()

    assert nice == "nice" and more > 0
    assert words[words.index("--workers") + 1] == "1" and "--no-access-log" in words
    assert environment["UMAI_PROCESS"] == "report"


def test_it_can_run_as_somebody_who_reads_no_other_secret(becoming):
    done = becoming(user="nobody")

    assert [name for name, *_ in done] == ["setgroups", "setgid", "setuid", "nice", "execve"]
    assert done[0] == ("setgroups", []) and done[2][1] > 0
    assert set(json.loads(done[-1][2]["UMAI_KEYS"])) == {"report"}


@pytest.mark.parametrize(("user", "euid"), [("nobody", 1000), ("no-such-user-here", 0)])
def test_it_becomes_nobody_else_where_it_cannot(becoming, user, euid):
    with pytest.raises(CannotStart):
        becoming(user=user, euid=euid)

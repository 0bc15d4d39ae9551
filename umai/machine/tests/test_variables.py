"""What cannot be used is told in one line with exit code 2: every variable, and every kind of home."""

import os
import pwd
import re
import subprocess
import sys
from pathlib import Path

from umai import cli
from umai.machine import start, told
from umai.machine.installation import CHECKOUT, Installation
from umai.machine.variables import INTERNAL, VARIABLES

WRONG = {
    "UMAI_HOME": ["/etc/passwd", "/etc/passwd/below"],
    "UMAI_DATABASE_URL": [
        "sqlite:///here.db",
        "postgresql://host-and-no-user/umai",
        "postgresql://user:sesame@host:many/umai",
        "postgresql://user:sesame@one:5432,other:5433/umai",
        "postgresql://user:ses ame@host/umai?nothing=known",
    ],
    "UMAI_REHEARSAL": ["perhaps"],
    "UMAI_CHILDREN": ["-1", "many", "0"],
    "UMAI_PORT": ["http", "0", "65536", "٣٣", "9" * 5000],
    "UMAI_REPORT_PORT": ["http"],
    "UMAI_SIGN_IN_PORT": ["65536"],
    "UMAI_NAME": ["y" * 61, "two\nlines"],
    "UMAI_HOSTS": [
        "https://umai.example.kg",
        "umai.example.kg:443",
        "*",
        "umai.example.kg, other.example.kg",
    ],
    "UMAI_REPORT_URL": ["report.example.kg", "ftp://report.example.kg", "https://[::1"],
    "UMAI_REPORT_EXIT": ["javascript:alert(1)"],
    "UMAI_ANCHORS": ["mnt/ministry", "/mnt/ministry:umai.heads"],
    "UMAI_BACKUPS": ["backups", "~/backups"],
    "UMAI_BACKUPS_OF_KEYS": ["keys"],
    "UMAI_GATEWAY_DISTRICT": ["Алай", "4170"],
    "UMAI_LOGS": ["xml"],
    "UMAI_PG_BIN": ["/nowhere"],
    "UMAI_CHROMIUM": ["/nowhere/chromium"],
    "UMAI_SMS_URL": ["ftp://sms.example.kg", "https://user:sesame@sms.example.kg/"],
    "UMAI_SMTP_URL": ["smtp://user:sesame@", "http://user:sesame@mail.example.kg"],
    "UMAI_MAIL_FROM": ["nobody"],
}
USABLE = {
    "UMAI_HOSTS": "umai.example.kg,10.0.0.7",
    "UMAI_NAME": "Умай Эне",
    "UMAI_REPORT_URL": "https://report.example.kg/report/",
    "UMAI_REPORT_EXIT": "https://www.google.com/search?q=weather",
    "UMAI_ANCHORS": "/mnt/ministry/umai:/mnt/ombudsman/umai.heads",
    "UMAI_GATEWAY_DISTRICT": "41706000000000",
    "UMAI_DATABASE_URL": "postgresql://user:a%20b@db.example.kg:5433/umai?sslmode=require",
    "UMAI_SMTP_URL": "smtps://user:sesame@mail.example.kg",
    "UMAI_MAIL_FROM": "umai@example.kg",
    "UMAI_SMS_URL": "https://sms.example.kg/send",
    "UMAI_CHILDREN": "12",
    "UMAI_REHEARSAL": "no",
}


def test_a_wrong_value_is_known_of_every_variable():
    assert set(WRONG) == {one.name for one in VARIABLES}


def test_a_value_that_cannot_be_used_is_one_line_that_names_it(monkeypatch, tmp_path, capsys):
    for name, value in ((name, value) for name, values in WRONG.items() for value in values):
        with monkeypatch.context() as patched:
            patched.setenv("UMAI_HOME", str(tmp_path / "home"))
            patched.setenv(name, value)
            if name == "UMAI_MAIL_FROM":
                patched.setenv("UMAI_SMTP_URL", "smtps://mail.example.kg")
            assert (cli.main(["law"]), start.main()) == (2, 2), (name, value)
        one, other = capsys.readouterr().err.splitlines()
        assert one == other and one.startswith(f"umai: {name}"), (value, one)
        assert "sesame" not in one and not (tmp_path / "home").exists(), (name, value)


def test_values_that_can_be_used_are_taken(tmp_path):
    place = Installation.from_environment(USABLE | {"UMAI_HOME": str(tmp_path)})
    assert (place.children, place.rehearsal, place.url) == (12, False, USABLE["UMAI_DATABASE_URL"])
    assert not list(tmp_path.iterdir())  # looking makes no key


def variables_of(path):
    return set(re.findall(r"UMAI_[A-Z_]+", path.read_text()))


def test_every_variable_that_the_program_reads_is_declared():
    reading = re.compile(
        r"(?:environ(?:ment)?(?:\.get)?[([]|setdefault\(|read_\w+\(\s*environment,\s*)\s*\"(UMAI_[A-Z_]+)\""
    )
    known = {one.name for one in VARIABLES} | INTERNAL
    read = {
        name
        for folder in ("umai", "rehearsal")
        for path in (CHECKOUT / folder).rglob("*.py")
        if "tests" not in path.parts
        for name in reading.findall(path.read_text())
    }
    assert {"UMAI_HOME", "UMAI_HOSTS", "UMAI_REPORT_PORT", "UMAI_ANCHORS"} <= read
    assert read <= known, read - known
    assert all(one.meaning and variables_of(Path(__file__)) >= {one.name} for one in VARIABLES)


def test_every_variable_stands_in_the_page_of_settings():
    rows = re.findall(r"^\| (.*?) \|", (CHECKOUT / "docs" / "settings.md").read_text(), re.MULTILINE)
    assert set(re.findall("UMAI_[A-Z_]+", " ".join(rows))) == {one.name for one in VARIABLES}


def as_nobody():
    """How to run a program as a user who may write nowhere, for root; another user is one already."""
    if os.geteuid() != 0:
        return {}
    person = pwd.getpwnam("nobody")
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


HOMES = ("/sys/umai", "/proc/umai", "/etc/passwd/umai", "/etc/umai-tests/home")
OPENING_A_HOME = (
    *((["umai.cli", "migrate"], home) for home in HOMES),
    (["umai.machine.start"], HOMES[0]),
    (["umai.cli", "gateway-key", "make"], HOMES[3]),
)


def test_a_home_that_cannot_be_made_is_one_line():
    for words, home in OPENING_A_HOME:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(CHECKOUT),
                "UMAI_HOME": home,
                "UMAI_REHEARSAL": "1",
            },
            cwd="/",
            capture_output=True,
            text=True,
            timeout=60,
            **as_nobody(),
        )
        told = (done.returncode, done.stdout, done.stderr.count("\n"))
        assert told == (2, "", 1), (words, home, done.stderr)
        assert home.split("/umai")[0] in done.stderr and "UMAI_HOME" in done.stderr, (words, home)


def test_a_full_disk_is_one_line_whatever_was_being_written(monkeypatch, capsys):
    def write(_args):
        with Path("/dev/full").open("w") as full:
            full.write("a passport of a key")

    monkeypatch.setattr("umai.machine.compile_command.run", write)
    assert cli.main(["compile"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "The disk is full" in said and "make room" in said


def test_a_full_disk_of_the_database_is_told_whichever_library_says_so():
    import psycopg
    from django.db import OperationalError

    full = psycopg.errors.DiskFull("could not extend file")
    wrapped = OperationalError("could not extend file")
    wrapped.__cause__ = full
    assert "database is full" in told.sentence(full)
    assert told.sentence(wrapped) == told.sentence(full)


def test_a_fault_of_the_program_is_no_setting():
    assert told.sentence(ValueError("of ours")) is None
    assert told.sentence(FileNotFoundError(2, "No such file", "/nowhere/anything")) is None

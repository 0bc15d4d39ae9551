"""The checks of the state of the system that need no database."""

import argparse
import json
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_server
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, finding_in_words
from umai.machine.doctor.state import backups, certificate, checks, metrics, slow
from umai.machine.doctor.state.backups import BackupState
from umai.machine.doctor.state.counts import SentOfDay
from umai.machine.doctor.state.metrics import PageTimes
from umai.machine.doctor.state.record import record_file
from umai.machine.installation import Installation
from umai.machine.serving import listening, serve
from umai.machine.tests.test_doctor import counts

REAL = Installation(home=Path("/nowhere"))
TRAINING = Installation(home=Path("/nowhere"), rehearsal=True)
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def ago(**much):
    return NOW - timedelta(**much)


@pytest.mark.parametrize(
    ("made", "tested", "states"),
    [
        (None, None, [WRONG]),
        (ago(hours=26), None, [GOOD, WRONG]),
        (ago(hours=26, seconds=1), ago(days=35), [WRONG, GOOD]),
        (ago(hours=1), ago(days=35, seconds=1), [GOOD, WRONG]),
    ],
)
def test_a_backup_is_of_today_and_was_tried_this_month(made, tested, states):
    found = backups.findings(REAL, BackupState(made, tested), now=NOW)
    assert [one.state for one in found] == states
    assert all(bool(one.mend) is (one.state != GOOD) for one in found)


def test_a_training_system_needs_no_backup():
    (found,) = backups.findings(TRAINING, BackupState(), now=NOW)
    assert (found.state, found.says) == (NOTE, "No backup was made yet.")


def test_only_a_server_is_told_of_its_timer():
    """At home no unit makes backups, and where none was made nobody knows yet how."""
    old = BackupState(NOW - timedelta(days=2), NOW)
    for place, said in ((REAL, "Start umai-backup.service now"), (TRAINING, "How backups are made")):
        assert backups.findings(place, old, now=NOW)[0].mend.startswith(said)
    (first,) = backups.findings(REAL, BackupState(), now=NOW)
    assert first.state == WRONG and first.mend.startswith("How backups are made")


def record(home, **said):
    record_file(home).write_text(json.dumps(said))
    return backups.read_backups(Installation(home=home))


def test_what_umai_backup_wrote_down_is_read(tmp_path):
    at, later = ago(hours=5).isoformat(), ago(hours=4).isoformat()
    passed = {"at": later, "passed": True, "backup_at": at, "says": ""}
    assert record(tmp_path, backup={"at": at}, drill=passed) == BackupState(ago(hours=5), ago(hours=4))
    failure = {"at": later, "what": "backup", "says": "The disk is full."}
    told = record(tmp_path, backup={"at": at}, failure=failure)
    assert told == BackupState(ago(hours=5), None, ago(hours=4), "The disk is full.")
    *_others, failed = backups.findings(REAL, told, now=NOW)
    assert failed.state == WRONG and failed.says.endswith("The disk is full.")


def test_a_restore_that_did_not_pass_is_none(tmp_path):
    drill = {"at": NOW.isoformat(), "passed": False, "says": "One table has other rows."}
    told = record(tmp_path, backup={"at": NOW.isoformat()}, drill=drill)
    assert told == BackupState(NOW, None, NOW, "One table has other rows.")


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", '{"backup": 3}', '{"drill": {"at": "x", "passed": true}}']
)
def test_a_record_that_cannot_be_read_says_of_no_backup(tmp_path, text):
    if text is not None:
        record_file(tmp_path).write_text(text)
    assert backups.read_backups(Installation(home=tmp_path)) == BackupState()


class TestTheCertificate:
    """Its last day, where it can be known."""

    @pytest.fixture
    def site(self, tmp_path, monkeypatch):
        """`site(until)`: the port of a server on this machine whose certificate holds until then."""
        monkeypatch.setattr(certificate, "answers", {})

        def serve(until):
            key = ec.generate_private_key(ec.SECP256R1())
            name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
            made = (
                x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
                .not_valid_before(until - timedelta(days=90))
                .not_valid_after(until)
                .sign(key, hashes.SHA256())
            )
            secret = key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            file = tmp_path / "both.pem"
            file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(file)
            listening = create_server(("127.0.0.1", 0))
            Thread(target=answer_once, args=(listening, context), daemon=True).start()
            return listening.getsockname()[1]

        return serve

    def test_it_is_read_from_the_site_even_when_it_is_over(self, site):
        until = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
        assert certificate.ask_last_instant("localhost", site(until)) == until

    def test_a_site_that_does_not_answer_is_not_known(self):
        assert certificate.ask_last_instant("localhost", 1) is None
        assert certificate.ask_last_instant("a..b" * 40, 443) is None

    @pytest.mark.parametrize(
        ("days", "state"), [(31, GOOD), (30, NOTE), (11, NOTE), (10, WRONG), (-1, WRONG)]
    )
    def test_it_is_said_before_it_ends(self, monkeypatch, days, state):
        monkeypatch.setenv("UMAI_HOSTS", "umai.example.kg,other.example.kg")
        monkeypatch.setattr(certificate, "last_instant", {"umai.example.kg": NOW + timedelta(days=days)}.get)
        assert certificate.finding(REAL, now=NOW).state == state

    def test_it_is_asked_once_in_ten_minutes(self, monkeypatch):
        asked = []
        monkeypatch.setattr(certificate, "answers", {})
        monkeypatch.setattr(certificate, "ask_last_instant", lambda host: asked.append(host))
        for _time in range(3):
            assert certificate.last_instant("umai.example.kg") is None
        assert asked == ["umai.example.kg"]

    def test_what_is_not_known_is_said_so(self, monkeypatch):
        monkeypatch.delenv("UMAI_HOSTS", raising=False)
        assert certificate.finding(TRAINING).state == GOOD
        assert certificate.finding(REAL).says == "Its last day is not known: no address is named."
        monkeypatch.setenv("UMAI_HOSTS", "umai.example.kg")
        monkeypatch.setattr(certificate, "last_instant", lambda host: None)
        assert "umai.example.kg did not answer" in certificate.finding(REAL).says


def answer_once(listening, context):
    line, _address = listening.accept()
    with line, context.wrap_socket(line, server_side=True):
        pass


@pytest.mark.parametrize(
    ("times", "state", "pattern"),
    [
        ([], GOOD, None),
        ([PageTimes("a/", 1000, 0), PageTimes("readyz", 900, 900)], GOOD, None),
        ([PageTimes("a/", 95, 0), PageTimes("b/", 5, 5)], GOOD, "b/"),
        ([PageTimes("a/", 94, 1), PageTimes("b/", 6, 5)], NOTE, "b/"),
        ([PageTimes("a/", 49, 49)], GOOD, "a/"),
    ],
)
def test_slow_pages_are_said_with_the_worst_address(times, state, pattern):
    found = slow.finding(times)
    named = found.says.endswith(f"most of them at /{pattern}.")
    assert (found.state, named) == (state, pattern is not None)


def test_times_that_nobody_measured_are_not_known():
    assert slow.finding(None).says.startswith("Not known")


@pytest.mark.parametrize(("minutes", "state"), [(9, GOOD), (10, WRONG)])
def test_a_job_that_waits_long_is_wrong(minutes, state):
    since = datetime.now(UTC) - timedelta(minutes=minutes, seconds=5)
    assert checks.check_jobs(counts(jobs_waiting=1, oldest_job=since)).state == state


def test_a_job_that_failed_is_to_be_looked_at():
    assert checks.check_jobs(counts(jobs_failed=1)).state == NOTE


@pytest.mark.parametrize(
    ("sent", "states"),
    [
        (("sms", 5, 0, 0, ""), [GOOD]),
        (("sms", 5, 1, 0, "http_500"), [NOTE]),
        (("email", 0, 1, 0, "smtp_554"), [WRONG]),
        (("email", 0, 0, 3, "no_address"), [WRONG]),
        (("email", 1, 0, 3, "no_address"), [NOTE]),
        (("screen", 0, 0, 0, ""), []),
    ],
)
def test_messages_that_failed_are_counted_by_way(sent, states):
    found = list(checks.check_sending(REAL, [SentOfDay(*sent)]))
    assert [one.state for one in found] == states
    assert all(not sent[4] or sent[4] in one.says for one in found)


@pytest.mark.parametrize(("passwords", "codes", "state"), [(60, 39, GOOD), (60, 40, WRONG)])
def test_many_failed_sign_ins_are_wrong(passwords, codes, state):
    assert checks.check_sign_in(counts(wrong_passwords=passwords, wrong_codes=codes)).state == state


def test_what_the_trail_lacks_is_said():
    signed = datetime(2026, 12, 1, tzinfo=UTC)
    never, before = (
        next(checks.check_heads(REAL, counts(head_signed_at=signed, head_kept_at=kept)))
        for kept in (None, signed)
    )
    assert "none was ever kept elsewhere" in never.says and "lies in no place elsewhere" in before.says
    found = list(checks.check_heads(REAL, counts(places_fresh=2, places_failing=1, entries_waiting=3)))
    assert [(one.about, one.state) for one in found] == [
        ("heads of the trail", GOOD),
        ("places of heads", WRONG),
        ("trail", WRONG),
    ]


def test_a_program_is_given_the_words_and_no_more():
    found = finding_in_words("disk", GOOD, "Free: %(free)s GB.", free=3)
    assert found.as_json() == {"about": "disk", "state": "good", "says": "Free: 3 GB.", "mend": ""}


def test_measurements_of_an_earlier_start_are_forgotten(tmp_path):
    folder = metrics.make_folder(tmp_path, 8000)
    (folder / "counter_1.db").touch()
    assert metrics.make_folder(tmp_path, 8000) == folder == tmp_path / "metrics" / "8000"
    assert list(folder.iterdir()) == []


def test_the_folder_of_measurements_is_made_by_the_user_who_writes_there(monkeypatch):
    """A unit leaves root no right to give a folder away, and the pages would not start."""
    done = []

    def end(_program, _words, environment):
        done.append(("served", environment[metrics.FOLDER]))
        raise SystemExit

    monkeypatch.setattr(listening, "become_user", lambda name: done.append(("became", name)))
    monkeypatch.setattr(metrics, "make_folder", lambda *_where: done.append(("made", "")) or "there")
    monkeypatch.setattr(serve.os, "execve", end)
    asked = argparse.ArgumentParser()
    serve.arguments(asked)
    with pytest.raises(SystemExit):
        serve.run(asked.parse_args(["--user", "umai-web"]))
    assert done == [("became", "umai-web"), ("made", ""), ("served", "there")]


def test_who_may_not_write_into_the_home_measures_elsewhere(tmp_path):
    (tmp_path / "metrics").touch()
    folder = metrics.make_folder(tmp_path, 8000)
    assert folder.is_dir() and tmp_path not in folder.parents
    folder.rmdir()

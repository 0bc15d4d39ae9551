"""The verifier that needs nothing but Python finds what the register's own finds."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connections
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attack.forging import forge_entry, head_with, tamper
from umai.trail import entries, heads
from umai.trail.anchors.keeping import keep_in_place
from umai.trail.anchors.places import begin_place
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries
from umai.trail.standalone import verify_trail
from umai.trail.standalone.export import write_export
from umai.trail.verification import find_faults

PROGRAM = Path(verify_trail.__file__)


@pytest.fixture
def history(aigul):
    """Two heads, over entries of two records and of both chains, one of a list."""
    for _ in range(2):
        page = EntrySubject("page", aigul.pk)
        entries.note_look(aigul.token, "casefile.my_day", page, shown=[aigul.pk])
        entries.note_act(aigul.token, "staff.sign_in", EntrySubject("staff.worker", aigul.pk))
        sequence_entries(using="owner")


@pytest.fixture
def place(history, tmp_path):
    """A folder in which the head of now is kept."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    keep_in_place(folder)
    return folder


@pytest.fixture
def verify(tmp_path):
    """Run the program on an export of now, alone: without the packages and the checkout."""

    def run(*anchors):
        export = tmp_path / "trail.jsonl"
        with export.open("w") as file:
            write_export(file)
        words = [part for place in anchors for part in ("--anchors", place)]
        command = [sys.executable, "-I", "-S", PROGRAM, export, *words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert not done.stderr
        lines = [line.split(": ")[:2] for line in done.stdout.splitlines() if line.count(": ") > 1]
        assert done.returncode == bool(lines)
        return sorted(map(tuple, lines))

    return run


def resign(superuser, **changes):
    with connections["owner"].cursor() as cursor:
        (head,) = heads.read_heads(cursor, newest=1)
    again = head_with(head, **changes)
    tamper(
        superuser,
        "update trail_checkpoint set signed_at = %s, newest_at = %s, signature = %s where size = %s",
        *(again.signed_at, again.newest_at, again.signature, again.size),
    )


TAMPERINGS = {
    "nothing": lambda superuser: None,
    "an act": "update trail_entry set act = 'x' where seq = 2 and lane = 'acts'",
    "a time": "update trail_entry set at = at - interval '1 hour' where seq = 2 and lane = 'acts'",
    "an empty list": "update trail_entry set shown = '{}' where lane = 'acts' and seq = 1",
    "a number": "update trail_entry set district_id = 1 where lane = 'looks'",
    "an entry gone": "delete from trail_entry where seq = 1 and lane = 'acts'",
    "the last entry gone": "delete from trail_entry where seq = 2 and lane = 'acts'",
    "the end of a chain": "update trail_head set hash = '' where lane = 'acts'",
    "a chain's head gone": "delete from trail_head where lane = 'acts'",
    "a chain gone": "delete from trail_entry where lane = 'acts'",
    "the time of a chain's end": "update trail_head set at = at - interval '1 day' where lane = 'acts'",
    "a time without end": "update trail_entry set at = 'infinity' where lane = 'acts' and seq = 2",
    "a time before all times": "update trail_entry set clock_at = '4000-01-01 BC' where lane = 'looks'",
    "a head without end": "update trail_checkpoint set signed_at = 'infinity' where size = 2",
    "a leaf gone": "delete from trail_leaf where index = 1",
    "a leaf changed": "update trail_leaf set hash = sha256('x') where index = 1",
    "a head gone": "delete from trail_checkpoint where size = 2",
    "the last head gone": "delete from trail_checkpoint where size = 4",
    "a signature": "update trail_checkpoint set signature = signature || 'x' where size = 2",
    "another signature": "update trail_checkpoint set signature = set_byte(signature, 3, 7) where size = 2",
    "a time of a head": "update trail_checkpoint set signed_at = signed_at + interval '1 s' where size = 2",
    "a root": "update trail_checkpoint set root = sha256('x') where size = 4",
    "a moved clock": "update trail_entry set clock_at = at - interval '1 hour' where lane = 'acts'",
    "an entry waits": "insert into trail_unsequencedentry select gen_random_uuid()",
    "dated back": lambda superuser: forge_entry(superuser, at=datetime.now(UTC) - timedelta(hours=2)),
    "dated back within the allowance": lambda superuser: forge_entry(
        superuser, at=datetime.now(UTC) - timedelta(minutes=14)
    ),
    "dated ahead": lambda superuser: forge_entry(superuser, at=datetime.now(UTC) + timedelta(hours=2)),
    "signed earlier": lambda superuser: resign(superuser, signed_at=datetime(2026, 1, 1, tzinfo=UTC)),
    "another latest entry": lambda superuser: resign(superuser, newest_at=datetime(2026, 1, 1, tzinfo=UTC)),
    "all gone": lambda superuser: [
        tamper(superuser, f"delete from trail_{table}")
        for table in ("entry", "head", "leaf", "checkpoint", "unsequencedentry")
    ],
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_it_finds_what_the_register_finds(place, superuser, verify, tampering):
    change = TAMPERINGS[tampering]
    if callable(change):
        change(superuser)
    else:
        tamper(superuser, change)
    sequence_entries(using="owner")
    own = sorted((one.what, one.where) for one in find_faults(anchors=[place]))
    assert verify(place) == own
    assert bool(own) is (tampering not in ("nothing", "dated back within the allowance", "an entry waits"))


def test_it_reads_heads_in_one_file(history, verify, superuser, tmp_path):
    file = tmp_path / "kept.heads"
    begin_place(file)
    keep_in_place(file)
    assert verify(file) == []
    TAMPERINGS["all gone"](superuser)
    assert verify(file) == [("cut", "kept.heads, head 1")]


@pytest.mark.parametrize("words", ["", "{}", "[]\n", '{"key": "zz"}'])
def test_a_file_that_is_no_export_is_unusable(tmp_path, words):
    (tmp_path / "x").write_text(words)
    command = [sys.executable, "-I", "-S", PROGRAM, tmp_path / "x"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_an_export_holds_no_name(history, aigul, tmp_path):
    with (tmp_path / "x").open("w") as file:
        write_export(file)
    text = (tmp_path / "x").read_text()
    assert str(aigul.pk) in text
    assert "Aigul" not in text and "Айгүл" not in text and "aigul" not in text


@settings(max_examples=25)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=80), flip=st.integers(0, 511))
def test_its_signatures_are_those_of_rfc_8032(seed, message, flip):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    bent = bytearray(signature)
    bent[flip // 8] ^= 1 << flip % 8
    assert verify_trail.is_signed(public, message, signature)
    assert not verify_trail.is_signed(public, message, bytes(bent))
    assert not verify_trail.is_signed(public, message + b"x", signature)

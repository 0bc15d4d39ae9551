"""Who owns the database dates an entry back, moves the clock, signs a head again or cuts the end off."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.attack.forging import forge_entry, head_with, tamper
from umai.trail import entries, heads
from umai.trail.anchors import keeping
from umai.trail.anchors.keeping import keep_in_place
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries
from umai.trail.verification import find_faults

CHILD = uuid.UUID(int=7)


@pytest.fixture
def history(aigul):
    """Two heads: three looks under the first, two acts more under the second."""
    for _ in range(3):
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD, CHILD))
    sequence_entries(using="owner")
    for _ in range(2):
        entries.note_act(aigul.token, "register.record_fact", EntrySubject("register.child", CHILD, CHILD))
    sequence_entries(using="owner")


def found(**arguments):
    return [(one.what, one.where) for one in find_faults(**arguments)]


def test_an_entry_dated_back_with_a_right_chain_is_named(history, superuser):
    """Inserted in all tables with all hashes right; the register's own worker signs it."""
    forged = forge_entry(superuser, at=datetime.now(UTC) - timedelta(hours=3))
    sequence_entries(using="owner")
    assert found() == [("time", f"entry {forged}")]


def test_an_entry_dated_back_is_named_before_any_head_covers_it(history, superuser):
    forged = forge_entry(superuser, at=datetime.now(UTC) - timedelta(hours=3))
    assert found() == [("time", f"entry {forged}")]


def test_an_entry_dated_back_behind_a_later_one_of_its_record_is_named(history, superuser):
    """Within the allowance for transactions that commit late, the chain's own order holds."""
    forged = forge_entry(superuser, record_id=CHILD, at=datetime.now(UTC) - timedelta(minutes=5))
    sequence_entries(using="owner")
    assert found() == [("time", f"entry {forged}")]


def test_an_entry_dated_ahead_is_named(history, superuser):
    forged = forge_entry(superuser, at=datetime.now(UTC) + timedelta(hours=3))
    sequence_entries(using="owner")
    assert found() == [("time", f"entry {forged}")]


def test_an_entry_whose_clock_was_moved_back_says_so_and_is_named(history, superuser, monkeypatch):
    """A head that is signed an hour ahead is a clock that was set back by an hour after it."""
    ahead = datetime.now(UTC) + timedelta(hours=1)
    monkeypatch.setattr("umai.trail.jobs.read_clock", lambda _cursor: ahead)
    entries.note_look("", "register.read", EntrySubject("register.child", CHILD), using="owner")
    sequence_entries(using="owner")
    monkeypatch.undo()
    entries.note_act("", "register.record_fact", EntrySubject("register.child", uuid.uuid4()), using="owner")
    ((entry, at, clock_at),) = superuser.execute(
        "select id, at, clock_at from trail_entry where clock_at is not null"
    ).fetchall()
    assert at > ahead > clock_at
    assert ("clock", f"entry {entry}") in found()


def test_an_empty_list_made_of_no_list_is_named(history, superuser):
    (entry,) = superuser.execute("select id from trail_entry order by at limit 1").fetchone()
    tamper(superuser, "update trail_entry set shown = '{}' where id = %s", entry)
    assert found() == [("changed", f"entry {entry}")]


def test_a_head_signed_again_without_the_key_is_named(history, superuser):
    tamper(superuser, "update trail_checkpoint set signed_at = signed_at - interval '1 hour' where size = 5")
    assert ("signature", "head of 5") in found()


def test_a_head_signed_again_with_the_key_is_found_by_kept_heads(history, superuser, tmp_path):
    """Who owns the machine gives the last head an earlier time, to make room for an entry dated back."""
    keep_in_place(tmp_path)
    _first, last = own_heads()
    again = head_with(last, signed_at=last.newest_at)
    tamper(
        superuser,
        "update trail_checkpoint set signed_at = %s, signature = %s where size = 5",
        again.signed_at,
        again.signature,
    )
    assert found() == []
    assert found(anchors=[tmp_path]) == [("resigned", "head-000000000005.txt")]


def test_a_head_taken_out_of_the_middle_is_named(history, superuser):
    """It would widen the time between two heads, in which an entry may lie."""
    tamper(superuser, "delete from trail_checkpoint where size = 3")
    assert found() == [("missing", "head of 5")]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "own_file", lambda: tmp_path / "trail.heads")
    return tmp_path / "trail.heads"


def test_a_tail_cut_back_to_an_older_head_is_found_by_the_file_of_this_machine(history, superuser, home):
    """All tables agree, and the head that is left was signed: the database alone proves nothing more."""
    keeping.keep_heads(using="owner", places=[])
    cut_after_the_first_head(superuser)
    assert found() == []
    assert found(anchors=[home]) == [("cut", "trail.heads, head 1")]


def test_a_tail_cut_and_signed_anew_by_the_worker_is_found(history, superuser, home, tmp_path):
    keeping.keep_heads(using="owner", places=[])
    keep_in_place(tmp_path)
    cut_after_the_first_head(superuser)
    for _ in range(2):
        entries.note_look("", "register.read", EntrySubject("register.child", CHILD), using="owner")
    keeping.keep_heads(using="owner", places=[])
    assert found() == []
    assert found(anchors=[home]) == [("rebuilt", "trail.heads, head 1")]
    assert found(anchors=[tmp_path]) == [("rebuilt", "head-000000000005.txt")]


def test_a_tail_cut_without_a_head_to_end_at_is_found_alone(history, superuser):
    """Cutting anywhere else needs a head that nobody signed."""
    tamper(superuser, "delete from trail_entry where lane = 'acts' and seq = 2")
    tamper(superuser, "delete from trail_leaf where index >= 4")
    tamper(superuser, "delete from trail_checkpoint where size > 4")
    tamper(
        superuser,
        "update trail_head h set seq = 1, at = e.at, hash = e.hash from trail_entry e"
        " where h.lane = 'acts' and e.lane = 'acts' and e.record_id = h.record_id",
    )
    assert found() == [("tree", "head of 4")]


def own_heads():
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        return heads.read_heads(cursor)


def cut_after_the_first_head(superuser):
    tamper(superuser, "delete from trail_entry where lane = 'acts'")
    tamper(superuser, "delete from trail_head where lane = 'acts'")
    tamper(superuser, "delete from trail_leaf where index >= 3")
    tamper(superuser, "delete from trail_checkpoint where size > 3")

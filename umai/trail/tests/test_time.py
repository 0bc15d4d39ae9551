"""Time never runs backward on the trail, and nothing waits for a clock."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.attack.forging import forge_entry
from tests.tampering import without_triggers
from umai.trail import entries
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries
from umai.trail.models import Entry
from umai.trail.verification import find_faults

RECORD = EntrySubject("register.child", uuid.UUID(int=7))


def look():
    entries.note_look("", "register.read", RECORD, using="owner")
    return Entry.objects.using("owner").latest("seq")


def move_end_of_chain(superuser, interval):
    """As if the clock had been set back by this since the last entry."""
    with without_triggers(superuser):
        superuser.execute("update trail_entry set at = at + %s::interval", [interval])
        superuser.execute("update trail_head set at = at + %s::interval", [interval])
    return Entry.objects.using("owner").latest("seq").at


def test_a_clock_that_goes_forward_leaves_nothing_to_say(db):
    assert look().at < look().at
    assert not Entry.objects.using("owner").exclude(clock_at=None).exists()


def test_a_step_of_ntp_is_passed_over(db, superuser):
    look()
    last = move_end_of_chain(superuser, "900 milliseconds")
    entry = look()
    assert (entry.at, entry.clock_at) == (last + timedelta(microseconds=1), None)


def test_a_clock_set_back_stops_nothing_and_is_written_down(db, superuser):
    look()
    last = move_end_of_chain(superuser, "1 hour")
    entry = look()
    assert entry.at == last + timedelta(microseconds=1)
    assert timedelta(minutes=59) < entry.at - entry.clock_at < timedelta(minutes=61)


def test_a_record_that_is_new_is_not_older_than_the_newest_head(db, superuser, monkeypatch):
    look()
    ahead = look().at + timedelta(hours=1)
    monkeypatch.setattr("umai.trail.jobs.read_clock", lambda _cursor: ahead)
    sequence_entries(using="owner")
    entries.note_act("", "register.add_child", EntrySubject("register.child", uuid.uuid4()), using="owner")
    entry = Entry.objects.using("owner").get(outcome="done")
    assert entry.at == ahead + timedelta(microseconds=1)
    assert entry.clock_at < ahead


def test_a_clock_that_stood_behind_is_one_finding_a_day(db, monkeypatch):
    look()
    ahead = look().at + timedelta(minutes=10)
    monkeypatch.setattr("umai.trail.jobs.read_clock", lambda _cursor: ahead)
    sequence_entries(using="owner")
    monkeypatch.undo()
    first = look()
    look()
    sequence_entries(using="owner")
    (finding,) = find_faults()
    assert (finding.what, finding.where) == ("clock", f"entry {first.pk}")
    assert "2 entries" in finding.words


@pytest.mark.parametrize(("minutes", "expected"), [(14, []), (16, ["time"])])
def test_an_entry_may_commit_some_minutes_after_a_head(db, superuser, minutes, expected):
    look()
    sequence_entries(using="owner")
    forge_entry(superuser, at=datetime.now(UTC) - timedelta(minutes=minutes))
    sequence_entries(using="owner")
    assert [one.what for one in find_faults()] == expected


def test_a_backlog_of_hours_is_not_dated_back(db, superuser, monkeypatch):
    """The worker stood still: however many entries waited, one head covers them."""
    monkeypatch.setattr("umai.trail.jobs.BATCH_SIZE", 2)
    for hours in (3, 2, 1):
        forge_entry(superuser, at=datetime.now(UTC) - timedelta(hours=hours))
    look()
    assert sequence_entries(using="owner") == 4
    assert list(find_faults()) == []

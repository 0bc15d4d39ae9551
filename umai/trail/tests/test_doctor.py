"""What `umai doctor` says of the trail, on the database of the tests."""

import uuid
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.attack.forging import forge_entry
from umai.machine.doctor import trail
from umai.machine.doctor.state import checks
from umai.machine.installation import Installation
from umai.trail import entries
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries
from umai.trail.models import KeptPlace

REAL = Installation(home=Path("/nowhere"))
HEADS, CLOCK = "heads of the trail", "clock of the database"


@pytest.fixture
def found(superuser, db):
    """`found()`: what the doctor says, by what it is about."""

    def look(place=REAL):
        said = checks.of_database(place, lambda question: superuser.execute(question).fetchall())
        return {one.about: one for one in [*said, *trail.findings(place, superuser)]}

    return look


def kept(place, hours=0, **more):
    held = timezone.now() - timedelta(hours=hours)
    KeptPlace.objects.using("owner").create(place=place, held_at=held, size=1, **more)


def test_without_a_place_a_real_register_is_wrong_and_a_rehearsal_is_not(found):
    assert found()[HEADS].state == "wrong"
    assert "nothing is joined, closed" in found()[HEADS].mend
    assert found(replace(REAL, rehearsal=True))[HEADS].state == "note"


def test_one_place_is_too_few_and_two_are_good(found):
    kept("/one")
    assert found()[HEADS].state == "note"
    kept("/two")
    assert found()[HEADS].state == "good"


def test_a_place_that_had_no_head_for_long_does_not_count(found):
    kept("/one", hours=5)
    assert found()[HEADS].state == "wrong"


def test_a_place_that_fails_is_named_with_the_reason(found):
    kept("/one", failed_at=timezone.now(), failure="it does not answer")
    assert found()["heads at /one"].says.startswith("it does not answer; last kept there: 2")


def test_a_clock_that_goes_forward_is_good(found):
    entries.note_look("", "register.read", EntrySubject("page", uuid.uuid4()), using="owner")
    sequence_entries(using="owner")
    assert found()[CLOCK].state == "good"


def test_a_clock_behind_the_newest_head_is_wrong(found, monkeypatch):
    entries.note_look("", "register.read", EntrySubject("page", uuid.uuid4()), using="owner")
    ahead = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr("umai.trail.jobs.read_clock", lambda _cursor: ahead)
    sequence_entries(using="owner")
    assert found()[CLOCK].state == "wrong"
    assert "seconds behind the newest signed head" in found()[CLOCK].says


def test_entries_of_a_clock_that_stood_behind_are_counted(found, superuser):
    now = timezone.now()
    forge_entry(superuser, at=now, clock_at=now - timedelta(hours=1))
    assert found()[CLOCK].state == "note"
    assert "1 entries" in found()[CLOCK].says


@pytest.mark.parametrize(("minutes", "said"), [(9, False), (11, True)])
def test_entries_that_wait_long_for_a_head_are_counted(found, superuser, minutes, said):
    forge_entry(superuser, at=timezone.now() - timedelta(minutes=minutes))
    assert ("trail" in found()) is said

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.days import as_of_now
from umai.access.facts import ReplacementReason
from umai.intake.cases import actions
from umai.intake.models import Clock
from umai.law.terms.clock import day_of

WHY = "The letter lay in the office for three days."


def earlier(**changes):
    said = {"received_at": timezone.now() - timedelta(days=5), "discovered_at": None, "words": WHY}
    return said | changes


def test_a_correction_that_cannot_be_is_refused(case, damira, erlan):
    for changes in (
        {"words": "  "},
        {"received_at": lambda: timezone.now() + timedelta(days=1)},
        {"received_at": None},
    ):
        with pytest.raises(actions.Refusal):
            actions.correct_clock(case, by=damira, **earlier(**as_of_now(changes)))
        with damira.speaking():
            assert Clock.ever.count() == 1, changes
    with damira.speaking():
        before = Clock.objects.get().pk
    actions.assign_worker(case, by=damira, worker_id=erlan.pk)
    with damira.speaking():
        assert Clock.ever.get().pk == before
    said = earlier()
    actions.correct_clock(case, by=damira, **said)
    with damira.speaking():
        clock = Clock.objects.get()
        assert Clock.ever.count() == 2
    assert clock.started_on == day_of(said["received_at"])
    assert clock.due_on == clock.started_on + timedelta(days=10)
    assert (clock.why, clock.reason) == (ReplacementReason.CORRECTION, WHY)

"""What is owed in a case stays owed, whatever else is corrected in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from umai.intake.cases import actions
from umai.intake.models import Due, WorklistRow
from umai.visits.tests.conftest import make_case, make_child, planned


def owed(case):
    return dict(Due.objects.using("owner").filter(case=case).values_list("owed", "due_on"))


@pytest.mark.parametrize("days", [2, 8])
def test_correcting_the_clock_leaves_every_other_due_date_as_it_was(aigul, damira, days):
    """The correction replaces the clock's row: between the two rows the case has no current clock."""
    case = make_case(make_child(aigul), aigul, days_ago=5)
    planned(case, aigul)
    before = owed(case)
    assert set(before) == {"ten_days", "visit"}

    beginning = {"received_at": timezone.now() - timedelta(days=days), "discovered_at": None}
    actions.correct_clock(case, by=damira, words="The letter lay in the office.", **beginning)

    after = owed(case)
    assert after.pop("ten_days") == before.pop("ten_days") + timedelta(days=5 - days)
    assert after == before
    assert WorklistRow.objects.using("owner").get(case=case).owed == "visit"

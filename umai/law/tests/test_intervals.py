from datetime import date

import pytest

from umai.law.dated_values import Certainty, DatedEntry, DatedValue, parameter
from umai.law.terms import intervals


def test_a_shorter_interval_begins_with_the_next_visit(monkeypatch):
    old = parameter("visit_days_high")
    shorter = DatedEntry(date(2027, 1, 1), 7, "A test.", Certainty.PRACTICE)
    amended = DatedValue(old.name, old.says, old.unit, (*old.entries, shorter))
    monkeypatch.setitem(intervals.VISIT_DAYS, "high", amended)

    assert intervals.next_visit_due_on("high", date(2026, 12, 31)) == date(2027, 1, 14)
    assert intervals.next_visit_due_on("high", date(2027, 1, 1)) == date(2027, 1, 8)


def test_an_unknown_risk_is_a_mistake_in_the_code():
    with pytest.raises(KeyError):
        intervals.next_visit_due_on("none", date(2026, 3, 1))


@pytest.mark.parametrize("rule", [intervals.CONTACT_WITHIN, intervals.VISIT_DAYS, intervals.REVIEW_DAYS])
def test_every_level_of_risk_has_its_terms(rule):
    assert set(rule) == set(intervals.RISKS)

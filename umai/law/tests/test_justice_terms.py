"""The days of proceedings and of reviews after a death, as the parameter files have them, and at their edges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import Certainty, DatedEntry, DatedValue, NoLawInForce
from umai.law.justice import proceedings, self_harm

TERMS = [
    (proceedings.settled_letter_due_on, 3),
    (proceedings.prosecutor_answer_due_on, 14),
    (proceedings.stage_missing_before, -14),
    (proceedings.independent_answer_due_on, 3),
    (self_harm.review_due_on, 60),
    (self_harm.answer_due_on, 30),
]
NAMES = [f"{term.__module__.rsplit('.', 1)[1]}-{term.__name__}" for term, _days in TERMS]
of_each = pytest.mark.parametrize(("term", "days"), TERMS, ids=NAMES)
FIRST = date(2015, 6, 22)


@of_each
@given(on=st.dates(FIRST, date(2100, 1, 1)))
def test_each_term_has_its_calendar_days(term, days, on):
    assert (term(on) - on).days == days


@of_each
def test_no_term_is_told_before_the_day_of_its_number(term, days):
    with pytest.raises(NoLawInForce):
        term(date(2015, 6, 21))
    assert (term(FIRST) - FIRST).days == days


@pytest.mark.parametrize(
    ("term", "on", "expected"),
    [
        (proceedings.settled_letter_due_on, date(2026, 12, 30), date(2027, 1, 2)),
        (proceedings.settled_letter_due_on, date(2028, 2, 27), date(2028, 3, 1)),
        (proceedings.settled_letter_due_on, date(2027, 2, 27), date(2027, 3, 2)),
        (proceedings.prosecutor_answer_due_on, date(2026, 12, 25), date(2027, 1, 8)),
        (proceedings.independent_answer_due_on, date(2026, 12, 30), date(2027, 1, 2)),
        (proceedings.stage_missing_before, date(2028, 3, 1), date(2028, 2, 16)),
        (proceedings.stage_missing_before, date(2027, 1, 5), date(2026, 12, 22)),
        (self_harm.review_due_on, date(2026, 11, 29), date(2027, 1, 28)),
        (self_harm.answer_due_on, date(2028, 2, 1), date(2028, 3, 2)),
    ],
)
def test_days_are_counted_over_the_ends_of_months_and_years(term, on, expected):
    assert term(on) == expected


@pytest.mark.parametrize(
    ("module", "name", "term"),
    [
        (proceedings, "LETTER_DAYS", proceedings.settled_letter_due_on),
        (proceedings, "ANSWER_DAYS", proceedings.prosecutor_answer_due_on),
        (proceedings, "MISSING_DAYS", proceedings.stage_missing_before),
        (proceedings, "INDEPENDENT_DAYS", proceedings.independent_answer_due_on),
        (self_harm, "REVIEW_DAYS", self_harm.review_due_on),
        (self_harm, "ANSWER_DAYS", self_harm.answer_due_on),
    ],
    ids=NAMES,
)
def test_an_amendment_counts_from_its_day_on(monkeypatch, module, name, term):
    old = getattr(module, name)
    later = DatedEntry(date(2027, 1, 1), 5, "A test.", Certainty.PRACTICE)
    monkeypatch.setattr(module, name, DatedValue(old.name, old.says, old.unit, (*old.entries, later)))
    before, on = date(2026, 12, 31), date(2027, 1, 1)
    assert abs((term(on) - on).days) == 5
    assert abs((term(before) - before).days) == old.on(before)

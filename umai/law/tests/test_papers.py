"""Papers over time: properties over random lives."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.children.lives import PaperSpan, holds_on
from umai.law.guardianship.arrangements import arrangement_on
from umai.law.guardianship.papers import (
    LACKS,
    OVERLAPS,
    lack_on,
    lapses,
    overlaps,
    paper_gaps,
    renewal_days,
    renewal_due_from,
    renewals_due,
)
from umai.law.tests.lives import lives

asked = st.dates(date(2022, 6, 1), date(2027, 6, 1))


@given(lives(), asked)
@settings(deadline=None, max_examples=16)
def test_a_day_is_in_a_gap_exactly_when_something_is_asked_for_and_no_paper_is_enough(life, on):
    gaps = paper_gaps(life, on, on + timedelta(days=200))
    for n in range(201):
        day = on + timedelta(days=n)
        found = [gap for gap in gaps if gap.from_on <= day <= gap.to_on]
        assert [gap.lack for gap in found] == (
            [lack_on(life, day)] if arrangement_on(life, day).is_missing else []
        )
        assert all(gap.lack in LACKS for gap in found)


@given(lives())
@settings(max_examples=40)
def test_two_papers_overlap_exactly_when_a_day_is_in_both(life):
    found = {frozenset((id(one.one), id(one.other))) for one in overlaps(life.papers)}
    for n, one in enumerate(life.papers):
        for other in life.papers[n + 1 :]:
            days = {day for day in (one.from_on, other.from_on, one.to_on, other.to_on) if day}
            shared = any(holds_on(one, day) and holds_on(other, day) for day in days | {date(2025, 1, 1)})
            assert (frozenset((id(one), id(other))) in found) is shared
    assert all(one.kind in OVERLAPS for one in overlaps(life.papers))


@given(lives(), asked)
@settings(max_examples=40)
def test_what_is_to_be_renewed_is_valid_and_what_lapsed_is_not(life, on):
    assert all(holds_on(one, on) for one in renewals_due(life, on))
    assert not any(holds_on(one.paper, on) for one in lapses(life, on))
    assert not lapses(life, on) or lack_on(life, on)


def test_a_paper_without_a_last_day_is_never_renewed():
    assert renewal_due_from(PaperSpan("court", "uncle", date(2026, 1, 1))) is None
    paper = PaperSpan("preliminary", "aunt", date(2026, 1, 1), date(2026, 6, 30))
    assert date(2026, 5, 31) in set(renewal_days([paper]))


def test_before_any_law_nothing_is_missing():
    from umai.law.children.lives import ChildLife

    assert lack_on(ChildLife(), date(2010, 1, 1)) == ""

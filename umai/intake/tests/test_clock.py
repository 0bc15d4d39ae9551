"""The rule by which the act starts the ten days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.access.requirements import ImpossibleTime
from umai.intake.cases.clock import BeforeTheLaw, NoBeginning, clock_start
from umai.law.terms.clock import BISHKEK, day_of

NOW = datetime(2026, 11, 24, 12, tzinfo=BISHKEK)
instants = st.datetimes(
    min_value=datetime(2013, 1, 1),
    max_value=datetime(2026, 11, 24, 5),
    timezones=st.sampled_from([UTC, BISHKEK]),
)


@given(received=st.none() | instants, discovered=st.none() | instants)
def test_the_earlier_of_the_two_begins_it_and_ten_days_later_it_ends(received, discovered):
    known = [instant for instant in (received, discovered) if instant]
    if not known:
        with pytest.raises(NoBeginning):
            clock_start(received, discovered, now=NOW)
        return
    began = clock_start(received, discovered, now=NOW)
    assert began.started_on == day_of(min(known))
    assert began.due_on == began.started_on + timedelta(days=10)


@given(later=instants, seconds=st.integers(min_value=1, max_value=10**7))
def test_neither_may_lie_ahead(later, seconds):
    with pytest.raises(ImpossibleTime):
        clock_start(later, NOW + timedelta(seconds=seconds), now=NOW)


def test_midnight_is_that_of_bishkek():
    before = datetime(2026, 11, 20, 17, 59, 59, tzinfo=UTC)
    after = datetime(2026, 11, 20, 18, 0, 0, tzinfo=UTC)
    assert clock_start(before, None, now=NOW).started_on.day == 20
    assert clock_start(after, None, now=NOW).started_on.day == 21


def test_this_very_instant_has_come():
    assert clock_start(NOW, None, now=NOW).started_on == NOW.date()


def test_a_day_before_the_code_on_children_has_no_ten_days():
    with pytest.raises(BeforeTheLaw):
        clock_start(datetime(2012, 7, 9, 12, tzinfo=BISHKEK), None, now=NOW)

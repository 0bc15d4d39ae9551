from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import Certainty, DatedEntry, DatedValue, NoLawInForce, parameter
from umai.law.terms import clock

DAYS = st.dates(min_value=date(2012, 7, 10), max_value=date(2100, 1, 1))
INSTANTS = st.datetimes(
    min_value=datetime(2012, 7, 11), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
)


@given(DAYS)
def test_the_last_day_is_exactly_ten_calendar_days_after_the_first(started_on):
    assert clock.assessment_due_on(started_on) - started_on == timedelta(days=10)


@given(DAYS, DAYS)
def test_a_clock_that_starts_later_never_ends_earlier(one, other):
    assert (one <= other) == (clock.assessment_due_on(one) <= clock.assessment_due_on(other))


@given(DAYS, st.integers(min_value=-1000, max_value=1000))
def test_late_is_any_day_after_the_last_and_no_other(due_on, distance):
    on = due_on + timedelta(days=distance)

    assert clock.is_late(due_on, on) is (distance > 0)
    assert clock.days_left(due_on, on) == -distance


@given(DAYS, INSTANTS)
def test_an_instant_is_late_from_the_end_of_the_clock_on(due_on, instant):
    assert clock.is_late_at(due_on, instant) is (instant >= clock.day_ends_at(due_on))


@given(DAYS)
def test_the_clock_ends_at_midnight_in_bishkek_six_hours_before_utc(due_on):
    end = clock.day_ends_at(due_on).astimezone(UTC)

    assert (end.date(), end.hour, end.minute) == (due_on, 18, 0)


@given(INSTANTS, INSTANTS)
def test_the_earlier_of_receipt_and_discovery_starts_the_clock_whichever_it_is(one, other):
    assert clock.clock_starts_at(one, other) == clock.clock_starts_at(other, one) == min(one, other)


@given(INSTANTS)
def test_one_known_instant_is_enough(instant):
    assert (
        clock.clock_starts_on(instant, None) == clock.clock_starts_on(None, instant) == clock.day_of(instant)
    )


def test_a_clock_without_any_instant_does_not_start():
    with pytest.raises(ValueError, match="no clock starts"):
        clock.clock_starts_at(None, None)


def test_an_instant_without_a_zone_starts_no_clock():
    with pytest.raises(ValueError, match="without a time zone"):
        clock.clock_starts_on(datetime(2026, 3, 1, 12), datetime(2026, 3, 1, 12, tzinfo=UTC))
    with pytest.raises(ValueError, match="without a time zone"):
        clock.day_of(datetime(2026, 3, 1, 12))


def test_before_the_code_there_is_no_last_day():
    with pytest.raises(NoLawInForce) as refused:
        clock.assessment_due_on(date(2012, 7, 9))

    assert (refused.value.name, refused.value.day) == ("assessment_days", date(2012, 7, 9))


def amended(name, value, day):
    """A parameter as it stands, with one more value from this day on."""
    old = parameter(name)
    return DatedValue(
        old.name, old.says, old.unit, (*old.entries, DatedEntry(day, value, "A test.", Certainty.LAW))
    )


def test_an_amendment_does_not_move_a_running_deadline(monkeypatch):
    monkeypatch.setattr(clock, "DAYS_ALLOWED", amended("assessment_days", 5, date(2027, 1, 1)))

    assert clock.assessment_due_on(date(2026, 12, 31)) == date(2027, 1, 10)
    assert clock.assessment_due_on(date(2027, 1, 1)) == date(2027, 1, 6)


@pytest.mark.parametrize(
    ("started_on", "last_day"),
    [
        (date(2027, 3, 11), date(2027, 3, 22)),  # the tenth day is Sunday, Nooruz
        (date(2027, 4, 30), date(2027, 5, 10)),  # a Monday stays
        (date(2027, 4, 29), date(2027, 5, 10)),  # Victory Day is a Sunday too
        (date(2027, 12, 22), date(2028, 1, 3)),  # New Year's Day is a Saturday
    ],
)
def test_once_the_law_says_so_a_last_day_moves_to_the_next_working_day(monkeypatch, started_on, last_day):
    monkeypatch.setattr(clock, "LAST_DAY_MOVES", amended("last_day_moves", True, date(2027, 1, 1)))

    assert clock.assessment_due_on(started_on) == last_day


def test_a_feast_of_one_year_moves_a_last_day_of_that_year_only():
    assert clock.first_working_day(date(2026, 5, 27), ("2026-05-27",)) == date(2026, 5, 28)
    assert clock.first_working_day(date(2027, 5, 27), ("2026-05-27",)) == date(2027, 5, 27)


@pytest.mark.parametrize(("hour", "day"), [(17, date(2026, 2, 28)), (18, date(2026, 3, 1))])
def test_today_begins_in_bishkek_while_london_has_yesterday(monkeypatch, hour, day):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 2, 28, hour, 59, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    assert clock.today() == day


def test_a_holiday_of_every_year_moves_a_last_day_of_each():
    for year in (2028, 2029):
        assert clock.first_working_day(date(year, 3, 21), ("03-21",)) == date(year, 3, 22)


def test_a_machine_without_time_zones_is_told_what_to_install(monkeypatch):
    def none(name):
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(clock, "ZoneInfo", none)
    with pytest.raises(RuntimeError, match="install the package tzdata"):
        clock._bishkek()

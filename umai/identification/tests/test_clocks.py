"""The clocks at their boundaries, which are days in Bishkek and instants anywhere."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umai.identification.signal import clocks
from umai.law.terms.clock import BISHKEK, day_ends_at

WHEN = st.datetimes(min_value=datetime(2016, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC))
SMALLEST = timedelta(microseconds=1)


def of(received_at, *, urgent=False, screened_at=None, ended_at=None, now=None):
    return clocks.clocks_of(
        received_at, urgent=urgent, screened_at=screened_at, ended_at=ended_at, now=now or received_at
    )


@given(WHEN)
def test_screening_has_a_day_and_a_night(received_at):
    by = received_at + timedelta(hours=24)
    assert of(received_at).screen_by == by
    assert not of(received_at, now=by - SMALLEST).screening_is_late
    assert of(received_at, now=by).screening_is_late


@given(WHEN)
def test_screened_in_time_stays_so(received_at):
    by = received_at + timedelta(hours=24)
    found = of(received_at, screened_at=by - SMALLEST, now=by + timedelta(days=900))
    assert not found.screening_is_late
    assert of(received_at, screened_at=by, now=by + timedelta(days=900)).screening_is_late


@given(WHEN, st.booleans())
def test_intake_is_in_time_to_midnight_in_bishkek(received_at, urgent):
    last = of(received_at, urgent=urgent).take_in_by
    assert (last - received_at.astimezone(BISHKEK).date()).days == (0 if urgent else 3)
    midnight = day_ends_at(last)
    assert not of(received_at, urgent=urgent, now=midnight - SMALLEST).intake_is_late
    assert of(received_at, urgent=urgent, now=midnight).intake_is_late


@given(WHEN, st.booleans())
def test_taken_in_late_stays_late(received_at, urgent):
    midnight = day_ends_at(of(received_at, urgent=urgent).take_in_by)
    assert of(received_at, urgent=urgent, ended_at=midnight).intake_is_late
    kept = of(received_at, urgent=urgent, ended_at=midnight - SMALLEST, now=midnight + timedelta(days=9))
    assert not kept.intake_is_late


@given(WHEN)
def test_whoever_ended_it_had_read_it(received_at):
    at = received_at + timedelta(hours=25)
    assert of(received_at, ended_at=at).screened_at == at
    assert of(received_at, ended_at=at).screening_is_late

"""The state of an order on a day: extended, suspended, revived, revoked, renewed; every last day is inclusive."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.justice.orders.state import OrderChange, OrderTerm, state_on
from umai.law.justice.orders import longest_until

D0 = date(2026, 3, 1)


def d(number):
    return D0 + timedelta(days=number)


def days_in_force(changes, first, last):
    """The days of this span on which the order has force."""
    return [d(n) for n in range(first, last + 1) if state_on(TERM, changes, d(n)).in_force]


TERM = OrderTerm(d(0), d(10))
days = st.integers(-30, 60).map(d)
changes = st.lists(
    st.builds(
        OrderChange,
        st.sampled_from(["extends", "renews", "suspends", "revives", "ends"]),
        st.integers(0, 40).map(d),
        st.none() | st.integers(41, 80).map(d),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("day", "code"), [(-1, "to_come"), (0, "runs"), (10, "runs"), (11, "over"), (400, "over")]
)
def test_an_order_runs_on_its_first_and_on_its_last_day(day, code):
    assert state_on(TERM, [], d(day)).code == code


def test_an_extension_in_time_leaves_no_gap():
    longer = [OrderChange("extends", d(9), d(20))]
    assert days_in_force(longer, -2, 25) == [d(n) for n in range(21)]


def test_an_extension_on_the_day_after_the_last_leaves_no_gap():
    longer = [OrderChange("extends", d(11), d(20))]
    assert len(days_in_force(longer, 0, 30)) == 21


def test_an_extension_that_comes_too_late_leaves_a_gap():
    longer = [OrderChange("extends", d(13), d(20))]
    assert d(12) not in days_in_force(longer, 0, 30)
    assert state_on(TERM, longer, d(13)).code == "runs"


def test_an_extension_never_shortens():
    assert state_on(TERM, [OrderChange("extends", d(2), d(5))], d(2)).ends_on == d(10)


def test_of_overlapping_extensions_the_longest_counts():
    longer = [OrderChange("extends", d(2), d(30)), OrderChange("extends", d(3), d(20))]
    assert state_on(TERM, longer, d(4)).ends_on == d(30)


def test_a_suspended_order_has_no_force_until_it_is_revived():
    done = [OrderChange("suspends", d(3)), OrderChange("revives", d(6))]
    assert [state_on(TERM, done, d(n)).code for n in (2, 3, 5, 6)] == [
        "runs",
        "suspended",
        "suspended",
        "runs",
    ]


def test_a_suspension_with_a_last_day_ends_by_itself():
    done = [OrderChange("suspends", d(3), d(4))]
    assert [state_on(TERM, done, d(n)).code for n in (3, 4, 5)] == ["suspended", "suspended", "runs"]


def test_a_revoked_order_has_no_force_on_that_day_and_is_not_extended():
    done = [OrderChange("ends", d(4)), OrderChange("extends", d(5), d(30))]
    assert [state_on(TERM, done, d(n)).code for n in (3, 4, 6)] == ["runs", "ended", "ended"]
    assert state_on(TERM, done, d(6)).ends_on == d(3)


def test_a_revoked_order_runs_again_only_when_it_is_renewed():
    done = [OrderChange("ends", d(4)), OrderChange("renews", d(8), d(30))]
    assert [state_on(TERM, done, d(n)).code for n in (7, 8, 30, 31)] == ["ended", "runs", "runs", "over"]


def test_of_two_changes_on_one_day_the_later_written_counts():
    done = [OrderChange("suspends", d(3)), OrderChange("revives", d(3))]
    assert state_on(TERM, done, d(3)).in_force
    assert not state_on(TERM, done[::-1], d(3)).in_force


@given(done=changes, day=days)
def test_what_comes_later_changes_no_day_before(done, day):
    before = [one for one in done if one.on <= day]
    assert state_on(TERM, done, day) == state_on(TERM, before, day)


@given(done=changes, day=days)
def test_an_order_has_force_only_within_its_known_days(done, day):
    state = state_on(TERM, done, day)
    assert state.code in {"to_come", "runs", "suspended", "over", "ended"}
    if state.in_force:
        assert state.from_on <= day and (state.ends_on is None or day <= state.ends_on)


@given(done=changes, day=days)
def test_nothing_but_a_suspension_or_an_end_takes_force_away_within_the_first_term(done, day):
    if not any(one.does in ("suspends", "ends") for one in done) and d(0) <= day <= d(10):
        assert state_on(TERM, done, day).in_force


@given(done=changes, day=st.integers(11, 60).map(d))
def test_without_an_extension_or_a_renewal_nothing_has_force_after_the_last_day(done, day):
    if not any(one.does in ("extends", "renews") for one in done):
        assert not state_on(TERM, done, day).in_force


def test_the_longest_term_is_that_of_the_law_of_the_day():
    assert longest_until(("court_term",), date(2025, 11, 30)) == date(2026, 2, 27)
    assert longest_until(("court_term",), date(2025, 10, 16)) is None
    assert longest_until(("police_term",), date(2026, 3, 1)) == date(2026, 3, 30)
    assert longest_until((), date(2026, 3, 1)) is None

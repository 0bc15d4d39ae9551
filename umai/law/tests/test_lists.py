"""What is done about a row that may be a child, and when a list is another area's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law import lists
from umai.law.lists import clerical_threshold, is_of_another_area, joining_threshold, match_limits

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("probability", "by_the_child", "done"),
    [
        (0.99, True, "automatic"),
        (0.989, True, "clerical"),
        (0.999999, False, "clerical"),
        (0.5, True, "clerical"),
        (0.499, True, "new"),
        (0.0, False, "new"),
    ],
)
def test_a_row_is_taken_by_rule_only_when_it_is_nearly_certain_and_by_what_is_the_childs(
    probability, by_the_child, done
):
    assert match_limits(on=DAY).band(probability, by_the_child=by_the_child) == done


def test_half_of_a_list_elsewhere_is_still_this_areas():
    assert not is_of_another_area(50, 100, on=DAY)
    assert is_of_another_area(51, 100, on=DAY)
    assert not is_of_another_area(0, 0, on=DAY)


class Costs:
    """A cost that is the same on every day."""

    def __init__(self, value):
        self.value = value

    def on(self, day):
        return self.value


costs = st.integers(1, 10_000)


@given(costs, costs)
def test_a_pair_is_joined_from_where_joining_costs_less_than_not(wrong, missed):
    with pytest.MonkeyPatch.context() as costing:
        costing.setattr(lists, "COST_WRONG", Costs(wrong))
        costing.setattr(lists, "COST_MISSED", Costs(missed))
        limit, bands = joining_threshold(on=DAY), match_limits(on=DAY)
    # (1 - p) * wrong against p * missed: equal at the limit, and no band lies on the wrong side of it
    assert (1 - limit) * wrong == pytest.approx(limit * missed)
    assert bands.clerical <= limit <= bands.automatic <= 1


@given(costs, costs, st.floats(0, 1))
def test_what_is_done_is_never_dearer_than_reading_or_the_other_way(wrong, missed, probability):
    with pytest.MonkeyPatch.context() as costing:
        costing.setattr(lists, "COST_WRONG", Costs(wrong))
        costing.setattr(lists, "COST_MISSED", Costs(missed))
        done = match_limits(on=DAY).band(probability, by_the_child=True)
    cost = {"automatic": (1 - probability) * wrong, "clerical": 1.0, "new": probability * missed}
    assert cost[done] <= min(cost.values()) + 1e-6


def test_a_dearer_miss_puts_more_before_a_person(monkeypatch):
    before = clerical_threshold(on=DAY)
    monkeypatch.setattr(lists, "COST_MISSED", Costs(10))
    assert clerical_threshold(on=DAY) < before

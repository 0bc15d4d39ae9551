"""What is done about a row that may be a child, and when a list is another area's."""

from datetime import date

import pytest

from umai.law.lists import band, is_another_areas

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
    assert band(probability, by_the_child=by_the_child, on=DAY) == done


def test_half_of_a_list_elsewhere_is_still_this_areas():
    assert not is_another_areas(50, 100, on=DAY)
    assert is_another_areas(51, 100, on=DAY)
    assert not is_another_areas(0, 0, on=DAY)

"""What families obtained: counted on the board of who answers here, and among the figures."""

import pytest
from django.urls import reverse

from tests.page_words import words_of
from umai.entitlements.actions import record_outcome
from umai.identification.tests.conftest import wall
from umai.indicators.reading import count_cells
from umai.oversight.board.help_obtained import section
from umai.oversight.board_query import BoardQuery
from umai.oversight.tests.conftest import ago, make_case

NOTHING = "Nobody wrote down in these days that a family obtained something."


def record(child, by, code, state="obtained", days_ago=3):
    words = "Башкармалык." if state == "refused" else ""
    return record_outcome(child, by=by, code=code, state=state, happened_on=ago(days_ago), words=words)


@pytest.fixture
def obtained(aigul):
    """Two families: one with a benefit and a doctor, one with a benefit; more that does not count."""
    first, second = (make_case(aigul, given, days_ago=20).child for given in ("Нурбек", "Айбек"))
    record(first, aigul, "family_benefit", days_ago=5)
    record(first, aigul, "family_benefit")
    record(first, aigul, "doctor")
    record(second, aigul, "family_benefit")
    record(second, aigul, "doctor", "asked")
    record(second, aigul, "doctor", days_ago=0)
    return first, second


def counted(by):
    found = section(BoardQuery.of({}, by))
    return found.families, [one.families for one in found.kinds]


def test_a_family_counts_once_for_each_kind_until_yesterday(obtained, damira):
    assert counted(damira) == (2, [2, 1])


def test_what_was_refused_afterwards_does_not_count(obtained, aigul, damira):
    record(obtained[0], aigul, "doctor", "refused")
    assert counted(damira) == (2, [2])


def test_neither_another_district_nor_a_wall_counts_it(obtained, cholpon, damira):
    assert counted(cholpon) == (0, [])
    wall(damira.worker, obtained[1])
    assert counted(damira) == (1, [1, 1])


def test_the_board_says_it_in_words(client_of, obtained):
    said = words_of(client_of("damira").get(reverse("oversight:board")))
    assert "2 families obtained something" in said and NOTHING not in said


def test_a_board_without_any_says_so(client_of, db):
    assert NOTHING in words_of(client_of("damira").get(reverse("oversight:board")))


def test_it_is_a_figure_told_apart_by_its_kind(obtained):
    cells = count_cells("help_obtained", ago(10), ago(1), ("help",))
    assert {cell.categories[0]: cell.count for cell in cells} == {"family_benefit": 2, "doctor": 1}
    assert count_cells("help_obtained", ago(10), ago(4), ("help",))[0].count == 1


def test_it_is_known_on_a_day(obtained):
    assert count_cells("help_obtained", ago(10), ago(1), (), ago(1)) == []

"""Two records beside each other: what differs is marked, and what only one of them knows is no difference."""

from datetime import date

import pytest
from django.utils import translation

from umai.linkage.review.records import PairRecord, comparison_lines
from umai.places.models import Precision

DAY, YEAR = Precision.DAY, Precision.YEAR


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def side(given="Нурбек", **more):
    return PairRecord("a list", ("Асанов", given, ""), names=[f"Асанов {given}"], **more)


def differs(label, one, other):
    """Whether this line is marked; "" where there is no such line."""
    return next((line.differs for line in comparison_lines(one, other) if line.label == label), "")


def test_another_given_name_is_marked_and_another_spelling_is_not():
    assert differs("Name", side(), side("Айбек")) is True
    assert differs("Name", side(), side("Нурбeк")) is False  # a Latin e


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        (("Асанов", "Нурбек", "Маратович"), ("Асанов", "Нурбек", ""), False),
        (("Асанов", "Нурбек", "Маратович"), ("Асанов", "Нурбек", "Эркинович"), True),
        (("Марат уулу", "Нурбек", ""), ("Асанов", "Нурбек", "Маратович"), False),
        (("Асанов", "", ""), ("", "Нурбек", ""), None),
    ],
)
def test_names_are_compared_in_the_parts_that_both_tell(one, other, marked):
    assert (
        differs("Name", *(PairRecord("a list", parts, names=[" ".join(parts)]) for parts in (one, other)))
        is marked
    )


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ((date(2015, 3, 27), DAY), (date(2015, 3, 28), DAY), True),
        ((date(2015, 3, 27), DAY), (date(2015, 1, 1), YEAR), False),
        ((date(2015, 3, 27), DAY), (date(2014, 1, 1), YEAR), True),
        ((date(2015, 3, 27), DAY), (None, Precision.UNKNOWN), None),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(one, other, marked):
    two = [side(birth_date=born, birth_precision=precision) for born, precision in (one, other)]
    assert differs("Born", *two) is marked


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Ноокат району, Ош облусу", "Бел айыл аймагы, Ноокат району, Ош облусу", None),
        ("Ноокат району, Ош облусу", "Араван району, Ош облусу", True),
        ("Ноокат району, Ош облусу", "Ноокат району, Ош облусу", False),
    ],
)
def test_a_district_beside_a_village_of_it_is_no_difference(one, other, marked):
    assert differs("Place", side(homes=[one]), side(homes=[other])) is marked


def test_what_neither_knows_has_no_line_and_a_pin_shows_its_end_alone():
    lines = comparison_lines(side(pin="22703201500123"), side())
    assert "Telephone" not in {line.label for line in lines}
    assert next(line.left for line in lines if line.label == "PIN") == "…0123"

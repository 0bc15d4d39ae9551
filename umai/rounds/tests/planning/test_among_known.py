"""Houses of the register stand in a round unmarked among others, or not at all."""

import uuid

import pytest

from umai.register.child.actions import add_child, record_fact
from umai.register.models import Address
from umai.rounds.planning.actions import add_dwellings
from umai.rounds.tests.conftest import planned, stops


@pytest.fixture
def lives(village, aigul):
    """`lives("көч. Ленин, 12")`: a child of the register lives there."""

    def make(words):
        identity = {"surname": "Асанов", "given": "Нурбек", "sex": "m"}
        child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        record_fact(child, by=aigul, model=Address, kind="actual", settlement_id=village.pk, words=words)
        return child

    return make


@pytest.fixture
def written(village, aigul):
    """`written("Ленин: 1-10")`: the dwellings of a new round, in their order."""

    def make(streets):
        walk = planned(village, aigul)
        add_dwellings(walk, by=aigul, settlement=village, streets=streets, from_register=True)
        return [one.dwelling.words for one in stops(walk)]

    return make


def test_a_known_house_stands_in_the_order_of_its_street(lives, written):
    lives("көч. Ленин, үй 4")
    assert written("Ленин: 1-3, 5-8\nОш: 1") == [f"Ленин {n}" for n in range(1, 9)] + ["Ош 1"]


def test_fewer_than_three_others_for_each_hide_nobody(lives, written):
    lives("Ленин 4")
    assert written("Ленин: 1-2") == ["Ленин 1", "Ленин 2"]


def test_those_that_were_written_before_do_not_count_as_others(lives, written):
    written("Ленин: 1-3, 5-8")
    lives("Ленин 4")
    assert "Ленин 4" not in written("Ленин: 1-3, 5-9")


def test_words_that_are_no_house_of_a_written_street_are_left_out(lives, written):
    for words in ("Асанова Гүлнарадан сура", "Бабушка Асанова 4", "Ош 4", "Ленин", "Ленин 4, Асановдор"):
        lives(words)
    assert written("Ленин: 1-3, 5-8") == [f"Ленин {n}" for n in (1, 2, 3, 5, 6, 7, 8)]


def test_a_house_that_is_written_down_is_not_written_twice(lives, written):
    lives("ул. Ленин, д. 2")
    assert written("Ленин: 1-8") == [f"Ленин {n}" for n in range(1, 9)]


def test_who_plans_elsewhere_adds_none_also_by_raw_sql(lives, village, azamat, cholpon):
    lives("Ленин 4")
    for by in (azamat, cholpon):
        with pytest.raises(Exception, match="another office"):
            by.ask(
                "select rounds_write_among_known(%(at)s, array['Ленин 1', 'Ленин 2', 'Ленин 3'], 3)",
                at=village.pk,
            )

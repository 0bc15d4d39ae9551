"""The damage model: seeded, and what each kind says that it does."""

from collections import Counter
from datetime import date

import pytest

from bench.damage import Damage, RecordedChild

GIRL = RecordedChild("Жумагулова", "Бактыгүл", "Өмүрбековна", "Өмүрбек", "f", date(2014, 3, 7))
BOY = RecordedChild("Чыңгыз уулу", "Эрлан", "", "Чыңгыз", "m", date(2014, 3, 17))


def test_the_same_seed_damages_alike():
    assert [Damage(7).ask(GIRL) for _ in range(3)] == [Damage(7).ask(GIRL) for _ in range(3)]
    one, other = Damage(7), Damage(8)
    assert [one.ask(GIRL) for _ in range(20)] != [other.ask(GIRL) for _ in range(20)]


@pytest.mark.parametrize(
    ("hand", "word"),
    [("as_written", "Бактыгүл"), ("keyboard", "Бактыгул"), ("passport", "Baktygul"), ("bgn", "Baktygül")],
)
def test_a_hand_writes_as_its_system_has_it(hand, word):
    assert Damage().written("Бактыгүл", hand) == word


def test_the_old_passport_differs_from_the_new_one():
    damage = Damage()
    assert damage.written("Жумагулов Хамид", "passport_old") == "Dzhumagulov Hamid"
    assert damage.written("Жумагулов Хамид", "passport") == "Zhumagulov Khamid"
    assert damage.written("Жумагулов Хамид", "place_latin") == "Jumagulov Hamid"


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("exact", {"2014-03-07"}),
        ("swapped", {"2014-07-03"}),
        ("year", {"2014"}),
        ("next_year", {"2013", "2015"}),
        ("absent", {""}),
    ],
)
def test_a_date_is_damaged_as_its_kind_says(kind, allowed):
    assert {Damage(seed).ask(GIRL, dates=kind).born for seed in range(30)} == allowed


def test_one_digit_of_a_date_differs():
    for seed in range(100):
        born = Damage(seed).ask(GIRL, dates="digit").born
        assert sum(a != b for a, b in zip(born, "2014-03-07", strict=True)) == 1


def test_a_date_that_reads_the_same_swapped_counts_as_exact():
    asked = Damage(1).ask(BOY, dates="swapped")
    assert asked.born == "2014-03-17" and "date:exact" in asked.kinds


def test_every_kind_is_drawn():
    damage = Damage(1)
    kinds = Counter(kind for child in (GIRL, BOY) for _ in range(800) for kind in damage.ask(child).kinds)
    assert len(kinds) == 7 + 9 + 3 + 6 and min(kinds.values()) > 5


def test_a_child_of_whom_little_is_known_is_damaged_too():
    little = RecordedChild("", "Эрлан")
    assert {Damage(seed).ask(little, hand="as_written", slips="none").text.strip() for seed in range(50)}

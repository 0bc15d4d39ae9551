"""What agreement weighs, and how likely two records are one child."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.matching.comparison.levels import COMPARISONS, compare
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.trained_numbers import TrainedNumbers, UnusableNumbers, shipped_numbers
from umai.matching.comparison.weighing import weigh

CHILD = ListRecord(
    "Асанов", "Бекзат", "Маратович", "2015-03-27", "m", mother="Гүлнара", settlement="7", district="7"
)
PRIOR = -18.0

ROWS = st.builds(
    ListRecord,
    st.sampled_from(["", "Асанов", "Асан", "Марат уулу", "Osmonova", "Бекзат"]),
    st.sampled_from(["", "Бекзат", "Бекзад", "Bek", "Асан", "Б.", "Айгүл"]),
    st.sampled_from(["", "Маратович", "Марат уулу", "М.", "Эркинович"]),
    st.sampled_from(["", "2015", "2015-03", "2015-03-07", "2015-07-03", "2016-03-07", "2015-01-01"]),
    st.sampled_from(["", "m", "f"]),
    st.sampled_from(["", "20703201500001", "20703201500002", "20307201500001", "10703201599999"]),
    settlement=st.sampled_from(["", "a", "b"]),
    district=st.sampled_from(["", "c", "d"]),
    mother=st.sampled_from(["", "Гүлнара", "Гульнора", "Айгүл"]),
    phone=st.sampled_from(["", "555123456", "555123457", "700000000"]),
)


def likely(one, other, prior=PRIOR):
    pair = compare(features(one), features(other))
    return weigh(pair, shipped_numbers()).probability(prior)


@settings(max_examples=40, deadline=None)
@given(ROWS, ROWS)
def test_which_of_the_two_comes_first_does_not_matter(one, other):
    there, back = (
        weigh(compare(features(one), features(other)), shipped_numbers()),
        weigh(compare(features(other), features(one)), shipped_numbers()),
    )

    assert there.parts == back.parts and there.ratio == back.ratio


def test_one_child_in_two_scripts_is_likely_one():
    assert likely(CHILD, ListRecord("Asanov", "Bekzat", "Maratovich", "2015-03-27", "m")) > 0.99


def test_a_brother_is_not_the_same_child():
    brother = CHILD._replace(given="Азамат", birth_date="2017-08-02")

    assert likely(CHILD, brother) < 0.01


def test_a_twin_is_never_surely_the_same_child():
    assert likely(CHILD, CHILD._replace(given="Азамат"), prior=0) < 0.9


def test_a_brother_who_was_given_the_pin_of_the_other_is_not_the_same_child():
    brother = CHILD._replace(given="Азамат", birth_date="2017-08-02", pin="22703201500001")

    assert likely(CHILD._replace(pin="22703201500001"), brother) < 0.1


def test_a_common_value_weighs_less_than_a_rare_one():
    one = features(CHILD)
    common = compare(one, one, lambda column, value: 0.02)
    rare = compare(one, one, lambda column, value: 0.0001)

    assert weigh(rare, shipped_numbers()).bits > weigh(common, shipped_numbers()).bits + 7


def test_what_is_not_known_weighs_nothing():
    pair = weigh(compare(features(ListRecord()), features(CHILD)), shipped_numbers())

    assert pair.bits == 0 and pair.ratio == 1


def test_numbers_read_again_are_the_same_version():
    assert TrainedNumbers.from_json(shipped_numbers().as_json()).version == shipped_numbers().version


def test_other_numbers_are_another_version():
    assert replace(shipped_numbers(), made_from="elsewhere").version != shipped_numbers().version


@pytest.mark.parametrize(
    "damage",
    [
        lambda document: document.update(keys_version=0),
        lambda document: document["m"].pop("given"),
        lambda document: document["u"]["birth"].update(day=0),
        lambda document: document["siblings"]["sex"].update(same=2),
    ],
)
def test_numbers_that_do_not_fit_are_refused(damage):
    document = json.loads(shipped_numbers().as_json())
    damage(document)

    with pytest.raises(UnusableNumbers):
        TrainedNumbers.from_json(json.dumps(document))


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_one_child_or_strangers_the_levels_of_each_field_are_all_there_is(comparison):
    for table in (shipped_numbers().m, shipped_numbers().u):
        assert sum(table[comparison.name].values()) == pytest.approx(1, abs=1e-3)

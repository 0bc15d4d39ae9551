"""What labelled pairs teach is added to what agreement weighs, and nothing is added where nothing was taught."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.matching.comparison.adjustments import (
    ALWAYS,
    NAMESAKES,
    NAMESAKES_OTHERWISE,
    WITHIN,
    adjustment_names,
    adjustment_terms,
)
from umai.matching.comparison.levels import compare
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.trained_numbers import TrainedNumbers, UnusableNumbers, shipped_numbers
from umai.matching.comparison.weighing import weigh

CHILD = features(ListRecord("Асанов", "Бекзат", "", "2015-03-27", "m", settlement="7", district="70"))
OTHER = features(ListRecord("Асанов", "Бекзад", "", "2015-03-27", "m", settlement="7", district="70"))
UNTAUGHT = replace(shipped_numbers(), learned={})


def nobody(given, surname, district):
    return 0


def likely(trained, *, within=False, namesakes=nobody, other=OTHER):
    return weigh(compare(CHILD, other, None, namesakes), trained, within=within).probability(-20.0)


def odds(probability):
    return math.log2(probability / (1 - probability))


@settings(deadline=None)
@given(st.floats(-8, 8))
def test_learned_bits_are_added_to_the_odds(bits):
    taught = replace(UNTAUGHT, learned={ALWAYS: bits})

    assert odds(likely(taught)) == pytest.approx(odds(likely(UNTAUGHT)) + bits, abs=1e-6)


def test_what_was_never_learned_adds_nothing():
    taught = replace(UNTAUGHT, learned={"birth: other": 5.0, WITHIN: 3.0})

    assert likely(taught) == likely(UNTAUGHT)


def test_two_rows_of_one_list_have_bits_of_their_own():
    taught = replace(UNTAUGHT, learned={WITHIN: -3.0})

    assert odds(likely(taught, within=True)) == pytest.approx(odds(likely(taught)) - 3.0)


def test_levels_that_occur_together_have_bits_of_their_own():
    taught = replace(UNTAUGHT, learned={"given: slip, birth: day": 2.0})

    assert odds(likely(taught)) == pytest.approx(odds(likely(UNTAUGHT)) + 2.0)
    assert likely(taught, other=CHILD) == likely(UNTAUGHT, other=CHILD)


def test_the_more_common_of_two_names_in_a_district_counts():
    taught = replace(UNTAUGHT, learned={NAMESAKES_OTHERWISE: -1.0, NAMESAKES: -4.0})
    numbers = {("bekzat", "asan", "70"): 31, (OTHER.given, "asan", "70"): 1}

    found = likely(taught, namesakes=lambda *names: numbers.get(names))

    assert (CHILD.given, CHILD.surname) == ("bekzat", "asan")
    assert odds(found) == pytest.approx(odds(likely(UNTAUGHT)) - 5.0)


def test_nothing_is_added_where_namesakes_were_not_counted():
    taught = replace(UNTAUGHT, learned={ALWAYS: 5.0})

    assert likely(taught, namesakes=None) == likely(UNTAUGHT)


def test_every_sign_of_a_pair_has_a_name_that_may_be_learned():
    pair = compare(CHILD, OTHER)

    assert {name for name, _ in adjustment_terms(pair.levels, within=True, together=3)} <= adjustment_names()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"learned": {"shoe size": 1.0}}, "shoe size"),
        ({"learned": {ALWAYS: 1e6}}, "bits"),
        ({"settled": (0.0, 0.0)}, "settled"),
        ({"settled_within": (1e6, 1.0)}, "settled"),
    ],
    ids=["a sign that nothing has", "more than all evidence", "a slope of none", "of one list too much"],
)
def test_learned_numbers_that_cannot_be_used_are_refused(wrong, said):
    with pytest.raises(UnusableNumbers, match=said):
        TrainedNumbers.from_json(replace(shipped_numbers(), **wrong).as_json())


def test_numbers_that_were_trained_before_rows_of_one_list_were_read_apart_keep_their_version():
    before = replace(shipped_numbers(), settled_within=None)

    assert "settled_within" not in before.as_json()
    assert TrainedNumbers.from_json(before.as_json()).version == before.version

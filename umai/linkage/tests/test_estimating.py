"""Shares, agreement and calibration: what holds of every sample, and what is known from the papers."""

from math import isclose
from random import Random

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.linkage.review.estimates import (
    FEWEST,
    Calibration,
    Layer,
    PooledLayer,
    agreement,
    fit_calibration,
    pool_layers,
    ratio,
    wilson,
)
from umai.linkage.review.quality import SampledLayer, error_rates, precision, qualities, recall
from umai.linkage.review.quality_words import quality_in_words

FEW = settings(max_examples=20, deadline=None)
ANSWERS = ("same", "not", "unsure")
tables = st.dictionaries(
    st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), st.integers(0, 60), max_size=9
)
layers = st.builds(
    lambda population, read, same: Layer("x", max(population, read), read, min(same, read)),
    st.integers(1, 5000),
    st.integers(0, 60),
    st.integers(0, 60),
)


def test_wilson_is_that_of_the_paper():
    share = wilson(81, 263)  # Newcombe 1998, table I: 0.2553 to 0.3662
    assert (round(share.low, 4), round(share.high, 4), share.of) == (0.2553, 0.3662, 263)


def test_nothing_of_nothing_is_no_share():
    assert wilson(0, 0) is None and pool_layers([Layer("x", 10, 0, 0)]) is None and agreement({}) is None


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_in_its_interval_and_the_interval_in_nought_to_one(found, of):
    share = wilson(min(found, of), of)
    assert 0 <= share.low <= share.value <= share.high <= 1 and share.low < share.high


def test_no_error_in_twenty_readings_is_not_told_as_none():
    assert wilson(20, 20).low < 0.9


@given(st.lists(layers, min_size=1, max_size=6))
def test_draws_taken_together_are_worth_no_more_than_was_read(each):
    one = pool_layers(each)
    if one is None:
        assert not any(layer.read for layer in each)
    else:
        assert 0 <= one.share <= 1 and one.worth <= sum(layer.read for layer in each) + 1e-6
        assert one.population == sum(layer.population for layer in each)


@FEW
@given(st.lists(layers.filter(lambda one: one.read), min_size=2, max_size=5))
def test_a_recall_lies_in_its_interval_and_all_layers_together_recall_everything(each):
    parts = [pool_layers([layer]) for layer in each]
    some, everything = ratio(parts[1:], parts, of=1), ratio(parts, parts, of=1)
    if some is None:
        assert not any(part.share for part in parts)
    else:
        assert 0 <= some.low <= some.value <= some.high <= 1 + 1e-9
        assert isclose(everything.value, 1) and isclose(everything.low, 1)


def test_the_interval_of_a_recall_covers_the_truth_as_often_as_it_says():
    chance, hits = Random(7), 0
    accepted, left = (3000, 0.97), (40_000, 0.01)
    truth = 2910 / (2910 + 400)
    for _ in range(40):
        drawn = [
            PooledLayer(population, sum(chance.random() < share for _ in range(60)) / 60, 60)
            for population, share in (accepted, left)
        ]
        found = ratio(drawn[:1], drawn, of=120)
        hits += found is not None and found.low <= truth <= found.high
    assert hits >= 0.9 * 40


@FEW
@given(tables)
def test_readers_who_change_places_agree_as_much(answers):
    turned = {(two, one): number for (one, two), number in answers.items()}
    first, second = agreement(answers), agreement(turned)
    assert (first is None) == (second is None)
    if first and first.kappa is not None:
        assert isclose(first.kappa, second.kappa, abs_tol=1e-9) and first.agreed == second.agreed
        assert -1 <= first.low <= first.kappa + 1e-9 <= first.high + 2e-9 and first.high <= 1


@given(st.integers(1, 90), st.integers(1, 90))
def test_readers_who_always_say_the_same_agree_fully(same, other):
    found = agreement({("same", "same"): same, ("not", "not"): other})
    assert isclose(found.kappa, 1) and found.agreed.value == 1


def test_one_answer_alone_tells_nothing_beyond_chance():
    found = agreement({("same", "same"): 30})
    assert found.kappa is None and found.agreed.value == 1 and found.of == 30


def test_kappa_and_its_interval_are_those_of_a_worked_example():
    found = agreement({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15})
    assert round(found.kappa, 4) == 0.4
    # By hand: (0.10972 + 0.36 * 0.283 - 0.01) / (0.25 * 50) = 0.016128, its root 0.127 times 1.96
    assert (round(found.low, 3), round(found.high, 3)) == (0.151, 0.649)


def read_pairs(number, turned_out, seed=3):
    """Pairs by a model that says p where it is `turned_out(p)`."""
    chance = Random(seed)
    for _ in range(number):
        probability = chance.uniform(0.02, 0.98)
        yield probability, chance.random() < turned_out(probability), 1.0


def test_a_model_that_is_right_is_hardly_corrected():
    found = fit_calibration(read_pairs(800, lambda p: p))
    assert all(abs(found(p) - p) < 0.06 for p in (0.1, 0.5, 0.9))


def test_a_model_that_promises_too_much_is_brought_down():
    found = fit_calibration(read_pairs(800, lambda p: 0.6 * p))
    assert found(0.9) < 0.7 and found.of == 800


def test_too_few_readings_correct_nothing():
    few = list(read_pairs(FEWEST - 1, lambda p: 0.1 * p))
    assert fit_calibration(few) == Calibration() and Calibration()(0.37) == 0.37
    assert fit_calibration((0.9, True, 1.0) for _ in range(200)) == Calibration()


@FEW
@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.floats(0.1, 500)), min_size=FEWEST, max_size=80),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_calibration_keeps_the_order_of_pairs(read, one, other):
    found = fit_calibration(read)
    low, high = sorted((one, other))
    assert 0 <= found(low) <= found(high) <= 1


def sampled(part, population, read, same, source="s", kind="list", edition=1):
    return SampledLayer(
        edition, source, "m", f"{kind} {part}", population, read, same, read - same, 0, 0.5 * read
    )


WHOLE = [
    sampled("new low", 1000, 20, 0),
    sampled("new high", 100, 20, 1),
    sampled("clerical low", 50, 20, 10),
    sampled("clerical high", 50, 20, 18),
    sampled("automatic all", 500, 20, 20),
]


def test_precision_and_recall_weigh_each_layer_by_what_it_stands_for():
    expected = 500 / (0 + 100 * 0.05 + 50 * 0.5 + 50 * 0.9 + 500)
    assert precision(WHOLE).value == 1 and precision(WHOLE).of == 20
    assert isclose(recall(WHOLE).value, expected) and recall(WHOLE).of == 100
    together = qualities(WHOLE)[0].recall_with_a_person
    assert isclose(together.value, 1 - 5 / 575) and together.low < together.value


def test_nothing_is_told_while_a_layer_was_not_read():
    unread = [sampled("new low", 1000, 0, 0), *WHOLE[1:]]
    assert recall(unread) is None and precision(unread).value == 1
    assert qualities(unread)[0].lines[0].found is None


def test_a_recall_is_not_told_where_no_pair_was_left_out():
    only = [sampled("automatic all", 6, 6, 6)]
    assert recall(only) is None and precision(only).value == 1
    with translation.override("en"):
        told = quality_in_words(qualities(only)[0], "Pupils")
    assert "no pairs but these" in told.recall and "of 6 pairs" in told.precision


def test_an_estimate_gets_error_rates_of_its_source_and_kind_of_pairs_alone():
    others = [
        sampled("automatic all", 10, 10, 0, **other) for other in ({"source": "o"}, {"kind": "register"})
    ]
    rates = error_rates([*WHOLE, *others], source="s")
    assert isclose(rates.missed.value, 1 - recall(WHOLE).value) and rates.missed.of == 100
    assert rates.wrong.value == 0 and rates.wrong.high > 0.1
    lower = error_rates(WHOLE, source="s", accepted=("clerical low", "clerical high", "automatic all"))
    assert lower.missed.value < rates.missed.value and lower.wrong.value > rates.wrong.value


def test_of_an_unknown_source_nothing_is_told():
    assert error_rates(WHOLE, source="nowhere") == (None, None)


@pytest.mark.parametrize("kind", ["register", "list", "own"])
def test_kinds_of_pairs_are_told_apart(kind):
    rows = [sampled("automatic all", 10, 5, 5, kind=kind), sampled("automatic all", 10, 5, 0, kind="list")]
    assert len(qualities(rows)) == (1 if kind == "list" else 2)

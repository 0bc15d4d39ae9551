"""Children who are unequally easy to find: noticed, and carried by the interval of the answer."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.estimate.answers.links import LinkRecall, average, carry_unequal_ease
from umai.estimate.methods.unequal import excess_of, unequal_ease
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import UNEQUAL, design, pairs
from umai.estimate.tables.published import published_table

EASE = numpy.linspace(-3, 3, 61)
SHARE = numpy.exp(-(EASE**2) / 2) / numpy.exp(-(EASE**2) / 2).sum()


def expected(total, spread, lists=4):
    """The expected table of lists that each find 3 in 10, by children whose ease differs by so much."""
    on = numpy.array([history.bit_count() for history in range(1 << lists)])
    chance = 1 / (1 + numpy.exp(0.85 - spread * EASE[:, None]))
    table = total * (SHARE[:, None] * chance**on * (1 - chance) ** (lists - on)).sum(axis=0)
    table[0] = 0
    return numpy.round(table)


def interval_of(table, rng):
    averaged = average(table, 1 / len(table), LinkRecall(), rng)
    return averaged, *carry_unequal_ease(table, averaged, LinkRecall(), rng)


def test_the_term_of_unequal_ease_counts_pairs_of_lists():
    assert design((UNEQUAL,), 3)[:, -1].tolist() == [0, 0, 1, 0, 1, 1, 3]


def test_unequal_ease_is_noticed_and_the_interval_holds_the_number():
    averaged, (low, high), probability = interval_of(expected(20_000, 1.0), numpy.random.default_rng(1))

    assert probability > 0.9
    assert averaged.interval[1] < 20_000 and low < 20_000 < high


def test_where_children_are_alike_the_interval_is_that_of_the_average():
    averaged, (low, high), probability = interval_of(expected(20_000, 0.0), numpy.random.default_rng(1))

    assert probability < 0.1
    assert (low, high) == pytest.approx(averaged.interval, rel=0.02)


def test_two_lists_say_nothing_of_ease():
    found = unequal_ease(numpy.array([0, 40, 30, 16.0]), 100, numpy.random.default_rng(1))

    assert found.probability == 0 and not len(found.hidden)


def test_the_interval_for_kosovo_stays_that_of_the_average():
    averaged, interval, _probability = interval_of(
        published_table("kosovo").counts, numpy.random.default_rng(1)
    )

    assert interval == pytest.approx(averaged.interval, rel=0.02)


@given(counts=st.lists(st.integers(3, 200), min_size=7, max_size=7))
@settings(max_examples=20, deadline=None)
def test_the_interval_holds_the_estimate(counts):
    table = numpy.array([0, *counts], float)

    averaged, (low, high), _probability = interval_of(table, numpy.random.default_rng(1))

    assert low <= averaged.mean <= high


def test_a_model_of_which_no_count_is_left_over_has_no_excess():
    assert excess_of(fit(pairs(3), numpy.array([0, 9, 8, 7, 6, 5, 4, 3.0]))) == 1


def test_counts_that_spread_around_a_model_make_it_less_sure():
    table = expected(20_000, 0.0)
    table[[1, 6, 11]] *= 1.3

    assert excess_of(fit((), table)) > 5

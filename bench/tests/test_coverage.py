"""Invented worlds for the estimate, and how an interval is scored in them."""

import numpy
import pytest
from scipy.stats import binom

from bench.coverage import TARGET, answer_intervals, coverage, score
from bench.estimate import METHODS, method_of
from bench.hidden_worlds import FAMILIES, histories_by, joined_lists, make_world, miss_links
from umai.estimate.tables.published import published_cases


@pytest.mark.parametrize("family", FAMILIES)
def test_a_world_knows_more_children_than_are_on_lists(family):
    world = make_world(family, numpy.random.default_rng(5))

    assert world.table[0] == 0
    assert world.table.sum() >= 5 and world.total >= 400
    assert len(world.table) == 1 << world.lists


def test_the_same_numbers_make_the_same_world():
    one, other = (make_world("outside", numpy.random.default_rng(9)) for _ in range(2))

    assert (one.table == other.table).all() and one.total == other.total


def test_lists_that_feed_each_other_share_more():
    alone = histories_by(numpy.array([-1.0, -1.0, -1.0]), 3)
    tied = histories_by(numpy.array([-1.0, -1.0, -1.0]), 3, [((0, 1), 1.5)])

    assert tied[0b11] / tied[0] > 4 * alone[0b11] / alone[0]


def test_rows_are_one_child_through_others():
    assert sorted(joined_lists([0, 1, 2], [(0, 1), (1, 2)])) == [0b111]
    assert sorted(joined_lists([0, 1, 2], [(0, 2)])) == [0b010, 0b101]


def test_a_missed_link_loses_no_row():
    histories = numpy.array([0, 500, 400, 900, 300, 800, 700, 600.0])
    on = numpy.array([history.bit_count() for history in range(8)])

    seen, _recall = miss_links(histories, 3, numpy.random.default_rng(2))

    assert seen @ on == histories @ on and seen.sum() > histories.sum()


def test_a_number_outside_costs_forty_times_the_distance():
    assert score((90.0, 110.0), 100) == (True, 0.2, 0.2)
    assert score((105.0, 110.0), 100) == (False, 0.05, pytest.approx(0.05 + 40 * 0.05))


def test_the_share_held_has_the_interval_of_clopper_and_pearson():
    share, low, high = coverage([(True, 0, 0)] * 19 + [(False, 0, 0)])

    assert (
        share == 0.95 and low == pytest.approx(0.7513, abs=1e-4) and high == pytest.approx(0.9987, abs=1e-4)
    )


def test_every_method_of_the_bench_has_a_published_figure():
    known = {
        (name, figure.get("model") if "status" in figure else figure["method"])
        for name, case in published_cases().items()
        for figure in [*case["published"], *case["reproduced"]]
        if method_of(name, figure)
    }

    assert known == set(METHODS)


WORLDS = 20  # of each family


@pytest.fixture(scope="module")
def held():
    """In how many of a hundred worlds the interval holds the number: of the answer, of the average alone."""
    ours = alone = 0
    for at, family in enumerate(FAMILIES):
        for number in range(WORLDS):
            rng = numpy.random.default_rng([2027, at, number])
            world = make_world(family, rng)
            answer, average = answer_intervals(world, rng)
            ours += score(answer, world.total)[0]
            alone += score(average, world.total)[0]
    return ours, alone


def may_be_the_target(held):
    """Whether intervals that hold the number as often as they should would hold it so rarely, by chance."""
    return binom.cdf(held, WORLDS * len(FAMILIES), TARGET) > 0.001


@pytest.mark.long
def test_the_interval_of_the_answer_holds_the_number_as_often_as_it_should(held):
    assert may_be_the_target(held[0])


@pytest.mark.long
def test_so_many_worlds_are_enough_to_see_an_interval_that_does_not(held):
    assert not may_be_the_target(held[1])

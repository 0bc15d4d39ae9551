"""Invented worlds for an evaluation, and what others would say in them."""

import numpy
import pytest

from bench.changed_worlds import DISTRICTS, SERIES, make_districts, make_series
from bench.evaluation import residual, shifted_score, two_way
from umai.evaluate.series.tables import NEVER


@pytest.mark.parametrize("family", SERIES)
def test_in_every_second_series_nothing_changes(family):
    still, moved = (make_series(family, number, numpy.random.default_rng(5)) for number in (0, 1))

    assert not still.changed and still.truth == 0
    assert moved.changed == (family != "nothing") and (moved.truth != 0) == moved.changed
    assert still.series.at[0] < still.change_at <= still.series.at[-1]


@pytest.mark.parametrize("family", DISTRICTS)
def test_districts_can_be_compared(family):
    world = make_districts(family, 1, numpy.random.default_rng(5))
    starts = world.panel.starts

    assert (starts < NEVER).sum() >= 3 and (starts > starts.min()).sum() >= 3
    assert (world.logs[~world.panel.treated] == 0).all() and (world.logs[world.panel.treated] != 0).all()


def test_the_same_numbers_make_the_same_world():
    one, other = (make_series("autocorrelated", 1, numpy.random.default_rng(9)) for _ in range(2))

    assert (one.series.counts == other.series.counts).all() and one.truth == other.truth


def test_what_is_left_of_a_table_has_no_means():
    left = residual(numpy.random.default_rng(1).normal(size=(5, 7)))

    assert left.mean(axis=0) == pytest.approx(0) and left.mean(axis=1) == pytest.approx(0)


def test_two_way_effects_are_right_where_the_effect_is_one_and_wrong_where_it_grows():
    """Without chance: the interval of one effect holds it; where effects grow it lies above the truth."""
    world = make_districts("staggered", 1, numpy.random.default_rng(3))
    panel, treated = world.panel, world.panel.treated
    panel.counts = 1e6 * world.means * numpy.exp(numpy.where(treated, -0.2, 0.0))
    assert two_way(panel) == pytest.approx((-0.2, -0.2), abs=1e-3)

    since = (panel.at[None, :] - panel.starts[:, None]) / 12
    logs = numpy.where(treated, -0.2 * (0.4 + since), 0.0)
    panel.counts = 1e6 * world.means * numpy.exp(logs)
    assert sum(two_way(panel)) / 2 > logs[treated].mean() + 0.02


def test_an_interval_off_the_truth_costs_forty_times_the_distance():
    assert shifted_score((-0.1, 0.1), 0.0) == (True, pytest.approx(0.2), pytest.approx(0.2))
    assert shifted_score((0.05, 0.1), 0.0) == (False, pytest.approx(0.05), pytest.approx(0.05 + 40 * 0.05))

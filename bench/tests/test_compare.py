"""A ratio's interval says slower only where no noise explains it."""

import math

import pytest

from bench.compare import LIMIT, compare_rounds, interval, less_is_better


def test_equal_runs_have_the_ratio_one_without_width():
    found = interval([(10.0, 10.0)] * 5)
    assert (found["ratio"], found["low"], found["high"]) == (1.0, 1.0, 1.0)


def test_a_tenth_more_in_every_round_is_slower():
    assert interval([(10.0, 11.0), (20.0, 22.1), (10.0, 10.9), (5.0, 5.5), (8.0, 8.8)])["low"] > LIMIT


def test_a_tenth_more_among_noise_of_a_fifth_is_not():
    noisy = interval([(10.0, 13.0), (10.0, 9.0), (10.0, 12.0), (10.0, 10.0), (10.0, 11.5)])
    assert noisy["ratio"] > 1.05 and noisy["low"] < LIMIT


def test_the_interval_is_that_of_student():
    """ln of ratios 1 and e with n = 2: mean 0.5, sd 0.7071, t = 12.71."""
    found = interval([(1.0, 1.0), (1.0, math.e)])
    assert math.log(found["ratio"]) == pytest.approx(0.5)
    assert math.log(found["high"]) == pytest.approx(0.5 + 12.71 * 0.5)


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        ({"unit": "ms", "p50": 4.0, "p95": 9.0}, 4.0),
        ({"unit": "pages/s", "value": 50.0}, 0.02),
        ({"unit": "%", "value": 98.0}, None),
        ({"unit": "ms"}, None),
    ],
)
def test_only_times_and_rates_are_compared(figure, number):
    assert less_is_better(figure) == number


def test_a_figure_that_one_run_lacks_is_left_out():
    rounds = [
        {"before": {"a": 1.0, "b": 1.0}, "after": {"a": 1.0}},
        {"before": {"a": 1.0}, "after": {"a": 1.0}},
    ]
    assert set(compare_rounds(rounds)) == {"a"}

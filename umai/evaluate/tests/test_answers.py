"""One series and a date: a published example, worlds whose truth is known, remarks, and the command."""

import argparse
import json
from datetime import date

import numpy
import pytest

from umai.counts.files import UnusableCounts
from umai.counts.remarks import Remark
from umai.evaluate import command
from umai.evaluate.answers.printing import in_words, plain, warnings_of
from umai.evaluate.answers.remarks import of_bend, of_length, of_residuals
from umai.evaluate.answers.series_answer import answer_before, answer_series, difference_of_means
from umai.evaluate.before_after import placebos
from umai.evaluate.before_after.design import BOTH, LEVEL, make_design
from umai.evaluate.before_after.detectable import size_seen
from umai.evaluate.before_after.judging import judge, judge_plainly
from umai.evaluate.before_after.plain import quasi_poisson
from umai.evaluate.series.published import published_series
from umai.evaluate.series.tables import Series

BAN = 2005 * 12


@pytest.fixture(autouse=True)
def few_earlier_dates(monkeypatch):
    monkeypatch.setattr(placebos, "MOST", 2)


@pytest.fixture(scope="module")
def sicily():
    return published_series("sicily")


def invented(level=0.0, *, seed=3, months=60, date_at=36, bend=0.0, spike=None):
    """Forty a month with a season, and a change of level at a month."""
    at = 2020 * 12 + numpy.arange(months)
    years = (at - at[0]) / 12
    logs = numpy.log(40) + 0.2 * numpy.sin(numpy.pi * at / 6) + bend * years**2
    logs[date_at:] += level
    counts = numpy.random.default_rng(seed).poisson(numpy.exp(logs)).astype(float)
    if spike is not None:
        counts[spike] *= 6
    return Series("invented", 12, at, counts, numpy.ones(months))


def ask(*words):
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args([str(word) for word in words]))


def write(folder, series, name="series.csv"):
    path = folder / name
    rows = [f"{series.period(at)},{count:.0f}" for at, count in zip(series.at, series.counts, strict=True)]
    path.write_text("\n".join(["period,count", *rows, ""]), encoding="utf-8")
    return path


def test_the_tutorial_s_model_is_the_one_shown_beside(sicily):
    """The terms written out as in the tutorial's code, with time in months and its own harmonics."""
    month, time = numpy.arange(59) % 12 + 1, numpy.arange(1, 60)
    waves = [wave(2 * numpy.pi * k * month / 12) for k in (1, 2) for wave in (numpy.sin, numpy.cos)]
    terms = numpy.column_stack([numpy.ones(59), time >= 37, time, *waves]).astype(float)
    theirs = quasi_poisson(sicily.counts, numpy.log(sicily.exposure), terms, newey_west=False)

    design = make_design(sicily.at, sicily.seasons, 12, BAN, LEVEL)
    ours = quasi_poisson(sicily.counts, sicily.offset, design.terms, newey_west=False)

    assert ours and theirs
    assert ours.terms[design.change[0]] == pytest.approx(theirs.terms[1], rel=1e-6)
    assert ours.covariance[design.change[0], design.change[0]] == pytest.approx(
        theirs.covariance[1, 1], rel=1e-6
    )


def test_the_answer_for_sicily_is_near_the_tutorial_s(sicily):
    rng = numpy.random.default_rng(1)

    ours = judge(sicily, BAN, LEVEL, draws=4000, rng=rng).effect
    theirs = judge_plainly(sicily, BAN, LEVEL, newey_west=False, draws=4000, rng=rng)

    assert theirs is not None
    assert ours.ratio == pytest.approx(theirs.ratio, rel=0.005)
    assert ours.ratio_interval == pytest.approx(theirs.ratio_interval, rel=0.01)


def test_the_bare_means_say_the_contrary_of_the_truth_where_there_is_a_trend(sicily):
    assert difference_of_means(sicily, BAN).interval[0] > 0


def test_a_change_that_is_there_is_found():
    effect = judge(invented(-0.4), 2023 * 12, draws=1000, rng=numpy.random.default_rng(1)).effect

    assert effect.ratio_interval[0] < numpy.exp(-0.4) < effect.ratio_interval[1] < 1
    assert effect.a_year < 0


def test_where_nothing_changed_nothing_is_shown():
    effect = judge(invented(0.0), 2023 * 12, draws=1000, rng=numpy.random.default_rng(1)).effect

    assert effect.a_year_interval[0] < 0 < effect.a_year_interval[1]


def test_what_can_be_seen_is_told_without_a_look_at_what_came_after():
    one, other = invented(0.0), invented(0.0)
    other.counts[36:] = 0

    told = [answer_before(series, date(2023, 1, 1)).detectable for series in (one, other)]

    assert told[0] == told[1] and told[0].fall < 1 < told[0].rise


def test_a_longer_time_before_shows_smaller_changes():
    short = answer_before(invented(months=60, date_at=36), date(2023, 1, 1)).detectable
    long = answer_before(invented(months=96, date_at=72), date(2026, 1, 1)).detectable

    assert long.fall > short.fall


def test_where_nothing_at_all_is_counted_afterwards_there_is_an_answer_and_the_usual_model_has_none():
    series = invented()
    series.counts[36:] = 0

    answer = answer_series(series, date(2023, 1, 1), draws=500)

    assert [one.method for one in answer.methods] == ["latent", "before-after"]
    assert answer.effect.ratio_interval[1] < 0.2 and numpy.isfinite(answer.effect.a_year_interval).all()


@pytest.mark.parametrize(("months_after", "said"), [(11, True), (12, False)])
def test_a_time_after_the_date_is_said_to_be_short_below_a_whole_year(months_after, said):
    answer = answer_before(invented(months=36 + months_after), date(2023, 1, 1))

    assert (Remark("less_than_a_year") in of_length(invented(), answer)) == said


def test_a_bent_trend_is_said():
    assert list(of_bend(invented(bend=0.3), 2023 * 12)) and not list(of_bend(invented(), 2023 * 12))


def test_a_month_that_lies_far_from_all_others_is_named():
    series = invented(spike=20)
    judged = judge(series, 2023 * 12, draws=200, rng=numpy.random.default_rng(1))

    assert Remark("far", {"periods": "2021-09"}) in of_residuals(series, judged)


def test_what_the_rule_cannot_touch_speaks_against_it_when_it_changed_too():
    answer = answer_series(invented(-0.5), date(2023, 1, 1), placebo=invented(-0.5, seed=8), draws=500)

    assert warnings_of(answer)[0].startswith("What the rule cannot touch changed too")


@pytest.mark.parametrize(
    ("interval", "says"),
    [
        ((-21.0, -3.0), "12 fewer a year, between 3.0 and 21 fewer"),
        ((3.0, 21.0), "12 more a year, between 3.0 and 21 more"),
        ((-21.0, 3.0), "nothing is shown: between 21 fewer and 3.0 more"),
    ],
)
def test_the_effect_is_said_in_children_a_year(interval, says):
    assert says in in_words(-12.0 if interval[1] < 4 else 12.0, interval, 100.0, "Since then")


def test_the_command_answers_in_json_and_alike_for_the_same_seed(tmp_path, capsys):
    words = [write(tmp_path, invented(-0.4)), "--on", "2023-01-01", "--json", "--draws", "200"]
    assert ask(*words) == 0
    first = capsys.readouterr().out
    ask(*words)

    assert capsys.readouterr().out == first
    found = json.loads(first)
    assert found["kind"] == "before-after" and found["effect"]["a_year"] < 0
    assert [one["method"] for one in found["methods"]] == [
        "latent",
        "newey-west",
        "quasi-poisson",
        "before-after",
    ]


def test_before_says_nothing_of_what_came_after(tmp_path, capsys):
    ask(write(tmp_path, invented(-0.4)), "--on", "2023-01-01", "--before", "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["effect"] is None and found["detectable"]["fall"] < 1


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([], "--on is needed"),
        (["--on", "soon"], "--on is a day"),
        (["--on", "2023-01-01", "--draws", "1"], "--draws is a number"),
        (["--on", "2023-01-01", "--seed", "-1"], "--seed is a number"),
        (["--on", "2030-01-01"], "outside of the series"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_name(tmp_path, words, what):
    with pytest.raises(UnusableCounts, match=what):
        ask(write(tmp_path, invented()), *words)


def test_what_is_no_finite_number_is_null():
    assert plain({"ends": (numpy.float64(1.5), float("inf")), "on": date(2024, 3, 1)}) == {
        "ends": [1.5, None],
        "on": "2024-03-01",
    }


def test_the_season_is_chosen_by_the_length_alone():
    at = numpy.arange(120)
    said = [make_design(at[:n], at[:n] % 12, 12, None, BOTH).season for n in (23, 24, 59, 60)]

    assert said[1:] == ["two waves a year", "two waves a year", "a term for each month"] and "none" in said[0]


def test_what_can_be_seen_is_two_point_eight_errors_where_the_error_is_known():
    assert size_seen(numpy.array([1.0]), numpy.array([0.1])) == pytest.approx(0.2802, abs=1e-4)


def test_an_error_that_may_be_large_makes_what_can_be_seen_larger():
    known, unsure = numpy.array([1.0, 0.0]), numpy.array([0.9, 0.1])
    errors = numpy.array([0.1, 0.3])

    assert size_seen(unsure, errors) > size_seen(known, errors)

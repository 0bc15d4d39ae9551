"""Districts in which a rule starts at different times: imputation, intervals, and what speaks against it."""

import numpy
import pytest

from umai.counts.files import UnusableCounts
from umai.evaluate.answers.districts_answer import answer_districts, answer_districts_before
from umai.evaluate.answers.printing import districts_page
from umai.evaluate.answers.remarks import of_earlier
from umai.evaluate.districts import checks
from umai.evaluate.districts.checks import earlier_ratios
from umai.evaluate.districts.imputation import can_be_imputed, impute
from umai.evaluate.districts.judging import judge_districts
from umai.evaluate.districts.ratios import ratios_of
from umai.evaluate.series.tables import NEVER, Panel


@pytest.fixture(autouse=True)
def few_shuffles(monkeypatch):
    monkeypatch.setattr(checks, "SHUFFLES", 19)


def districts(effect=0.0, *, grows=False, parting=0.0, chance=True, seed=4):
    """Twelve districts over five years; in eight the rule starts after 24, 30, 36 and 42 months."""
    rng = numpy.random.default_rng(seed)
    at = 2018 * 12 + numpy.arange(60)
    starts = numpy.array([at[0] + 24 + 6 * (one % 4) if one < 8 else NEVER for one in range(12)])
    since = (at[None, :] - starts[:, None]) / 12
    logs = numpy.where(since >= 0, effect * (0.5 + since if grows else 1.0), 0.0)
    logs = logs + numpy.where((starts < NEVER)[:, None], parting * (at - at[0])[None, :] / 12, 0.0)
    size = numpy.linspace(20, 80, 12)[:, None] * numpy.exp(0.3 * numpy.sin(numpy.pi * at / 6))[None, :]
    means = size * numpy.exp(logs)
    counts = rng.poisson(means).astype(float) if chance else means
    return Panel("invented", 12, at, list("abcdefghijkl"), counts, numpy.ones_like(means), starts)


def whole(panel):
    usable = panel.treated & can_be_imputed(panel.counts, ~panel.treated)
    return ratios_of(panel, ~panel.treated, [("all", usable)])[0], usable


def test_what_would_have_been_is_found_exactly_where_nothing_is_left_to_chance():
    panel, without = districts(-0.3, grows=True, chance=False), districts(0.0, chance=False)

    expected = impute(panel.counts, panel.exposure, ~panel.treated[None])[0]

    assert expected == pytest.approx(without.counts, rel=1e-4)


def test_an_effect_that_grows_is_not_turned_round_by_districts_that_have_had_it_longer():
    panel, without = districts(-0.3, grows=True, chance=False), districts(0.0, chance=False)
    found, usable = whole(panel)

    assert found.ratio == pytest.approx(panel.counts[usable].sum() / without.counts[usable].sum(), rel=1e-3)


def test_an_effect_that_is_there_is_found_by_start_and_by_year():
    judged = judge_districts(districts(-0.3), rng=numpy.random.default_rng(1))

    assert judged.whole.interval[0] < numpy.exp(-0.3) < judged.whole.interval[1] < 1
    assert [one.of for one in judged.by_start] == [
        f"start {day}" for day in ("2020-01", "2020-07", "2021-01", "2021-07")
    ]
    assert [one.of for one in judged.by_year] == ["year 1", "year 2", "year 3"]
    assert judged.a_year == pytest.approx(judged.expected_a_year * (judged.whole.ratio - 1))
    assert judged.as_large == 0


def test_where_nothing_changed_nothing_is_shown():
    found, _usable = whole(districts(0.0))

    assert found.interval[0] < 1 < found.interval[1]


def test_districts_that_part_beforehand_are_told():
    earlier = earlier_ratios(districts(0.0, parting=-0.25))
    judged = judge_districts(districts(0.0, parting=-0.25), rng=numpy.random.default_rng(1))

    assert earlier[0].interval[1] < 1
    assert [one.code for one in of_earlier(judged)] == ["parted_before"]


def test_what_can_be_seen_is_told_without_a_look_at_what_came_after():
    one, other = districts(0.0), districts(0.0)
    other.counts[:, 24:] = 0

    told = [answer_districts_before(panel, 1).detectable for panel in (one, other)]

    assert told[0] == told[1] and told[0].periods == 24 and told[0].fall < 1 < told[0].rise


def test_a_period_in_which_hardly_a_district_is_without_the_rule_says_nothing():
    panel = districts(0.0)
    untreated = ~panel.treated
    untreated[:, 50] = False
    untreated[0, 50] = True

    usable = can_be_imputed(panel.counts, untreated)

    assert not usable[:, 50].any() and usable[:, 49].all()


def test_a_district_alone_has_no_interval():
    panel = districts(-0.3)
    cells = panel.treated & (numpy.arange(12) == 0)[:, None]

    assert ratios_of(panel, ~panel.treated, [("one", cells)])[0].interval == (0.0, numpy.inf)


def test_starts_that_leave_nobody_to_compare_with_are_refused():
    panel = districts(0.0)
    panel.starts = numpy.array([panel.at[0] + 18] + [panel.at[0] + 20] * 11)

    with pytest.raises(UnusableCounts, match="1 districts with the rule can be compared"):
        judge_districts(panel, rng=numpy.random.default_rng(1))


def test_the_page_says_the_effect_and_the_year_before():
    page = districts_page(answer_districts(districts(-0.3), seed=1))

    assert "In the 8 districts with the rule:" in page and "fewer a year" in page
    assert "where nothing should be seen" in page and "start 2020-01" in page

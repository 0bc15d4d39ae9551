"""A published claim against the rows of one indicator."""

from decimal import Decimal

import pytest

from umai.statistics.arithmetic.checks import Claim, ClaimVerdict, Row, StatedMeasure, Why, check_claim
from umai.statistics.arithmetic.periods import as_period

ROWS = [
    Row(as_period("2016"), Decimal(862), "report"),
    Row(as_period("2017"), Decimal(1107), "report"),
    Row(as_period("2018"), Decimal(1368), "report"),
    Row(as_period("2019"), Decimal(2462), "another"),
]


def check(measure, figure, period, base="", rows=ROWS, share=False):
    claim = Claim(
        StatedMeasure(measure), Decimal(figure), as_period(period), as_period(base) if base else None
    )
    return check_claim(claim, rows, share=share)


@pytest.mark.parametrize(
    "figure, base, period",
    [("28.4", "2016", "2017"), ("23.6", "2017", "2018"), ("58.7", "2016", "2018"), ("59", "2016", "2018")],
)
def test_a_change_agrees_to_the_digits_with_which_it_was_printed(figure, base, period):
    assert check("percent", figure, period, base).verdict is ClaimVerdict.AGREES


def test_a_change_of_one_year_that_is_called_one_of_two_years_differs_and_is_recognised():
    answer = check("percent", "28.4", "2018", "2016")
    assert (answer.verdict, answer.off) == (ClaimVerdict.DIFFERS, Decimal("-30.3"))
    assert [(one.base.text, one.period.text) for one in answer.other] == [("2016", "2017")]


def test_a_figure_agrees_or_differs_by_so_many():
    assert check("figure", "1107", "2017").verdict is ClaimVerdict.AGREES
    assert check("figure", "1100", "2017").off == Decimal(-7)


def test_a_claim_without_a_base_year_cannot_be_checked():
    assert check("percent", "28.4", "2018").why is Why.NO_BASE_YEAR


@pytest.mark.parametrize(
    "asked, why",
    [
        (("figure", "900", "2015"), Why.NO_ROW),
        (("percent", "5", "2015", "2016"), Why.NO_ROW),
        (("percent", "5", "2017", "2015"), Why.NO_BASE_ROW),
        (("percent", "80", "2019", "2018"), Why.UNLIKE_SOURCES),
        (("percent", "5", "2016", "2018"), Why.UNLIKE_PERIODS),
        (("points", "5", "2018", "2017"), Why.IS_A_COUNT),
    ],
)
def test_what_cannot_be_checked_says_why(asked, why):
    answer = check(*asked)
    assert (answer.verdict, answer.why) == (ClaimVerdict.UNCHECKED, why)


def test_a_share_is_compared_in_points():
    rows = [Row(as_period("2014"), Decimal("57.1"), "x"), Row(as_period("2018"), Decimal("74.3"), "x")]
    assert check("points", "17.2", "2018", "2014", rows, share=True).verdict is ClaimVerdict.AGREES
    assert check("percent", "30.1", "2018", "2014", rows, share=True).why is Why.IS_A_SHARE


def test_nothing_is_a_per_cent_of_a_base_of_nought():
    rows = [Row(as_period("2016"), Decimal(0), "x"), Row(as_period("2017"), Decimal(3), "x")]
    assert check("percent", "300", "2017", "2016", rows).why is Why.BASE_IS_NOUGHT


def test_of_two_sources_one_that_agrees_is_enough_and_else_the_nearer_one_is_named():
    rows = [Row(as_period("2025"), Decimal(20), "first"), Row(as_period("2025"), Decimal(18), "second")]
    assert check("figure", "18", "2025", rows=rows).source == "second"
    answer = check("figure", "21", "2025", rows=rows)
    assert (answer.source, answer.off) == ("first", Decimal(1))

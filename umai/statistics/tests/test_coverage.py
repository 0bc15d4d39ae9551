"""Coverage: what is divided by what, counted over the register, rounded, and closed to who may not read it."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.page_words import words_of
from umai.law.terms.clock import today
from umai.situations.tests.conftest import children_of, derive
from umai.statistics.arithmetic.changes import half_up
from umai.statistics.coverage.counts import register_counts
from umai.statistics.coverage.reading import digits_of
from umai.statistics.coverage.shares import RegisterCount, coverage_of, expected_in


def counted(by):
    return {place: list(counts) for place, counts in register_counts(by).items()}


@pytest.fixture
def six_children(aigul):
    found = children_of(aigul, 6, since=today() - timedelta(days=90))
    derive()
    return found


class TestCounting:
    @pytest.mark.parametrize("who", ["nuriya", "omurbek", "begimai"])
    def test_counts_the_country_and_the_oblast_to_the_nearest_ten(self, who, six_children, request):
        assert counted(request.getfixturevalue(who)) == {"KG": [10, 10], "KG-O": [10, 10]}

    def test_fewer_than_five_are_none(self, aigul, nuriya):
        children_of(aigul, 4, since=today() - timedelta(days=90))
        derive()
        assert counted(nuriya) == {"KG": [0, 0]}

    def test_who_is_away_in_the_country_alone_is_not_abroad(self, six_children, nuriya, superuser):
        superuser.execute("update situations_legalfinding set reasons = '{away_internal}'")
        assert counted(nuriya) == {"KG": [10, 0], "KG-O": [10, 0]}

    @pytest.mark.parametrize("who", ["aigul", "damira", "farida", "gulnara", "timur"])
    def test_counts_nothing_for_anybody_else(self, who, six_children, request):
        assert counted(request.getfixturevalue(who)) == {}


class TestShares:
    def test_each_share_names_what_is_divided_by_what(self):
        found = coverage_of({"KG": RegisterCount(84_540, 70_000)})
        stated = [(str(half_up(one.share, 1)), one.below.children) for one in found if one.above is None][:2]
        assert stated == [("18.6", 377_000), ("30.5", 277_500)]

    def test_the_count_of_the_ministry_is_divided_too(self):
        found = [one for one in coverage_of({}) if one.above is not None]
        assert [(one.territory, one.known) for one in found][:1] == [("KG", Decimal(84_542))]
        assert ("KG-O", Decimal(23_000)) in [(one.territory, one.known) for one in found]

    def test_what_is_expected_in_an_oblast_rests_on_a_rough_number_and_says_so(self):
        below = expected_in("KG-O")
        assert (below.children, below.rough) == (106_000, True)

    def test_an_oblast_without_a_share_in_the_survey_is_not_stated(self):
        assert expected_in("KG-N") is None
        assert {one.territory for one in coverage_of({})} == {"KG", "KG-B", "KG-J", "KG-O"}


@pytest.mark.parametrize("share, digits", [("0", 1), ("0.004", 3), ("0.04", 2), ("0.06", 1), ("22.4", 1)])
def test_a_share_that_is_not_nought_is_never_told_as_nought(share, digits):
    assert digits_of(Fraction(share)) == digits


def test_the_page_says_both_numbers_and_that_one_is_rough(six_children, client_of):
    text = words_of(client_of("nuriya").get("/figures/coverage/", headers={"accept-language": "en"}))
    assert "10 ÷ 377,000 × 100 = 0.003 %" in text
    assert "rough" in text and "No source states it." in text

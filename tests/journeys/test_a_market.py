"""A child seen at a market was written down wrongly: corrected on a telephone, and the office looks again."""

import pytest

from tests.journeys.walks import on_both_screens
from umai.rounds.market.matching import match_sightings
from umai.rounds.models import Sighting
from umai.rounds.tests.conftest import village
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see

__all__ = ["village"]


@pytest.mark.long
@on_both_screens
def test_a_sighting_is_corrected_and_its_match_is_asked_about(walks, village, aigul):
    market = market_round(village, aigul)
    first, second = (stored(see(market, aigul)) for _time in range(2))
    match_sightings(first, by=aigul, other=second)

    clerk = walks("aigul", at=f"/sightings/{second.pk}/")
    clerk.follow(f"main a[href='/rounds/{market.pk}/market/child/{second.pk}/']")
    clerk.write(age="12", work="carries")
    clerk.press("main form button:not([name])")
    assert Sighting.objects.using("owner").get(replaces=second).age == 12
    assert clerk.count("main del") == 1

    clerk.follow("main a[href$='/again/']")
    clerk.press("main form button")
    assert clerk.count("main a[href$='/again/']") == 0

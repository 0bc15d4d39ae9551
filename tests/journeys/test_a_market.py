"""A child seen at a market was written down wrongly: corrected on a telephone, and the office looks again."""

import pytest

from tests.journeys.walks import choose
from umai.rounds.market.matching import match_sightings
from umai.rounds.models import Sighting
from umai.rounds.tests.conftest import village
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see

__all__ = ["village"]


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_sighting_is_corrected_and_its_match_is_asked_about(hands, village, aigul, language, width):
    market = market_round(village, aigul)
    first, second = (stored(see(market, aigul)) for _time in range(2))
    match_sightings(first, by=aigul, other=second)

    clerk = hands("aigul", language, width, f"/sightings/{second.pk}/")
    page = clerk.page
    clerk.follow(f"main a[href='/rounds/{market.pk}/market/child/{second.pk}/']")
    page.fill("main [name=age]", "12")
    choose(page, "work", "carries")
    clerk.press("main form button:not([name])")
    assert Sighting.objects.using("owner").get(replaces=second).age == 12
    assert page.locator("main del").count() == 1

    clerk.follow("main a[href$='/again/']")
    clerk.press("main form button")
    assert page.locator("main a[href$='/again/']").count() == 0
    assert hands.faults == [], "\n".join(hands.faults)

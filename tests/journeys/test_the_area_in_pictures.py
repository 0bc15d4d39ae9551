"""The board and the area in pictures, in three languages, on a telephone and on a desk: axe finds nothing."""

import pytest

from tests.journeys.walks import loaded, sign_in
from umai.oversight.tests.conftest import work
from umai.oversight.tests.test_known import of_nookat, report, villages

__all__ = ["villages", "work"]
PAGES = ("/board/", *(f"/board/map/?show={show}" for show in ("late", "silent", "unseen")), "/board/months/")


@pytest.mark.parametrize("who", ["damira", "farida"])
@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280), ("en", 360)])
def test_the_area_in_pictures_can_be_read(
    who, language, width, open_page, enrolled, accessible, work, villages, damira
):
    for village in villages[:2]:
        report(village, 40, **of_nookat(damira))
    page = open_page(language, width)
    sign_in(page, who, enrolled(who))
    for address in PAGES:
        page.goto(address)
        loaded(page)
        accessible(page)
    page.goto("/board/map/?show=silent")
    place = page.locator(".umai-map a").first
    place.focus()
    page.keyboard.press("Enter")
    loaded(page)
    assert "/board/map/" not in page.url

"""The board and the area in pictures, on a telephone and on a desk: axe finds nothing."""

import pytest

from tests.journeys.walks import loaded, on_both_screens
from umai.oversight.tests.conftest import work
from umai.oversight.tests.test_known import of_nookat, report, villages

__all__ = ["villages", "work"]
PAGES = ("/board/", *(f"/board/map/?show={show}" for show in ("late", "silent", "unseen")), "/board/months/")


@pytest.mark.long
@on_both_screens
def test_the_area_in_pictures_can_be_read(signed_in, language, width, look_at, work, villages, damira):
    for village in villages[:2]:
        report(village, 40, **of_nookat(damira))
    for who in ("damira", "farida"):
        page = signed_in(who, language, width)
        for address in PAGES:
            page.goto(address)
            look_at(page)
        page.goto("/board/map/?show=silent")
        page.locator(".umai-map a").first.focus()
        page.keyboard.press("Enter")
        loaded(page)
        assert "/board/map/" not in page.url, who

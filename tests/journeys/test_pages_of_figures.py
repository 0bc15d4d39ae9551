"""Every page of figures, in three languages, on a telephone and on a desk: axe finds nothing, nothing overflows."""

import pytest
from django.urls import get_resolver

from tests.journeys.walks import sign_in
from umai.statistics.elsewhere.tables import tables
from umai.statistics.tests.conftest import enter

PAGES = ("", "all/", "coverage/", "claims/", "claims/enter/", *(f"table/{code}/" for code in tables()))


def addresses_of_pages():
    """What `umai.statistics` answers, without files to download and without a page of one claim."""
    found = (str(one.pattern) for one in patterns_of_statistics())
    return {one for one in found if not one.endswith(("csv", "<slug:kind>"))}


def patterns_of_statistics():
    for one in get_resolver().url_patterns:
        if getattr(one, "app_name", "") == "statistics":
            yield from one.url_patterns


def test_no_page_of_figures_is_left_out():
    seen = {"figures/table/<slug:code>/" if one.startswith("table/") else f"figures/{one}" for one in PAGES}
    assert addresses_of_pages() == seen | {"figures/claims/<uuid:pk>/"}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_figures_is_for_everybody(language, width, open_page, enrolled, looked_at, nuriya):
    claim = enter(nuriya)
    page = open_page(language, width)
    sign_in(page, "nuriya", enrolled("nuriya"))
    look = looked_at(page)
    for address in (*(f"/figures/{one}" for one in PAGES), claim.get_absolute_url()):
        page.goto(address)
        for one in page.locator("main details > summary").all():
            one.click()
        look()
        for picture in page.locator("svg.statistics-picture").all():
            box = picture.bounding_box()
            assert 0 < box["width"] <= width - box["x"], address
            assert page.locator(".statistics-downloads a").count() >= 3, address
    assert looked_at.faults == []

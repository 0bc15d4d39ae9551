"""All guidance on a telephone and on a desk: the list, a text, and a text on paper."""

import pytest

from tests.journeys.walks import loaded, sign_in


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_the_list_and_a_text_are_read_and_printed(language, width, open_page, enrolled, accessible):
    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto("/guidance/")
    accessible(page)
    page.locator("main li a").nth(1).click()
    loaded(page)
    accessible(page)
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible() and page.locator("main blockquote").is_visible()
    assert not page.locator(".govuk-service-navigation").first.is_visible()
    assert not page.locator(".govuk-back-link").first.is_visible()
    assert not page.locator(".umai-search").is_visible()

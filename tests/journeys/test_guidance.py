"""All guidance on a telephone and on a desk: the list, a text, and a text on paper."""

import pytest

from tests.journeys.walks import on_both_screens


@pytest.mark.long
@on_both_screens
def test_the_list_and_a_text_are_read_and_printed(walks):
    reader = walks("aigul", at="/guidance/")
    reader.follow("main li:nth-child(2) a")
    reader.page.emulate_media(media="print")
    assert reader.page.locator("main h1").is_visible() and reader.page.locator("main blockquote").is_visible()
    assert not reader.page.locator(".govuk-service-navigation").first.is_visible()
    assert not reader.page.locator(".govuk-back-link").first.is_visible()
    assert not reader.page.locator(".umai-search").is_visible()

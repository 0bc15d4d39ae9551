"""The menu: a few words in one row on a desk; on a telephone it unfolds without a script and moves nothing."""

import pytest

from tests.journeys.walks import loaded

HEADS = "nav .govuk-service-navigation__list > li > a"
LEFT_EDGES = "heads => Array.from(document.querySelectorAll(heads), one => one.getBoundingClientRect().left)"
SHIFT = """new Promise(found => {
    let sum = 0
    new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value })
        .observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => found(sum), 500)
})"""
LONG_OFFICE = "document.querySelector('.umai-person span').textContent = 'эмгек жана миграция '.repeat(9)"


def test_on_a_telephone_it_unfolds_over_a_page_that_does_not_move(signed_in):
    for scripts in (False, True):
        page = signed_in("damira", "ky", 360, scripts)
        menu, heading = page.locator("#navigation"), page.locator("h1")
        stood = heading.bounding_box()
        assert not menu.is_visible()
        page.locator("nav button").click()
        assert menu.is_visible() and page.locator("nav a[href='/rounds/']").is_visible()
        assert heading.bounding_box() == stood
        page.keyboard.press("Escape")
        assert not menu.is_visible()
    page.reload()
    loaded(page)
    assert page.evaluate(SHIFT) < 0.1

    # The name of a long office is cut and leaves room to sign out.
    page.evaluate(LONG_OFFICE)
    out = page.locator(".umai-person button").bounding_box()
    assert out["x"] + out["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.long
def test_on_a_desk_it_is_one_row_of_at_most_seven_words(signed_in):
    for who in ("aigul", "damira", "farida", "bakyt"):
        for language in ("ky", "ru"):
            page = signed_in(who, language, 1280)
            begins = page.evaluate(LEFT_EDGES, HEADS)
            assert 3 <= len(begins) <= 7, (who, language)
            assert begins == sorted(set(begins)), f"{who}, {language}: a second row begins at the left again"
            training, heading = (
                page.locator(one).first.bounding_box() for one in (".umai-rehearsal", "main h1")
            )
            assert heading["y"] - training["height"] <= 200, (
                f"{who}, {language}: the page begins too far below"
            )


@pytest.mark.long
def test_a_link_of_another_group_is_two_clicks_away(signed_in, look_at):
    page = signed_in("damira", "ru", 1280)
    assert not page.locator("nav a[href='/rounds/']").is_visible()
    page.locator(".umai-group", has=page.locator("a[href='/rounds/']")).locator("> a").click()
    loaded(page)
    look_at(page)
    page.locator("nav a[href='/rounds/']").click()
    loaded(page)
    assert page.locator("nav a[aria-current=page]").get_attribute("href") == "/rounds/"

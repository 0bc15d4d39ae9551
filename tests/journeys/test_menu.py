"""The menu: a few words in one row on a desk; on a telephone it unfolds without a script and moves nothing."""

import pytest

from tests.journeys.walks import loaded, sign_in

HEADS = "nav .govuk-service-navigation__list > li > a"
SHIFT = """new Promise(found => {
    let sum = 0
    new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value })
        .observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => found(sum), 500)
})"""


@pytest.mark.parametrize("who", ["aigul", "damira", "farida", "bakyt"])
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_on_a_desk_the_menu_is_one_row_of_at_most_seven_words(who, language, open_page, enrolled):
    page = open_page(language, 1280)
    sign_in(page, who, enrolled(who))
    begins = page.evaluate(
        "heads => Array.from(document.querySelectorAll(heads), one => one.getBoundingClientRect().left)",
        HEADS,
    )
    assert 3 <= len(begins) <= 7
    assert begins == sorted(set(begins)), "a second row begins at the left again"
    training, heading = (page.locator(one).first.bounding_box() for one in (".umai-rehearsal", "main h1"))
    assert heading["y"] - training["height"] <= 200, "the page begins too far below"


def test_a_link_of_another_group_is_two_clicks_away(open_page, enrolled, accessible):
    page = open_page("ru", 1280)
    sign_in(page, "damira", enrolled("damira"))
    assert not page.locator("nav a[href='/rounds/']").is_visible()
    page.locator(".umai-group", has=page.locator("a[href='/rounds/']")).locator("> a").click()
    loaded(page)
    accessible(page)
    page.locator("nav a[href='/rounds/']").click()
    loaded(page)
    assert page.locator("nav a[aria-current=page]").get_attribute("href") == "/rounds/"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_it_unfolds_over_the_page_and_folds_again(scripts, open_page, enrolled):
    page = open_page("ky", 360, scripts)
    sign_in(page, "damira", enrolled("damira"))
    menu, heading = page.locator("#navigation"), page.locator("h1")
    stood = heading.bounding_box()
    assert not menu.is_visible()
    page.locator("nav button").click()
    assert menu.is_visible() and page.locator("nav a[href='/rounds/']").is_visible()
    assert heading.bounding_box() == stood
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_a_page_does_not_move_while_it_loads(open_page, enrolled):
    page = open_page("ky", 360)
    sign_in(page, "aigul", enrolled("aigul"))
    page.reload()
    loaded(page)
    assert page.evaluate(SHIFT) < 0.1


def test_on_a_telephone_a_long_office_is_cut_and_leaves_room_to_sign_out(open_page, enrolled):
    page = open_page("ky", 360)
    sign_in(page, "damira", enrolled("damira"))
    page.evaluate(
        "document.querySelector('.umai-person span').textContent = 'эмгек жана миграция '.repeat(9)"
    )
    out = page.locator(".umai-person button").bounding_box()
    assert out["x"] + out["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

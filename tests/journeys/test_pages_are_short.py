"""A page begins with what is to be done, and no page of a worker is longer than three screens of a telephone."""

import pytest

from rehearsal.draw import id_of
from tests.journeys.conftest import overflowing_elements
from tests.journeys.walks import loaded
from tests.short_pages import PAGES, SCREEN, SCREENS, pages_of
from umai.law.terms.clock import today
from umai.staff.models import Account

# What must be done at once or today, or is late: it lies in no closed fold whose line does not say so.
FOLDED_AWAY = """() => Array.from(document.querySelectorAll('main details:not([open])'))
    .filter(fold => !fold.querySelector(':scope > summary .govuk-tag--red'))
    .flatMap(fold => Array.from(fold.querySelectorAll(
        '.umai-clock--late:not(.umai-clock--over), .umai-clock--today, .govuk-tag--red')))
    .map(one => one.innerText || one.textContent)"""
NOW = "#group-now ~ *, #group-today ~ *"


@pytest.fixture
def front_door(signed_in, filled_with):
    """`front_door("meerim", "ky")`: the telephone of one of the people of the rehearsal, signed in."""
    filled_with(900, today())
    # The cast of the tests has somebody who signs in by the same name.
    Account.objects.using("owner").filter(username="begimai").update(worker_id=id_of("person", "begimai"))

    def on_a_telephone(who, language):
        page = signed_in(who, language, SCREEN["width"])
        page.set_viewport_size(SCREEN)
        return page

    return on_a_telephone


def open_short(page, one):
    page.goto(one.path)
    for link in one.links:
        page.goto(page.locator(link).first.get_attribute("href"))
    loaded(page)


@pytest.mark.long
@pytest.mark.parametrize("who", sorted({page.who for page in PAGES}))
def test_it_opens_within_three_screens_and_hides_nothing_urgent(who, front_door):
    heights, hidden = {}, {}
    for language in ("ky", "ru"):
        page = front_door(who, language)
        for one in pages_of(who):
            open_short(page, one)
            where = f"{language} {page.url}"
            heights[where] = page.evaluate("document.documentElement.scrollHeight")
            hidden[where] = page.evaluate(FOLDED_AWAY)
            rows = page.locator(NOW).locator("css=li").all()
            hidden[where] += [row.inner_text() for row in rows if not row.is_visible()]
            assert not overflowing_elements(page), where
    print(heights)
    assert {where: found for where, found in hidden.items() if found} == {}
    assert {where: one for where, one in heights.items() if one > SCREENS * SCREEN["height"]} == {}

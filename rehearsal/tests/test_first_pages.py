"""Whoever signs in finds on the first page what waits, how it goes, and nothing of what is still to be built."""

import re

import pytest

from rehearsal.draw import id_of
from rehearsal.staff import read_people
from tests.page_words import words_of
from umai.law.terms.clock import today
from umai.staff.models import Account

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
# What each of the demonstration people owes, looks for or is asked, in the words of the first page.
OWED = {
    "meerim": "This week",
    "ulan": "This week",
    "gulzat": "Without a worker",
    "asel": "The next session is due by",
    "sanjar": "The next session is due by",
    "kubanych": "Plans to approve",
    "temirlan": "Asked of us",
    "nargiza": "Ended without a court in your district",
    "begimai": "next dwelling",
    "kunduz": "Open each one and answer",
    "zarina": "Open each one and answer",
    "aisuluu": "Somebody is on the line",
    "marat": "Inbox",
    "elnura": "All figures",
    "talant": "for a Commission past",
    "jamilya": "How many",
    "sezim": "How many",
    "rustam": "To be mended now",
    "ainura": "Search the trail",
    "mirbek": "This week",
    "altynai": "This week",
}
LATER = re.compile(
    r"next version|later version|will be added|not (built|ready|available) yet|coming soon", re.I
)


@pytest.fixture
def front(filled_with, client_of):
    """`front("meerim")`: the first page of one of the demonstration people."""
    filled_with(900, today())
    # The cast of the tests has somebody who signs in by the same name.
    Account.objects.using("owner").filter(username="begimai").update(worker_id=id_of("person", "begimai"))

    def opened(who):
        page = client_of(who).get("/", follow=True)
        assert page.status_code == 200
        return page

    return opened


@pytest.mark.parametrize("who", OWED)
def test_the_first_page_says_what_waits_and_shows_how_it_goes(who, front):
    page = front(who)
    main = MAIN.search(page.content.decode())[0]
    assert OWED[who] in words_of(page)
    assert re.search(r"<(table|svg|dl)\b", main), "neither a picture nor a table says how it goes"
    assert not LATER.search(words_of(page))


def test_every_demonstration_person_is_among_them():
    assert {one["sign_in"] for one in read_people()["person"]} == set(OWED)

"""The pages of the kinds of this room, each filled in by whoever may: written, corrected, struck out."""

from tests.act_pages import ActPageTests, FilledPage
from umai.justice import urls
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.page import JUSTICE_PAGES
from umai.justice.tests.conftest import ASKED, BEATEN, BY_UNCLE, EXAMINED
from umai.law.terms.clock import today

WORDS = "Бала айткан."


def on(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


TOLD = BEATEN | {"risk": "high", "reasons": WORDS}
# Kind to: the record that a row is about, by the name of a fixture; what the act is given; what is typed.
FILLED = {
    INCIDENT: (
        "child",
        TOLD | {"happened_on": today(), "known_on": today()},
        TOLD | on("happened_on") | on("known_on") | {"settlement_id": ""},
    ),
    SUSPECT: ("incident", BY_UNCLE, {"relation": "neighbour", "name": "Кошуна", "state": WORDS}),
    WITNESS: (
        "incident",
        {"other_id": None, "name": "Иниси", "saw": "saw", "words": ""},
        {"name": "Эжеси", "saw": "heard", "words": WORDS},
    ),
    EXAMINATION: (
        "incident",
        EXAMINED | {"happened_on": today()},
        EXAMINED | {"findings": WORDS} | on("happened_on"),
    ),
    INTERVIEW: (
        "incident",
        ASKED | {"happened_on": today()},
        ASKED | {"recorded": "no", "explained": WORDS, "why_again": WORDS} | on("happened_on"),
    ),
}
assert urls.urlpatterns  # the pages of a kind are made with its addresses


def written(kind):
    about, _given, typed = FILLED[kind]

    def fill(case, child, incident):
        record = {"child": child, "incident": incident}[about]
        return FilledPage(by="aigul", address={"pk": record.pk}, answers=typed)

    return fill


def corrected(kind):
    _about, _given, typed = FILLED[kind]

    def fill(case, child, incident, aigul):
        row = row_of(kind, child, incident, aigul)
        return FilledPage(by="aigul", address={"pk": row.pk}, answers=typed | {"seen": str(row.pk)})

    return fill


def struck(kind):
    def fill(case, child, incident, aigul):
        row = row_of(kind, child, incident, aigul)
        return FilledPage(by="erlan", address={"pk": row.pk}, without="aigul", other="damira")

    return fill


def row_of(kind, child, incident, by):
    about, given, _typed = FILLED[kind]
    return kind.act({"child": child, "incident": incident}[about], by=by, **given)


class TestPages(ActPageTests):
    PAGES = {
        page: fill(kind)
        for kind in FILLED
        for page, fill in zip(JUSTICE_PAGES[kind], (written, corrected, struck), strict=True)
    }

"""The pages about other children near a suspect, and about incidents that did not happen, each filled in."""

from types import SimpleNamespace

import pytest

from tests.act_pages import ActPageTests, FilledPage
from umai.justice import urls
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.households.views import TellOffices
from umai.justice.page import JUSTICE_PAGES
from umai.justice.tests.near import (
    HOURS,
    answered,
    child_elsewhere,
    decided,
    found,
    homes,
    own_children,
    proposed,
)
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.law.terms.clock import today

WORDS = "Бала айткан."
AGREED = {"answer": "visit", "visit_at": "23:50", "agreed_with": "Майор", "goes": "Айгүл", "words": WORDS}


def on(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


# Kind to: the record that a row is about, what makes a row, and what is typed.
FILLED = {
    HOUSEHOLD: (
        "incident",
        lambda one: decided(one.incident, one.by, one.home),
        lambda one: AGREED | {"home": str(one.home)} | on("visit_on"),
    ),
    HOUSEHOLD_RESULT: (
        "decision",
        lambda one: found(one.decision, one.by, one.children[0]),
        lambda one: (
            {"other_id": str(one.children[0].pk), "name": "", "found": "in_danger", "words": WORDS}
            | on("happened_on")
        ),
    ),
    UNFOUNDED: (
        "incident",
        lambda one: proposed(one.incident, one.by),
        lambda one: {"ground": "other", "words": WORDS},
    ),
    UNFOUNDED_ANSWER: (
        "proposal",
        lambda one: answered(one.proposal, one.head, agreed=False),
        lambda one: {"agreed": "no", "words": WORDS},
    ),
}
assert urls.urlpatterns  # the pages of a kind are made with its addresses


@pytest.fixture
def four(woman, aigul):
    """One child of hers is enough for pages that ask about each."""
    return own_children(woman, aigul, ["Айбек"])


@pytest.fixture
def world(incident, four, suspect, aigul, damira):
    """`world(kind)`: the records that the pages of this kind are about, and by whom they are written."""

    def of(kind):
        one = SimpleNamespace(incident=incident, children=four, by=aigul, head=damira)
        if kind in (HOUSEHOLD, HOUSEHOLD_RESULT):
            one.home = homes(incident, aigul)[0].home
        if kind is HOUSEHOLD_RESULT:
            one.decision = decided(incident, aigul, one.home, ahead=-HOURS)
        elif kind is UNFOUNDED_ANSWER:
            one.proposal = proposed(incident, aigul)
        return one

    return of


def written(kind):
    about, _make, typed = FILLED[kind]
    # Another person agrees than who proposed it: a head or the oblast.
    who = {"by": "damira", "without": "erlan"} if kind is UNFOUNDED_ANSWER else {"by": "aigul"}

    def fill(world):
        one = world(kind)
        return FilledPage(**who, address={"pk": getattr(one, about).pk}, answers=typed(one))

    return fill


def corrected(kind):
    _about, make, typed = FILLED[kind]
    who = {"by": "damira", "other": "damira"} if kind is UNFOUNDED_ANSWER else {"by": "aigul"}

    def fill(world):
        one = world(kind)
        row = make(one)
        return FilledPage(**who, address={"pk": row.pk}, answers=typed(one) | {"seen": str(row.pk)})

    return fill


def struck(kind):
    def fill(world):
        row = FILLED[kind][1](world(kind))
        return FilledPage(by="erlan", address={"pk": row.pk}, without="aigul", other="damira")

    return fill


def tell_offices(incident, woman, suspect, jyldyz):
    child_elsewhere(woman, jyldyz)
    return FilledPage(by="aigul", address={"pk": incident.pk})


class TestPages(ActPageTests):
    PAGES = {
        page: fill(kind)
        for kind in FILLED
        for page, fill in zip(JUSTICE_PAGES[kind], (written, corrected, struck), strict=True)
    } | {TellOffices: tell_offices}

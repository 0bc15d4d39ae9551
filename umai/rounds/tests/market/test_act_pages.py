"""The pages of market and street monitoring, each filled in by whoever may."""

import uuid

import pytest

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.register.child.actions import add_child
from umai.rounds.market import views
from umai.rounds.market.matching import match_sightings
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see

DAY = today()
SEEN = {
    "child": "Нурбек",
    "work": "sells",
    "company": "alone",
    "care": "unknown",
    "team": 1,
    "seen_on": DAY.isoformat(),
}


@pytest.fixture
def seen(village, aigul):
    """A boy who was seen twice at the market."""
    round = market_round(village, aigul)
    return stored(see(round, aigul)), stored(see(round, aigul))


def note(village, aigul):
    return FilledPage(
        by="jibek", address={"pk": market_round(village, aigul).pk}, answers=SEEN, other="aigul"
    )


def same(seen):
    return FilledPage(by="aigul", address={"pk": seen[0].pk, "other": seen[1].pk}, without="farida")


def strike(seen, aigul):
    match = match_sightings(seen[0], by=aigul, other=seen[1])
    return FilledPage(by="aigul", address={"pk": match.pk}, without="farida")


def signal(seen):
    return FilledPage(by="aigul", address={"pk": seen[0].pk}, answers={"words": "x"}, without="farida")


def registered(seen, aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2015-03-27"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    return FilledPage(by="aigul", address={"pk": seen[0].pk, "child_id": child.pk}, without="farida")


@pytest.mark.usefixtures("jibek")
class TestPages(ActPageTests):
    PAGES = {
        views.NoteSighting: note,
        views.MatchSightings: same,
        views.StrikeSightingMatch: strike,
        views.SignalSighting: signal,
        views.MatchSightedChild: registered,
    }

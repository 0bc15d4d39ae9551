"""The pages of market and street monitoring, each filled in by whoever may."""

import uuid

import pytest

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.register.child.actions import add_child
from umai.rounds.market import correcting, views
from umai.rounds.market.matching import match_sightings
from umai.rounds.tests.market.test_corrections import correct
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see

SEEN = {"child": "Нурбек", "work": "sells", "company": "alone", "care": "unknown", "team": 1}


def typed_sighting():
    """A child who was seen today, as a team types it."""
    return SEEN | {"seen_on": today().isoformat()}


def typed_correction():
    """The same child once more, in the boxes of a correction."""
    day = {f"seen_on_{part}": getattr(today(), part) for part in ("year", "month", "day")}
    return SEEN | day | {"age": 12, "where": "7-катар"}


@pytest.fixture
def seen(village, aigul):
    """A boy who was seen twice at the market."""
    round = market_round(village, aigul)
    return stored(see(round, aigul)), stored(see(round, aigul))


def note(village, aigul):
    return FilledPage(
        by="jibek", address={"pk": market_round(village, aigul).pk}, answers=typed_sighting(), other="aigul"
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


def corrected(seen):
    address = {"pk": seen[0].round_id, "seen": seen[0].seen_id}
    answers = typed_correction() | {"seen": str(seen[0].pk)}
    return FilledPage(by="erlan", address=address, answers=answers, other="aigul")


def keep(seen, aigul):
    match = match_sightings(seen[0], by=aigul, other=seen[1])
    correct(seen[0], aigul)
    return FilledPage(by="aigul", address={"pk": match.pk})


@pytest.mark.usefixtures("jibek")
class TestPages(ActPageTests):
    PAGES = {
        views.NoteSighting: note,
        views.MatchSightings: same,
        views.StrikeSightingMatch: strike,
        views.SignalSighting: signal,
        views.MatchSightedChild: registered,
        correcting.CorrectSighting: corrected,
        correcting.KeepSightingMatch: keep,
    }

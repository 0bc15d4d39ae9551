"""A child who sells at the market, as a team writes it down."""

import uuid

from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import today
from umai.rounds.market.actions import note_sighting
from umai.rounds.market.models import Sighting
from umai.rounds.models import Round
from umai.rounds.tests.conftest import planned

NURBEK = ReportWords(child="Нурбек, көк куртка", where="3-катар, 2-дарбаза", happened="Самса сатат.")


def market_round(village, by):
    """A round of the village's market, as a row that the web role writes about."""
    row = (
        Round.objects.using("owner").select_related("place").get(pk=planned(village, by, purpose="market").pk)
    )
    row._state.db = "default"
    return row


def see(round, by, words=NURBEK, **said):
    """A boy of about nine who sells alone, seen today."""
    return note_sighting(by.office, by=by, round=round, words=words, **said_of_boy(**said))


def said_of_boy(**said):
    """What is said of this boy, with what is said otherwise."""
    seen = {"age": 9, "sex": "m", "hours": 6, "at_school": False, "work": "sells", "company": "alone"}
    return seen | {"id": uuid.uuid4(), "team": 1, "seen_on": today(), **said}


def sightings():
    return Sighting.objects.using("owner").order_by("recorded_at")

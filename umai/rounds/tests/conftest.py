"""A round of the village of Aigul with forty dwellings, and Jibek, who walks in a team and has an account."""

import uuid
from datetime import timedelta

import pytest
from django.utils import translation

from tests.cast import SINCE, id_of
from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.outreach.territory import settlements_of
from umai.rounds.door.actions import ChildSaid, answer_door
from umai.rounds.doorstep.actions import DoorSaid, answer_doors
from umai.rounds.models import DoorAnswer, RoundStop
from umai.rounds.planning.actions import add_dwellings, plan_round
from umai.staff.models import Account, Office, Particulars, Role, Term, Worker

STREET = "Ленин: 1-40"
LEFT = ChildSaid(away="both", lives_with="grandparents", age=9)


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    with translation.override("en"):
        yield


def office(key):
    return Office.objects.using("owner").select_related("place").get(pk=id_of("office", key))


@pytest.fixture
def village(db):
    return settlements_of(office("nookat_first").place)[0]


@pytest.fixture
def other_village(db):
    return settlements_of(office("nookat_second").place)[0]


@pytest.fixture
def jibek(db):
    """A member of a round, who reads nothing of any child."""
    worker = Worker.objects.using("owner").create(
        id=id_of("worker", "jibek"), surname="Осмонова", given="Жибек"
    )
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", "nookat_first"), role=Role.ROUND_MEMBER, from_on=SINCE
    )
    Particulars.objects.using("owner").create(worker=worker)
    account = Account(username="jibek", worker=worker)
    account.set_unusable_password()
    account.save(using="owner")
    return Speaker(open_session(worker))


def planned(place, by, **said):
    """A round of this place that began ten days ago and goes on for ten more."""
    days = {"from_on": today() - timedelta(days=10), "to_on": today() + timedelta(days=10)}
    return plan_round(place, by=by, **{"id": uuid.uuid4(), "purpose": "house", **days, **said})


@pytest.fixture
def walk(village, aigul):
    """A round of the village with forty dwellings of one street."""
    round = planned(village, aigul)
    add_dwellings(round, by=aigul, settlement=village, streets=STREET)
    return round


def stops(round):
    """The dwellings of a round in their order, as rows that the web role writes about."""
    found = list(
        RoundStop.objects.using("owner")
        .filter(round=round)
        .select_related("round", "dwelling")
        .order_by("number")
    )
    for one in found:
        one._state.db = one.round._state.db = "default"
    return found


def answer(stop, by, result="none", **said):
    """What a team found at this dwelling today."""
    wanted = {"id": uuid.uuid4(), "team": 1, "said_on": today(), "result": result, **said}
    return answer_door(by.office, by=by, stop=stop, **wanted)


def answer_all(stops, by, result="none", **said):
    """What a team found at these dwellings today, in one act; `result` may be a function of the dwelling."""
    wanted = {"team": 1, "said_on": today(), **said}
    packet = [
        DoorSaid(uuid.uuid4(), one.pk, wanted | {"result": result(one) if callable(result) else result})
        for one in stops
    ]
    answer_doors(by.office, by=by, round=stops[0].round, answers=packet)


def answers():
    return DoorAnswer.ever.using("owner").order_by("recorded_at")

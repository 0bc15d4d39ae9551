"""A Commission of Nookat with a secretary, two members with accounts and one without; a session, a plan, a case."""

import uuid
from datetime import time, timedelta

import pytest
from django.utils import translation

from tests.cast import NOOKAT, id_of
from umai.access.sessions import Speaker
from umai.commission.agenda.actions import ask_hearing, record_view
from umai.commission.decisions.actions import decide
from umai.commission.models import AgendaItem
from umai.commission.proposing.actions import put_on_agenda
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.actions import begin_session, convene_session, invite_member
from umai.commission.session.models import Member
from umai.law.terms.clock import today
from umai.planning.tests.conftest import *  # noqa: F403
from umai.planning.tests.conftest import join
from umai.staff.models import OfficeKind, Role

WHY = "The mother came back and wants him at home; the grandmother does not agree."


@pytest.fixture
def member(sabira):
    """Member of the Commission of Nookat with an account."""
    return join("nurlan", "Нурлан", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_MEMBER)


@pytest.fixture
def second_member(sabira):
    return join("asel", "Асель", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_MEMBER)


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    with translation.override("en"):
        yield


def convened(sabira, day=None):
    return convene_session(
        sabira.office,
        by=sabira,
        id=uuid.uuid4(),
        held_on=day or today(),
        begins_at=time(10),
        place="Nookat, Lenin 1",
    )


@pytest.fixture
def session(sabira, member, second_member):
    """Convened for this day; the two accounts and one person without are invited."""
    found = convened(sabira)
    invite_member(found, by=sabira, id=uuid.uuid4(), name="Исаев Талант", post="police")
    return found


def members(session):
    return list(Member.objects.using("owner").filter(session=session).order_by("name"))


def opened(session, by, without=()):
    """Opened with all members but those whose names begin so."""
    came = [one.pk for one in members(session) if not one.name.startswith(tuple(without) or ("-",))]
    return begin_session(session, by=by, present=came, reasons={})


@pytest.fixture
def request_row(sabira, case, aigul):
    return ask_hearing(case, by=aigul, id=uuid.uuid4(), words=WHY)


def put(session, by):
    """Everything that waits, on the agenda; answers the items by kind."""
    by = Speaker(by.token)
    put_on_agenda(session, by=by, matters=[one.key for one in waiting_matters(by)])
    rows = AgendaItem.objects.using("owner").filter(session=session).order_by("number")
    with by.speaking():
        return {
            row.kind: AgendaItem.objects.select_related("session").within_reach_of(by).get(pk=row.pk)
            for row in rows
        }


@pytest.fixture
def item(session, request_row, sabira):
    """The case on the agenda."""
    return put(session, sabira)["case"]


@pytest.fixture
def plan_item(session, submitted, sabira):
    """The plan on the agenda."""
    return put(session, sabira)["plan"]


HEARD = {"how": "spoke", "heard_by": "Асанова Айгүл", "words": "I want to stay here."}


@pytest.fixture
def heard(item, sabira):
    return record_view(item, by=sabira, heard_on=today(), **HEARD)


DECIDED = {
    "kind": "measure",
    "words": "The clinic examines him.",
    "owner": "Clinic of Nookat, head doctor",
    "votes": (3, 0, 0),
}


def later(days=14):
    return today() + timedelta(days=days)


@pytest.fixture
def decision(session, item, heard, sabira):
    opened(session, sabira)
    return decide(item, by=sabira, due_on=later(), **DECIDED)


__all__ = ["id_of"]

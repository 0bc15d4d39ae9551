"""Two villages of Nookat, in the municipalities of Aigul and of Azamat, and what is written of a poster."""

import uuid

import pytest

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.outreach import actions
from umai.outreach.territory import settlements_of
from umai.staff.models import Office
from umai.trail.models import Entry

BASE = "https://report.example"
HANGS = {"where": "The shop near the bridge", "by_whom": "Social worker"}


def office(key):
    return Office.objects.using("owner").select_related("place").get(pk=id_of("office", key))


@pytest.fixture
def village(db):
    return settlements_of(office("nookat_first").place)[0]


@pytest.fixture
def other_village(db):
    return settlements_of(office("nookat_second").place)[0]


def hang(village, by, **changes):
    said = {"id": uuid.uuid4(), "put_up_on": today()} | HANGS | changes
    return actions.put_up_poster(village, by=by, **said)


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()

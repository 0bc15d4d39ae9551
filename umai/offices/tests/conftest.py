from datetime import timedelta

import pytest

from tests.cast import id_of
from umai.offices.duty.actions import set_turn
from umai.offices.duty.roster import midnight
from umai.offices.staff import today
from umai.staff.models import Office, Worker


def seven_days():
    """From when and to when a turn is that begins today."""
    return {"from_at": midnight(today()), "to_at": midnight(today() + timedelta(days=7))}


@pytest.fixture
def office(db):
    """`office("nookat")`: one of the cast's offices."""
    return lambda key: Office.objects.select_related("place").get(pk=id_of("office", key))


@pytest.fixture
def person(db):
    """`person("aigul")`: the worker behind a sign-in name of the cast."""
    return lambda username: Worker.objects.get(pk=id_of("worker", username))


@pytest.fixture
def week(office, person, damira):
    """Erlan is on duty in Nookat for a week, and Damira stands in."""
    return set_turn(
        office("nookat"), by=damira, worker=person("erlan"), substitute=person("damira"), **seven_days()
    )

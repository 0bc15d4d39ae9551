import json
import os
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT, id_of
from umai.law.terms.clock import today
from umai.notices.models import Call, Keeper, Notice, NoticeWay, Summary
from umai.notices.tests.receivers import Gateway, Mailbox
from umai.places.models import Place
from umai.staff.models import Particulars, Role, Term, Turn, Worker


@pytest.fixture
def role(worker_role):
    """Two connections of the background worker, as the process has them: `using` and `beside`."""
    from django.db import connections

    from umai.machine.cluster.database import DatabaseAddress, connection_settings

    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"]))
    settings = connections.configure_settings({"default": connection_settings(where, "umai_worker")})[
        "default"
    ]
    connections.databases["beside_worker"] = settings
    yield {"using": worker_role, "beside": "beside_worker"}
    connections["beside_worker"].close()
    del connections.databases["beside_worker"]


@pytest.fixture
def called(db):
    """`called(minutes=20)`: an urgent call in Nookat that was opened so long ago.

    `called(kind="case", worker="aigul")` is to somebody of the cast by name.
    """

    def make(minutes=0, *, code=NOOKAT, keeper=Keeper.DISTRICT, at=None, kind="signal", worker=None):
        opened_at = (at or timezone.now()) - timedelta(minutes=minutes)
        district = Place.objects.get(code=code)
        return Call.objects.using("owner").create(
            kind=kind,
            about=uuid.uuid4(),
            district=district,
            keeper=keeper,
            worker_id=worker and id_of("worker", worker),
            opened_at=opened_at,
        )

    return make


@pytest.fixture
def duty(db):
    """`duty("erlan", substitute="damira")`: on duty at that office from yesterday until tomorrow."""

    def set_down(who, *, substitute=None, office="nookat", begins=-1, ends=1):
        now = timezone.now()
        return Turn.objects.using("owner").create(
            office_id=id_of("office", office),
            worker_id=id_of("worker", who),
            substitute_id=id_of("worker", substitute) if isinstance(substitute, str) else substitute,
            from_at=now + timedelta(days=begins),
            to_at=now + timedelta(days=ends),
        )

    return set_down


@pytest.fixture
def hired(db):
    """`hired("Asel", "nookat", Role.SPECIALIST)`: one more worker there; answers their id."""

    def hire(surname, office, post, since=timedelta(days=900)):
        worker = Worker.objects.using("owner").create(surname=surname, given="Асел")
        Particulars.objects.using("owner").create(worker=worker)
        Term.objects.using("owner").create(
            worker=worker, office_id=id_of("office", office), role=post, from_on=timezone.localdate() - since
        )
        return worker.pk

    return hire


@pytest.fixture
def supervisor(hired):
    """A supervisor at the Ministry."""
    return hired("Баатырова", "ministry", Role.MINISTRY_SUPERVISOR)


@pytest.fixture
def reachable(db):
    """`reachable("erlan", phone="+996…", email="…", language="ru")`: how somebody of the cast is reached."""

    def reach(who, **contact):
        Particulars.objects.filter(worker_id=id_of("worker", who)).update(**contact)

    return reach


@pytest.fixture
def noticed(called):
    """`noticed("erlan")`: a notice to somebody of the cast that waits to be sent, of a call of its own."""

    def tell(who, *, way=NoticeWay.SMS, call=None, turn=0):
        return Notice.objects.using("owner").create(
            call=call or called(),
            worker_id=id_of("worker", who) if isinstance(who, str) else who,
            way=way,
            step=0,
            turn=turn,
        )

    return tell


@pytest.fixture
def summed(db):
    """`summed("aigul", late={"visit": 2})`: what somebody is told today in one message."""

    def sum_up(who, *, day=None, email=True, sms=True, forgotten=0, week=False, of_workers=None, **counts):
        return Summary.objects.using("owner").create(
            worker_id=id_of("worker", who) if isinstance(who, str) else who,
            day=day or today(),
            counts={"late": {}, "today": {}, "coming": {}} | counts,
            by_email=email,
            by_sms=sms,
            forgotten=forgotten,
            week=week,
            of_workers=of_workers,
        )

    return sum_up


@pytest.fixture
def gateway():
    with Gateway() as receiver:
        yield receiver


@pytest.fixture
def mailbox():
    with Mailbox() as receiver:
        yield receiver

"""The own filter in words chooses the rows that the usual one chooses."""

import uuid

import pytest

from tests.cast import CAST, id_of
from tests.tampering import without_triggers
from umai.access.models import Grant, Wall
from umai.access.reach import reach_sql, wall_sql
from umai.access.sessions import Speaker, open_session
from umai.register.child.actions import add_child
from umai.register.models import Child
from umai.staff.models import Worker
from umai.trail import claims

SINCE = "2020-01-01T00:00Z"


@pytest.fixture
def children(aigul, azamat, superuser):
    """Five, of whom one is granted to Cholpon, one was written by Aigul and is elsewhere now, and one is walled
    from Erlan and Damira."""
    made = [
        add_child(by.office.place, by=by, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Бала"})
        for by in (aigul, aigul, aigul, azamat, azamat)
    ]
    granted, moved, walled, *_rest = (child.pk for child in made)
    grant = Grant.objects.using("owner").create
    grant(worker_id=id_of("worker", "cholpon"), child_id=granted, reason="shared", from_at=SINCE)
    grant(office_id=aigul.office.pk, child_id=moved, reason="wrote", from_at=SINCE)
    with without_triggers(superuser):
        superuser.execute(
            "update register_child set district_id = null, municipality_id = null where id = %s", [moved]
        )
    for worker in ("erlan", "damira"):
        Wall.objects.using("owner").create(worker_id=id_of("worker", worker), child_id=walled, from_at=SINCE)
    return made


@pytest.mark.parametrize("own_filter", [True, False])
def test_the_same_rows_are_within_reach(children, monkeypatch, own_filter):
    monkeypatch.setattr("django.conf.settings.UMAI_OWN_FILTER", own_filter)
    otherwise = {}
    for username in CAST:
        by = Speaker(open_session(Worker.objects.get(pk=id_of("worker", username))))
        with by.speaking():
            usual = set(Child.objects.within_reach_of(by).values_list("pk", flat=True))
        asked = {pk for (pk,) in by.ask(f"select id from register_child c where {reach_sql(by, 'c.')}")}
        if asked != usual:
            otherwise[username] = asked ^ usual
    assert otherwise == {}


def test_the_own_filter_alone_chooses_them_too(children, superuser):
    """As the owner, whom no policy narrows."""
    chosen = {who: chosen_by_the_filter_of(who, superuser) for who in ("aigul", "azamat", "erlan", "cholpon")}
    assert chosen == {"aigul": 3, "azamat": 2, "erlan": 3, "cholpon": 1}


def chosen_by_the_filter_of(username, superuser):
    by = Speaker(open_session(Worker.objects.get(pk=id_of("worker", username))))
    reach = by.required_reach
    values = {"me": reach.worker_id, "office": reach.office_id, "walled": list(reach.walled)}
    values |= {"districts": list(reach.districts), "municipalities": list(reach.municipalities)}
    claim = claims.claim(by.token, superuser.info.backend_pid)
    superuser.execute("select set_config('umai.speaker', %s, false)", [claim])
    question = f"select count(*) from register_child c where {reach_sql(by, 'c.')}"
    assert "walled" in wall_sql(by)  # for everybody: without a wall the list holds decoys alone
    return superuser.execute(question, values).fetchone()[0]

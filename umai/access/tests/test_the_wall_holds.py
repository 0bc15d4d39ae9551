import uuid

import pytest

from umai.access.doors import AlreadyReplaced, consult
from umai.access.facts import Why
from umai.refusal import NotPermitted
from umai.register.actions import add_child
from umai.register.models import Child, Identity
from umai.trail.models import Entry


@pytest.fixture
def child(aigul):
    return add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Нурбек"}
    )


def test_a_child_is_added_and_seen_by_its_worker(child, aigul):
    with aigul.speaking():
        row = Child.objects.get()
    assert row.child_id == row.id == child.id
    assert row.recorded_by_id == aigul.pk
    assert row.recorded_office_id == row.office_id == aigul.office.pk


def test_others_do_not_see_it(child, cholpon, azamat):
    for worker in (cholpon, azamat):
        with worker.speaking():
            assert not Child.objects.exists()
            assert not Identity.ever.exists()


def test_another_place_is_refused(aigul, cholpon):
    with pytest.raises(NotPermitted):
        add_child(aigul.office.place, by=cholpon, id=uuid.uuid4(), identity={"given": "X"})
    entry = Entry.objects.using("owner").get()
    assert entry.outcome == "refused" and entry.worker_id == cholpon.pk


def test_consult_writes_the_look(child, aigul):
    consult(Child, child.pk, by=aigul)
    assert list(Entry.objects.using("owner").order_by("at").values_list("act", "outcome")) == [
        ("register.add_child", "done"),
        ("register.read", "looked"),
    ]


def test_replace(child, aigul):
    from umai.access.doors import replace

    with aigul.speaking():
        identity = Identity.objects.get()
        replace(identity, why=Why.CORRECTION, given="Нурлан")
        assert Identity.objects.get().given == "Нурлан"
        assert Identity.ever.count() == 2
        with pytest.raises(AlreadyReplaced):
            replace(identity, why=Why.CORRECTION, given="Нурдан")

import uuid
from dataclasses import replace
from datetime import date

import pytest

# Models are imported inside the fixtures: this file may be read before Django is ready.

IDENTITY = {
    "surname": "Асанов",
    "given": "Нурбек",
    "patronymic": "Болотович",
    "sex": "m",
    "birth_date": date(2015, 3, 27),
}


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def child(aigul):
    """A child in Aigul's municipality."""
    from umai.register.child.actions import add_child

    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)


@pytest.fixture
def mother(child, aigul):
    """The child's mother, who lives with the child; answers the kinship."""
    from umai.register.child.actions import add_adult

    identity = {"surname": "Асанова", "given": "Гүлнара", "sex": "f", "birth_date": date(1990, 5, 1)}
    return add_adult(child, by=aigul, identity=identity, relation="mother", lives_together=True)


@pytest.fixture
def village():
    """`village(office)`: the first village of the office's municipality."""

    def first(office):
        from umai.places.models import Place

        return Place.objects.current().villages().filter(municipality=office.place).in_order()[0]

    return first


@pytest.fixture
def trail():
    """`trail()`: what is on the trail, oldest first, as (act, outcome)."""

    def entries():
        from umai.trail.models import Entry

        return list(Entry.objects.using("owner").order_by("at").values_list("act", "outcome"))

    return entries


@pytest.fixture
def grant(superuser):
    """`grant(worker, child, reason)`: a worker is let into a file."""

    def let_in(by, child, reason="assigned"):
        superuser.execute(
            "insert into access_grant (id, worker_id, child_id, reason) values (gen_random_uuid(), %s, %s, %s)",
            [by.pk, child.pk, reason],
        )
        by.__dict__.pop("reach", None)

    return let_in


@pytest.fixture
def wall(superuser):
    """`wall(worker, child)`: a worker may not know of a file."""

    def build(by, child):
        superuser.execute(
            "insert into access_wall (id, worker_id, child_id) values (gen_random_uuid(), %s, %s)",
            [by.pk, child.pk],
        )
        by.__dict__.pop("reach", None)

    return build


@pytest.fixture
def aiguls(aigul, client_of):
    """A browser in which Aigul is signed in."""
    return client_of("aigul")


@pytest.fixture
def second_child(aigul):
    """`second_child()`: another child, in Aigul's municipality or the one of the worker named."""
    from umai.register.child.actions import add_child

    def add(by=aigul, **identity):
        names = {"surname": "Асанова", "given": "Айжан"} | identity
        return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=names)

    return add


@pytest.fixture
def ainura(db):
    """The supervisor at the Ministry, signed in."""
    from tests.cast import SINCE, id_of
    from umai.access.sessions import Speaker, open_session
    from umai.staff.models import Account, Particulars, Role, Term, Worker

    worker = Worker.objects.using("owner").create(surname="Осмонова", given="Айнура")
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", "ministry"), role=Role.MINISTRY_SUPERVISOR, from_on=SINCE
    )
    Particulars.objects.using("owner").create(worker=worker)
    Account(username="ainura", worker=worker).save(using="owner")
    return Speaker(open_session(worker))


@pytest.fixture
def own(db):
    """Numbers of the country's own, kept and not in use."""
    from umai.matching.comparison.trained_numbers import shipped_numbers
    from umai.register.weights.numbers import store_shipped_weights, store_weights

    store_shipped_weights()
    return store_weights(replace(shipped_numbers(), made_from="lists of 2026"), using="owner")

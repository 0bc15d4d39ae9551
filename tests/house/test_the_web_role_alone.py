"""What somebody could do who makes the web server say any SQL they like, signed in as one worker."""

import uuid
from itertools import product

import pytest
from django.db import DatabaseError, connection, connections

from tests.cast import id_of
from umai.access.sessions import Speaker
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import Absence, AdultIdentity


def say(by, statement, *values):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def mother(child, aigul):
    return add_adult(child, by=aigul, identity={"given": "Бурул"}, relation="mother", lives_together=True)


@pytest.fixture
def other(jyldyz):
    return add_child(jyldyz.office.place, by=jyldyz, id=uuid.uuid4(), identity={"given": "Айбек"})


def sees(by, adult_id):
    with by.speaking():
        return AdultIdentity.ever.filter(adult_id=adult_id).exists()


FACT = "id, recorded_at, source, why, current, child_id"
VALUES = "gen_random_uuid(), now(), 'form', 'change', true, %s"


def test_knowing_the_id_of_an_adult_opens_nothing(mother, other, jyldyz):
    for statement in (
        f"insert into register_kinship ({FACT}, adult_id, relation, legal_representative)"
        f" values ({VALUES}, %s, 'mother', false)",
        f"insert into register_carearrangement ({FACT}, carer_id, institution, paper, number, issuer)"
        f" values ({VALUES}, %s, '', 'none', '', '')",
    ):
        with pytest.raises(DatabaseError, match="row-level security"):
            say(jyldyz, statement, other.pk, mother.adult_id)
    assert not sees(jyldyz, mother.adult_id)


def test_a_family_is_not_moved_by_strangers(child, cholpon):
    with pytest.raises(DatabaseError, match="permission denied"):
        say(cholpon, "select register_follow_child(%s)", child.pk)


WIDER = [
    "insert into staff_term (id, worker_id, office_id, role, from_on)"
    " values (gen_random_uuid(), access_worker(), %s, 'head', access_today() - 1)",
    "update staff_term set office_id = %s, role = 'head' where worker_id = access_worker()",
    "update staff_office set place_id = (select place_id from staff_office where id = %s)"
    " where id = access_office()",
    "insert into staff_office (id, kind, place_id, name_ky, name_ru, name_en)"
    " select gen_random_uuid(), kind, place_id, '', '', '' from staff_office where id = %s",
]


def test_nobody_gives_themselves_a_wider_reach(child, jyldyz, cholpon):
    for by, statement in product((jyldyz, cholpon), WIDER):
        try:
            changed = say(by, statement, id_of("office", "nookat"))
        except DatabaseError:
            changed = 0
        assert changed == 0, statement
        assert Speaker(by.token).reach == by.reach, statement


def test_a_head_gives_no_post_that_a_head_may_not_give(damira):
    post = (
        "insert into staff_term (id, worker_id, office_id, role, from_on)"
        " values (gen_random_uuid(), %s, %s, %s, '2030-01-01')"
    )
    for role in ("auditor", "head", "administrator"):
        with pytest.raises(DatabaseError):
            say(damira, post, id_of("worker", "azamat"), id_of("office", "nookat"), role)


def test_the_public_role_writes_nothing_on_the_trail(db, superuser):
    may = superuser.execute(
        "select has_function_privilege('umai_public', 'trail_write(text, text, text, uuid, uuid, int, int,"
        " uuid[], uuid, uuid[])', 'execute')"
    ).fetchone()
    assert may == (False,)


def test_somebody_given_one_file_writes_its_family(child, erlan, azamat, aigul):
    from django.utils import timezone

    from umai.intake.cases.actions import assign_worker, open_case

    case = open_case(
        child,
        by=aigul,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Жалгыз калган.",
        received_at=timezone.now(),
        discovered_at=None,
    )
    assign_worker(case, by=erlan, worker_id=azamat.pk)
    by = Speaker(azamat.token)
    for lives_together in (True, False):
        kin = add_adult(
            child, by=by, identity={"given": "Бурул"}, relation="mother", lives_together=lives_together
        )
        record_fact(child, by=by, model=Absence, adult_id=kin.adult_id, kind="internal")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from register_household")
        assert cursor.fetchone() == (1,)

"""A child of Aigul's municipality with a family, a case, and more cases where a list needs them."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from umai.assessment import actions as assess
from umai.assessment.models import Domain
from umai.intake.cases import actions as intake
from umai.intake.tests.conftest import closed, proposed
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import Absence, CareArrangement, Languages, Schooling


def make_child(by, given="Нурбек", **identity):
    said = {"surname": "Асанов", "given": given, "birth_date": date(2016, 4, 12), "sex": "m"} | identity
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=said)


def make_case(child, by, *, days_ago=2, concern="left_behind", follows=None):
    return intake.open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern=concern,
        channel="school",
        words="Both parents left; the grandmother is ill.",
        received_at=timezone.now() - timedelta(days=days_ago),
        discovered_at=None,
        follows=follows,
    )


def close(case, by, head):
    return closed(proposed(case, by), head)


def assess_whole(case, by, risk="high", on=None):
    assessment = assess.begin_assessment(case, by=by)
    for domain in Domain:
        assess.record_finding(assessment, by=by, domain=domain, worry="some", words="Seen at home.")
    assess.record_view(assessment, by=by, hearing="alone", words="He misses his mother.")
    on = on or timezone.localdate()
    return assess.complete_assessment(assessment, by=by, on=on, risk=risk, reasons="Nobody can sign for him.")


def wall(worker, child):
    """Put a wall between this worker and this child."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=worker.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    worker.__dict__.pop("reach", None)


def entries(**about):
    from umai.trail.models import Entry

    return list(Entry.objects.using("owner").filter(**about).order_by("at"))


@pytest.fixture
def child(aigul):
    return make_child(aigul, pin="21204201600123")


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


@pytest.fixture
def family(child, aigul):
    """The mother works in Moscow, the grandmother cares without a paper."""
    mother = add_adult(child, by=aigul, identity={"surname": "Асанова", "given": "Бурул"}, relation="mother")
    grandmother = add_adult(
        child,
        by=aigul,
        identity={"surname": "Асанова", "given": "Сайрагүл"},
        relation="grandmother_f",
        lives_together=True,
    )
    record_fact(
        child,
        by=aigul,
        model=Absence,
        adult_id=mother.adult_id,
        kind="external",
        country="RU",
        place="Москва",
        holds_from=date(2024, 3, 1),
        return_expected_on=date(2025, 1, 1),
        last_contact_on=date(2026, 1, 5),
    )
    record_fact(
        child, by=aigul, model=CareArrangement, carer_id=grandmother.adult_id, is_kin=True, paper="none"
    )
    record_fact(child, by=aigul, model=Schooling, attendance="left", school="№ 4")
    record_fact(child, by=aigul, model=Languages, of_child="кыргызча")
    return mother, grandmother


@pytest.fixture
def owe(superuser):
    """`owe(case, kind, days)`: something is owed in the case in so many days; answers the row that owes it."""

    def put(case, kind, days):
        row = uuid.uuid4()
        on = timezone.localdate() + timedelta(days=days)
        superuser.execute("select intake_put_due(%s, %s, %s, %s)", [kind, row, case.pk, on])
        return row

    return put


@pytest.fixture
def forget(superuser):
    """`forget(case)`: nothing is owed in the case by any day, as should never be."""

    def drop(case):
        superuser.execute("delete from intake_due where case_id = %s", [case.pk])
        superuser.execute("select intake_show_next_due(%s)", [case.pk])

    return drop


@pytest.fixture
def asked():
    """How many questions a piece of work asks the database, on the connection that reads files."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(work, only=()):
        with CaptureQueriesContext(connection) as captured:
            answer = work()
        assert answer.status_code == 200
        plain = ("SELECT set_config", "select set_config", "select current_setting", "SAVEPOINT", "RELEASE")
        questions = [one["sql"] for one in captured if not one["sql"].startswith(plain)]
        if only:
            of_these = re.compile(rf'from "?({"|".join(only)})', re.IGNORECASE)
            questions = [sql for sql in questions if of_these.search(sql)]
        return len(questions)

    return count

"""What the board counts of a visit is the visit as it stands, and holds no word of it."""

import uuid

import pytest
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from tests.looking import reading
from tests.moves import move_across
from umai.access.models import Wall
from umai.oversight.models import CountedVisit
from umai.oversight.tests.conftest import make_case
from umai.visits.models import Visit
from umai.visits.tests.conftest import ago, record, refused
from umai.visits.visit import actions as visits

COUNTED = (
    "line",
    "case_id",
    "child_id",
    "district_id",
    "municipality_id",
    "worker_id",
    "at",
    "made",
    "alone",
)


@pytest.fixture
def case(aigul):
    return make_case(aigul, "Нурбек", days_ago=9)


def counted():
    return set(CountedVisit.objects.using("owner").values_list(*COUNTED, "is_late"))


def told():
    return set(Visit.objects.using("owner").values_list(*COUNTED, "is_late"))


def seen(by):
    with by.speaking():
        return CountedVisit.objects.count()


def test_every_visit_is_counted_made_or_tried(case, aigul):
    record(case, aigul, at=ago(days=2))
    visits.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
    assert counted() == told() and len(counted()) == 2
    with connections["owner"].cursor() as cursor:
        cursor.execute("select oversight_count_all_visits()")
    assert counted() == told()


def test_a_correction_is_counted_in_place_of_the_visit(case, aigul):
    record(case, aigul, at=ago(days=2))
    with reading(aigul):
        row = Visit.objects.get()
    visits.correct_visit(row, by=aigul, answers=refused(at=ago(days=3)))
    assert counted() == told() and [one[7] for one in counted()] == [False]


def test_a_visit_that_was_struck_out_is_not_counted(case, aigul, superuser):
    record(case, aigul)
    superuser.execute("update visits_visit set current = false")
    assert counted() == told() == set()


def test_a_visit_moves_with_its_file(case, aigul, damira, jyldyz):
    record(case, aigul)
    before = counted()
    move_across(case.child_id, by=damira, to=jyldyz)
    assert counted() == told() != before


def test_a_number_needs_no_look_and_the_visit_does(case, aigul, damira):
    record(case, aigul)
    assert seen(damira) == 1
    with damira.speaking():
        assert not Visit.ever.exists()
    with reading(damira):
        assert Visit.ever.get()


def test_nobody_elsewhere_counts_it_nor_does_whoever_is_walled_from_the_child(
    case, aigul, azamat, cholpon, bakyt, gulnara, timur, damira
):
    record(case, aigul)
    assert [seen(by) for by in (azamat, cholpon, bakyt, gulnara, timur)] == [0] * 5
    Wall.objects.using("owner").create(worker_id=damira.pk, child_id=case.child_id)
    assert seen(damira) == 0


def test_nobody_writes_them_past_the_visits(case, aigul, damira):
    record(case, aigul, at=timezone.now())
    for statement in (
        "update oversight_countedvisit set made = false",
        "delete from oversight_countedvisit",
        "insert into oversight_countedvisit select * from oversight_countedvisit",
        "select oversight_count_all_visits()",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), damira.speaking():
            connection.cursor().execute(statement)

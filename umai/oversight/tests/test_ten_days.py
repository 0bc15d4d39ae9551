"""What the database keeps of the ten days of each case says what the rows say from which it is derived."""

import uuid
from datetime import timedelta
from random import Random

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from tests.cast import id_of
from tests.looking import reading
from tests.moves import move_across
from umai.access.models import Wall
from umai.assessment.models import Completion
from umai.intake.cases import actions as intake
from umai.intake.models import Assignment, Case, Clock, Closure, Stop
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import day_of, today
from umai.oversight.models import TenDays
from umai.oversight.tests.conftest import assess_whole, make_case, of, visit
from umai.visits.models import Visit
from umai.visits.tests.conftest import ago, answers, record, refused
from umai.visits.visit import actions as visits

KEPT = (
    "case_id",
    "child_id",
    "district_id",
    "municipality_id",
    "worker_id",
    "started_on",
    "due_on",
    "assessed_in_time",
    "planned_in_time",
    "visited_on",
    "closed_on",
)


def kept():
    """What the database keeps, by case."""
    return {row[0]: row for row in TenDays.objects.using("owner").values_list(*KEPT)}


def told():
    """The same, from the rows themselves."""
    return {case.pk: told_of(case) for case in Case.objects.using("owner").all()}


def told_of(case):
    clock = Clock.objects.using("owner").get(case=case)
    assignment = Assignment.objects.using("owner").filter(case=case).first()
    assessed = Completion.objects.using("owner").filter(assessment__case=case).first()
    stop = Stop.objects.using("owner").filter(case=case).first()
    closure = Closure.objects.using("owner").filter(case=case).first()
    made = [day_of(one.at) for one in Visit.objects.using("owner").filter(case=case, made=True)]
    return (
        case.pk,
        clock.child_id,
        clock.district_id,
        clock.municipality_id,
        assignment and assignment.worker_id,
        clock.started_on,
        clock.due_on,
        assessed and not assessed.is_late,
        stop and not stop.is_late,
        min(made, default=None),
        closure and closure.closed_on,
    )


class Acts:
    """Things that happen to a case, in whatever order; each says whether the case is closed after it."""

    def __init__(self, aigul, azamat, damira, random):
        self.aigul, self.damira, self.random = aigul, damira, random
        self.workers = [id_of("worker", name) for name in ("aigul", "azamat", "erlan")]

    def assign(self, case):
        intake.assign_worker(case, by=self.damira, worker_id=self.random.choice(self.workers))

    def correct_the_clock(self, case):
        received = timezone.now() - timedelta(days=self.random.randrange(1, 60))
        with transaction.atomic():
            intake.correct_clock(
                case, by=self.damira, received_at=received, discovered_at=None, words="Wrong."
            )

    def assess(self, case):
        if not Completion.objects.using("owner").filter(assessment__case=case).exists():
            assess_whole(case, self.aigul)

    def stop(self, case):
        if not Stop.objects.using("owner").filter(case=case).exists():
            late = self.random.random() < 0.5
            row = Stop(**of(case), stopped_on=today(), due_on=today(), is_late=late)
            row.save(using="owner")

    def visit(self, case):
        record(case, self.aigul, at=ago(days=self.random.randrange(1, 30)))

    def try_in_vain(self, case):
        visits.record_visit(case, by=self.aigul, id=uuid.uuid4(), answers=refused())

    def correct_a_visit(self, case):
        with reading(self.aigul):
            found = list(Visit.objects.filter(case=case).order_by("pk"))
        if found:
            row = self.random.choice(found)
            said = self.random.choice([refused, answers])
            visits.correct_visit(row, by=self.aigul, answers=said(at=ago(days=self.random.randrange(1, 30))))


ACTS = ("assign", "correct_the_clock", "assess", "stop", "visit", "visit", "try_in_vain", "correct_a_visit")


@pytest.mark.parametrize("seed", [1, 2])
def test_after_whatever_happens_the_rows_say_what_happened(aigul, azamat, damira, seed):
    random = Random(seed)
    acts = Acts(aigul, azamat, damira, random)
    cases = [make_case(aigul, f"Нурбек {number}", days_ago=30) for number in range(3)]
    for _each in range(14):
        getattr(acts, random.choice(ACTS))(random.choice(cases))
    closed(proposed(cases[0], aigul), damira)
    found = kept()
    assert found == told() and len(found) == 3
    with connections["owner"].cursor() as cursor:
        cursor.execute("select oversight_renew_all()")
    assert kept() == found


def test_a_quarter_of_a_year_is_kept_as_its_rows_say(work):
    found = kept()
    assert found == told()
    assert {row[7] for row in found.values()} == {None, True, False}


def test_the_day_of_a_visit_is_that_of_bishkek(aigul):
    case = make_case(aigul, "Нурбек", days_ago=9)
    night = timezone.now().replace(hour=20, minute=30) - timedelta(days=2)  # half past two there
    visit(case, night)
    (row,) = kept().values()
    assert row[9] == day_of(night) == night.date() + timedelta(days=1)


def test_a_file_that_moves_takes_them_along(aigul, damira, jyldyz, cholpon):
    case = make_case(aigul, "Нурбек", days_ago=9)
    move_across(case.child_id, by=damira, to=jyldyz)
    assert kept() == told()
    assert seen(cholpon) == {case.pk}
    assert seen(damira) == seen(aigul) == set()


def seen(by):
    with by.speaking():
        return set(TenDays.objects.values_list("pk", flat=True))


def test_row_security_shows_them_to_nobody_elsewhere_and_to_nobody_behind_a_wall(
    aigul, azamat, cholpon, bakyt, gulnara, timur, damira
):
    case = make_case(aigul, "Нурбек", days_ago=9)
    assert seen(damira) == seen(aigul) == {case.pk}
    assert [seen(by) for by in (azamat, cholpon, bakyt, gulnara, timur)] == [set()] * 5
    Wall.objects.using("owner").create(worker_id=damira.pk, child_id=case.child_id)
    assert seen(damira) == set()


def test_nobody_writes_them_past_the_rows(work, damira):
    for statement in (
        "update oversight_tendays set assessed_in_time = true",
        "delete from oversight_tendays",
        "insert into oversight_tendays select * from oversight_tendays",
        "select oversight_renew_all()",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), damira.speaking():
            connection.cursor().execute(statement)

"""A case of a child of Aigul's municipality, its plans, and a Commission of the district that is not in the cast."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT, SINCE, SPACE, id_of, place_of
from umai.access.sessions import Speaker, open_session
from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.planning.draft import actions
from umai.planning.editions import actions as chain
from umai.register.child.actions import add_child
from umai.staff.models import Account, Office, OfficeKind, Role, Term, Worker


def ahead(days):
    return today() + timedelta(days=days)


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2018, 4, 12)}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


def make_case(child, by, days=3):
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Alone.",
        received_at=timezone.now() - timedelta(days=days),
        discovered_at=None,
    )


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


@pytest.fixture
def plan(case, aigul):
    """The child's plan, begun and empty."""
    return actions.begin_plan(case, by=aigul, kind="child")


NEED = {"domain": "education", "words": "He misses school."}
GOAL = {"words": "He goes to school every day."}
MEASURE = {
    "kind": "school",
    "words": "The teacher calls every Monday.",
    "person_words": "Исаев Бакыт, teacher",
}
PLACEMENT = {"form": "relatives", "words": "With the grandmother; he wants to stay with her."}


def measure(plan, by, **changes):
    said = {"line": uuid.uuid4(), "due_on": ahead(20)} | MEASURE | changes
    return actions.record_measure(plan, by=by, **said)


def write_out(plan, by):
    """Everything that has to be there: a need, a goal, a measure of it, and in a child's plan the placement."""
    with by.speaking():
        need = actions.record_need(plan, by=by, line=uuid.uuid4(), **NEED)
        goal = actions.record_goal(plan, by=by, line=uuid.uuid4(), need_line=need.line, **GOAL)
        measure(plan, by, goal_line=goal.line)
        if plan.kind == "child":
            actions.record_placement(plan, by=by, **PLACEMENT)


@pytest.fixture
def finished(plan, aigul):
    write_out(plan, aigul)
    return plan


@pytest.fixture
def edition(finished, aigul):
    """Handed in by the social worker."""
    return chain.hand_in_plan(finished, by=aigul)


@pytest.fixture
def submitted(edition, erlan):
    """Submitted by the department on this day."""
    chain.submit_plan(edition, by=erlan, on=today())
    return edition


@pytest.fixture
def agreed(submitted, sabira):
    chain.agree_to_plan(submitted, by=sabira, on=today(), paper_number="14")
    return submitted


@pytest.fixture
def approved(agreed, kanykei):
    chain.approve_plan(agreed, by=kanykei, on=today())
    return agreed


def join(username, given, kind, where, role):
    """Somebody who is not in the cast comes to an office of the own."""
    place = place_of(where)
    names = {"name_ky": place.name_ky, "name_ru": place.name_ru, "name_en": place.name_en}
    office, _new = Office.objects.using("owner").get_or_create(
        id=uuid.uuid5(SPACE, f"office:{kind}:{where}"), defaults={"kind": kind, "place": place} | names
    )
    worker = Worker.objects.using("owner").create(
        id=id_of("worker", username), surname="Маматова", given=given
    )
    Term.objects.using("owner").create(worker=worker, office=office, role=role, from_on=SINCE)
    Account(username=username, worker=worker, password="!").save(using="owner")
    return Speaker(open_session(worker))


@pytest.fixture
def sabira(db):
    """The secretary of the Commission of Nookat."""
    return join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY)


@pytest.fixture
def secretary_elsewhere(db):
    """The secretary of the Commission of Kochkor."""
    from tests.cast import KOCHKOR

    return join("nazgul", "Назгүл", OfficeKind.COMMISSION, KOCHKOR, Role.COMMISSION_SECRETARY)


def dues(case):
    """What is owed in this case of its plans and within the ten days: kind to days, as the database keeps it."""
    from umai.intake.models import Due

    found = {}
    ours = ("ten_days", "agreement", "approval", "returned", "measure")
    for due in Due.objects.using("owner").filter(case=case, owed__in=ours).order_by("due_on"):
        found.setdefault(due.owed, []).append(due.due_on)
    return found


def wall(worker, child):
    """Put a wall between this worker and this child."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=worker.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    worker.__dict__.pop("reach", None)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()

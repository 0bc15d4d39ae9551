"""Two workers of one district and what they did: cases of many days, visits, referrals, arrangements of care."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of, place_of_file
from tests.second_person import speaker
from umai.assessment import actions as assess
from umai.assessment.models import Domain
from umai.intake.cases import actions as intake
from umai.intake.models import Stop
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import CareArrangement
from umai.visits.models import MissedVisit, Visit, VisitWindow


def ago(days):
    return today() - timedelta(days=days)


def make_case(by, given, *, days_ago):
    """A case of a new child of this worker's municipality, known since so many days."""
    identity = {"surname": "Асанов", "given": given, "sex": "m"}
    child = add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)
    return intake.open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="",
        received_at=timezone.now() - timedelta(days=days_ago),
        discovered_at=None,
    )


def assess_whole(case, by, risk="high"):
    assessment = assess.begin_assessment(case, by=by)
    for domain in Domain:
        assess.record_finding(assessment, by=by, domain=domain, worry="some", words="Seen at home.")
    assess.record_view(assessment, by=by, hearing="alone", words="He misses his mother.")
    return assess.complete_assessment(
        assessment, by=by, on=today(), risk=risk, reasons="Nobody can sign for him."
    )


def window(case, days_ago, *, made_by="aigul", missed_by=None, above_limit=False):
    """A planned visit whose last day was so many days ago; made, unless somebody missed it."""
    at = timezone.now() - timedelta(days=days_ago)
    where = of(case)
    planned = VisitWindow.objects.using("owner").create(
        **where, earliest_on=ago(days_ago + 6), latest_on=ago(days_ago), reason="interval"
    )
    if missed_by:
        MissedVisit.objects.using("owner").create(
            **where,
            window=planned,
            worker_id=id_of("worker", missed_by),
            latest_on=ago(days_ago),
            caseload=3,
            above_limit=above_limit,
        )
    else:
        visit(case, at, by=made_by, window=planned)
    return planned


def visit(case, at, by="aigul", **said):
    said = {"worker_id": id_of("worker", by), "made": True, "seen": True, "alone": "yes"} | said
    return Visit.objects.using("owner").create(**of(case), at=at, **said)


def of(case):
    """A row of a past day is written by the owner, whom the database does not stamp."""
    return {"case_id": case.pk, "child_id": case.child_id} | place_of_file(case)


@pytest.fixture
def work(db, fillings, superuser):
    """A quarter of a year of the district: five cases, of which each number of the board has something."""
    return fillings.give("the work of a district", lambda: fill_work(superuser))


def fill_work(superuser):
    aigul, azamat, damira = (speaker(id_of("worker", name)) for name in ("aigul", "azamat", "damira"))
    late = make_case(aigul, "Нурбек", days_ago=60)  # nothing was done
    kept = make_case(aigul, "Айбек", days_ago=40)
    today_ = make_case(aigul, "Медер", days_ago=10)
    new = make_case(aigul, "Темир", days_ago=2)
    other = make_case(azamat, "Эмир", days_ago=30)
    for case, worker in ((late, "aigul"), (kept, "aigul"), (other, "azamat")):
        intake.assign_worker(case, by=damira, worker_id=id_of("worker", worker))
    Stop.objects.using("owner").create(**of(new), stopped_on=today(), due_on=today(), is_late=False)
    assess_whole(kept, aigul, risk="urgent")
    assess_whole(new, aigul, risk="low")
    superuser.execute("delete from intake_due where case_id = %s", [new.pk])  # as should never be
    superuser.execute("select intake_show_next_due(%s)", [new.pk])
    window(kept, 20)
    window(kept, 13, missed_by="aigul")
    window(late, 9, missed_by="aigul", above_limit=True)
    window(other, 5, made_by="azamat")
    now = timezone.now()
    visit(kept, now - timedelta(days=8), alone="no", is_late=True)
    visit(kept, now - timedelta(days=7), alone="observed")
    visit(other, now - timedelta(days=3), "azamat", made=False, not_made="nobody_home", seen=None, alone="")
    visit(other, now, "azamat", alone="no")  # today is not over
    granny = add_adult(late.child, by=aigul, identity={"given": "Сайрагүл"}, relation="grandmother_f")
    mother = add_adult(kept.child, by=aigul, identity={"given": "Бурул"}, relation="mother")
    for child, carer in ((late.child, granny), (kept.child, mother)):
        record_fact(child, by=aigul, model=CareArrangement, carer_id=carer.adult_id, paper="none")
    return {"late": late, "kept": kept, "today": today_, "new": new, "other": other}

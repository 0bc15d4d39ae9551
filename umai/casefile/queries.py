"""What this room looks at: pages of cases, how far each has come, and how many there are.

Everything here is asked within the reach of the one who looks; nothing is written.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, FilteredRelation, Q

from umai.assessment.models import Assessment, Domain
from umai.intake.lists import COLUMNS, open_cases, to_work_on
from umai.intake.models import Case
from umai.places.models import Place

PAGE = 25  # cases on one page of the list
WEEK = 7  # days that "this week" looks ahead, counted from tomorrow
PARTS = len(Domain) + 2  # of an assessment: each domain, the child's view, and the risk with reasons


@dataclass(frozen=True)
class Progress:
    """How far the assessment of one case has come."""

    done: int  # of PARTS
    completed_on: date | None = None
    risk: str = ""
    is_late: bool = False


def closed_cases(by, *, concern=None, municipality=None, after=None):
    """Closed cases within reach, in the rows and the order of `umai.intake.lists.open_cases`."""
    cases = Case.objects.alias(
        clock=FilteredRelation("clocks", condition=Q(clocks__current=True)),
        assignment=FilteredRelation("assignments", condition=Q(assignments__current=True)),
        identity=FilteredRelation("child__identities", condition=Q(child__identities__current=True)),
    ).filter(to_work_on(by), closure__isnull=False, clock__due_on__isnull=False)
    if concern:
        cases = cases.filter(concern=concern)
    if municipality is not None:
        cases = cases.filter(clock__municipality_id=municipality)
    if after is not None:
        due_on, case_id = after
        cases = cases.filter(
            Q(clock__due_on__gt=due_on) | Q(clock__due_on=due_on, clock__case_id__gt=case_id)
        )
    return cases.order_by("clock__due_on", "clock__case_id").values(
        "id", "child_id", "concern", "opened_on", "municipality_id", **COLUMNS
    )


def chosen_cases(by, chosen, *, on: date, after=None):
    """The cases that these filters choose (`umai.casefile.filters.Chosen`), most pressing first."""
    common = {"concern": chosen.concern, "municipality": chosen.municipality, "after": after}
    match chosen.state:
        case "closed":
            cases = closed_cases(by, **common)
        case "overdue":
            cases = open_cases(by, overdue_on=on, **common)
        case "unassigned":
            cases = open_cases(by, unassigned=True, **common)
        case "mine":
            cases = open_cases(by, worker=by.pk, **common)
        case _:
            cases = open_cases(by, **common)
    return cases.filter(assessment__completion__risk=chosen.risk) if chosen.risk else cases


def work_of(by, *, all_of_it):
    """Open cases that are this worker's to do: the whole reach, or the own ones and those nobody has."""
    cases = open_cases(by)
    if all_of_it:
        return cases
    return cases.filter(Q(assignment__worker_id=by.pk) | Q(assignment__id=None))


def counted(cases, *, on: date):
    """How many of these rows are overdue, due today, in the coming week, later, and without a worker."""
    week = on + timedelta(days=WEEK)
    due = "clock__due_on"
    return cases.order_by().aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=Q(**{f"{due}__lt": on})),
        today=Count("pk", filter=Q(**{due: on})),
        week=Count("pk", filter=Q(**{f"{due}__gt": on, f"{due}__lte": week})),
        later=Count("pk", filter=Q(**{f"{due}__gt": week})),
        unassigned=Count("pk", filter=Q(assignment__id=None)),
    )


def how_many(cases, *, after=None):
    """How many rows there are, and how many of them come after this one."""
    later = Q()
    if after is not None:
        due_on, case_id = after
        later = Q(clock__due_on__gt=due_on) | Q(clock__due_on=due_on, clock__case_id__gt=case_id)
    found = cases.order_by().aggregate(all=Count("pk"), ahead=Count("pk", filter=later))
    return found["all"], found["ahead"]


def progress_of(case_ids, by):
    """Case id to `Progress`, for those cases whose assessment was begun. One query."""
    rows = (
        Assessment.objects.within_reach_of(by)
        .filter(case_id__in=case_ids)
        .values("case_id", "completion__completed_on", "completion__risk", "completion__is_late")
        .annotate(
            found=Count("findings", filter=Q(findings__current=True), distinct=True),
            heard=Count("views", filter=Q(views__current=True), distinct=True),
        )
    )
    return {
        row["case_id"]: Progress(
            done=PARTS if row["completion__completed_on"] else row["found"] + row["heard"],
            completed_on=row["completion__completed_on"],
            risk=row["completion__risk"] or "",
            is_late=bool(row["completion__is_late"]),
        )
        for row in rows
    }


def municipalities_of(by):
    """The municipalities from which cases can come to this worker, in alphabetical order."""
    reach = by.reach
    return list(
        Place.objects.filter(municipality=F("pk"))
        .filter(Q(district__in=reach.districts) | Q(pk__in=reach.municipalities))
        .current()
        .in_order()
    )

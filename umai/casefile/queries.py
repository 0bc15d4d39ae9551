"""What this room looks at: pages of cases, how far each has come, and how many there are.

Everything here is asked within the reach of the one who looks; nothing is written.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, FilteredRelation, Q

from umai.assessment.models import Assessment, Completion, Domain
from umai.intake.lists import CHILD_AND_PLACE, identity_now, in_rows, open_cases, to_work_on
from umai.intake.models import Case, Closure
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
    """Closed cases within reach, the latest first: rows of `Case`. `after`: closed_on and case id."""
    cases = Case.objects.filter(to_work_on(by, Closure, at="closure__"), closure__isnull=False)
    if concern:
        cases = cases.filter(concern=concern)
    if municipality is not None:
        cases = cases.filter(closure__municipality_id=municipality)
    if after is not None:
        closed_on, case_id = after
        cases = cases.filter(
            Q(closure__closed_on__lt=closed_on)
            | Q(closure__closed_on=closed_on, closure__case_id__lt=case_id),
            closure__closed_on__lte=closed_on,  # once more plainly, so that the index can begin there
        )
    return cases.order_by("-closure__closed_on", "-closure__case_id")


def closed_in_rows(cases):
    """Closed cases in the rows of `umai.intake.lists.in_rows`, with `closed_on`."""
    return cases.alias(
        clock=FilteredRelation("clocks", condition=Q(clocks__current=True)),
        assignment=FilteredRelation("assignments", condition=Q(assignments__current=True)),
        identity=identity_now(),
    ).values(
        "id", "child_id", "concern", "opened_on", "municipality_id",
        closed_on=F("closure__closed_on"),
        due_on=F("clock__due_on"),
        started_on=F("clock__started_on"),
        worker_id=F("assignment__worker_id"),
        worker_surname=F("assignment__worker__surname"),
        worker_given=F("assignment__worker__given"),
        **CHILD_AND_PLACE,
    )  # fmt: skip


def chosen_cases(by, chosen, *, on: date, after=None):
    """The cases that these filters choose (`umai.casefile.filters.Chosen`), in the order of their list."""
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
    if chosen.risk:
        found = Completion.objects.filter(risk=chosen.risk).values("assessment__case_id")
        cases = cases.filter(pk__in=found)
    return cases


def rows_of(chosen):
    """How the rows of `chosen_cases` are read for showing."""
    return closed_in_rows if chosen.state == "closed" else in_rows


def work_of(by, *, all_of_it):
    """Open cases that are this worker's to do: the whole reach, or the own ones and those nobody has."""
    cases = open_cases(by)
    if all_of_it:
        return cases
    return cases.filter(Q(worker_id=by.pk) | Q(worker_id=None))


def counted(cases, *, on: date):
    """How many of these open cases are overdue, due today, in the coming week, later, without a worker."""
    week = on + timedelta(days=WEEK)
    return cases.order_by().aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        today=Count("pk", filter=Q(due_on=on)),
        week=Count("pk", filter=Q(due_on__gt=on, due_on__lte=week)),
        later=Count("pk", filter=Q(due_on__gt=week)),
        unassigned=Count("pk", filter=Q(worker_id=None)),
    )


def how_many(by, chosen, counts, *, on: date):
    """How many cases these filters choose; from what was counted already, where that says it."""
    counted_as = {"open": "all", "overdue": "overdue", "unassigned": "unassigned"}.get(chosen.state)
    if counted_as and not (chosen.concern or chosen.municipality or chosen.risk):
        return counts[counted_as]
    if chosen.state == "closed" and not (chosen.concern or chosen.risk):
        closed = Closure.objects.filter(to_work_on(by, Closure))
        return closed.filter(
            **{"municipality_id": chosen.municipality} if chosen.municipality else {}
        ).count()
    return chosen_cases(by, chosen, on=on).order_by().count()


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

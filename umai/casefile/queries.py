"""The queries of this room: lists of cases, their counts, and the progress of their assessments.

Every query is within the reader's reach; nothing is written.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, FilteredRelation, Q, Value, Window
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from umai.access.reach import reach_sql
from umai.assessment.models import Domain
from umai.intake.cases.worklist import (
    CHILD_AND_PLACE,
    as_rows,
    current_identity,
    open_cases,
    own_work_condition,
    own_work_sql,
    read_rows,
)
from umai.intake.models import Case, Closure, Due, Risk, WorklistRow
from umai.situations.reading import of_children_with

PAGE = 25  # cases on one page of the list
BY_RISK = (Risk.URGENT, Risk.HIGH, "", Risk.MEDIUM, Risk.LOW)  # a risk that nobody judged comes early
PARTS = len(Domain) + 2  # of an assessment: each domain, the child's view, and the risk with reasons


@dataclass(frozen=True)
class AssessmentProgress:
    """How far the assessment of one case has come."""

    done: int  # of PARTS
    completed_on: date | None = None
    risk: str = ""
    is_late: bool = False


def closed_cases(by, *, concern=None, municipality=None, risk=None, after=None):
    """Closed cases within reach, the latest first: rows of `Case`. `after`: closed_on and case id."""
    cases = Case.objects.filter(own_work_condition(by, Closure, at="closure__"), closure__isnull=False)
    if concern:
        cases = cases.filter(concern=concern)
    if municipality is not None:
        cases = cases.filter(closure__municipality_id=municipality)
    if risk:
        cases = cases.alias(level=risk_now()).filter(level__risk=risk)
    if after is not None:
        closed_on, case_id = after
        cases = cases.filter(
            Q(closure__closed_on__lt=closed_on)
            | Q(closure__closed_on=closed_on, closure__case_id__lt=case_id),
            closure__closed_on__lte=closed_on,  # follows from the above; lets the index begin there
        )
    return cases.order_by(*LATEST_CLOSED)


LATEST_CLOSED = ("-closure__closed_on", "-closure__case_id")


def risk_now():
    """The alias for a case's current risk; a closed case keeps its last one."""
    return FilteredRelation("risks", condition=Q(risks__current=True))


def closed_as_rows(cases):
    """Closed cases with the columns of open ones and `closed_on`; nothing is owed in them."""
    return cases.alias(
        clock=FilteredRelation("clocks", condition=Q(clocks__current=True)),
        assignment=FilteredRelation("assignments", condition=Q(assignments__current=True)),
        identity=current_identity(),
        level=risk_now(),
    ).values(
        "id",
        "child_id",
        "concern",
        "opened_on",
        "municipality_id",
        closed_on=F("closure__closed_on"),
        due_on=F("clock__due_on"),
        started_on=F("clock__started_on"),
        stopped_on=F("stop__stopped_on"),
        risk=Coalesce(F("level__risk"), Value("")),
        owed=Value(""),
        worker_id=F("assignment__worker_id"),
        worker_surname=F("assignment__worker__surname"),
        worker_given=F("assignment__worker__given"),
        **CHILD_AND_PLACE,
    )


def chosen_cases(by, chosen, *, on: date, after=None):
    """The cases that the filters of the list choose, in the order of their list."""
    cases = cases_in_state(by, chosen, on=on, after=after)
    return cases.filter(of_children_with(by, chosen.says, on=on)) if chosen.says else cases


def cases_in_state(by, chosen, *, on: date, after=None):
    """The cases that all filters choose but what the law says of the child."""
    common = {
        "concern": chosen.concern,
        "municipality": chosen.municipality,
        "risk": chosen.risk,
        "after": after,
    }
    if chosen.state == "closed":
        return closed_cases(by, **common)
    common |= {"owed": chosen.owed, "worker": chosen.worker, "district": chosen.district}
    match chosen.state:
        case "overdue":
            return open_cases(by, overdue_on=on, **common)
        case "unassigned":
            return open_cases(by, unassigned=True, **common)
        case "unplanned":
            return open_cases(by, unplanned=True, **common)
        case "mine":
            return open_cases(by, **common | {"worker": by.pk})
    return open_cases(by, **common)


def row_reader_of(chosen):
    """The function that reads the columns of `chosen_cases`."""
    return closed_as_rows if chosen.state == "closed" else as_rows


def id_reader_of(by, chosen):
    """The function that reads these columns from ids of cases."""
    if chosen.state == "closed":
        cases = Case.objects.filter(own_work_condition(by, Closure, at="closure__"))
        return lambda ids: list(closed_as_rows(cases.filter(pk__in=ids)).order_by(*LATEST_CLOSED))
    return lambda ids: read_rows(by, ids)


# Which open cases are in a group. In SQL, because composing the query took longer than running it.
GROUPS = {
    "unassigned": "worker_id is null",
    "unplanned": "owed = ''",
    "overdue": "owed <> '' and due_on < %(on)s",
    "all": "true",
}


def group_counts(by, *, on: date):
    """Group of `GROUPS` to the number of its open cases within reach."""
    parts = (f"count(*) filter (where {condition})" for condition in GROUPS.values())
    (row,) = _ask_work(by, f"select {', '.join(parts)} from intake_worklistrow where {{own}}", on)
    return dict(zip(GROUPS, row, strict=True))


def first_unassigned(by, most) -> tuple[int, list]:
    """How many open cases within reach nobody answers for; case and child of the first by risk and day."""
    question = """select count(*) over (), case_id, child_id from intake_worklistrow
        where {own} and worker_id is null
        order by array_position(%(risks)s, risk), due_on, case_id limit %(most)s"""
    rows = _ask_work(by, question, None, risks=list(BY_RISK), most=most)
    return (rows[0][0], [both for _n, *both in rows]) if rows else (0, [])


def first_page(by, chosen, counts, most, *, on: date, after=None) -> tuple[list, int]:
    """The ids of `first_ids`, and the number of `count_cases`.

    What the law says of children is asked of all cases at once: a first page has both by one query.
    """
    if not chosen.says or after is not None:
        with by.speaking():
            total = count_cases(by, chosen, counts, on=on)
        return first_ids(by, chosen, most, on=on, after=after), total
    rows = chosen_cases(by, chosen, on=on).annotate(total=Window(Count("*"))).values_list("pk", "total")
    with by.speaking():
        found = list(rows[:most])
    return [pk for pk, _total in found], found[0][1] if found else 0


def first_ids(by, chosen, most, *, on: date, after=None):
    """The ids of the first cases that these filters choose, at most `most`, in the order of their list."""
    if chosen.state == "closed" or chosen.says:
        with by.speaking():
            return list(chosen_cases(by, chosen, on=on, after=after).values_list("pk", flat=True)[:most])
    values = {name: getattr(chosen, name) for name in FILTERS if getattr(chosen, name)}
    parts = ["{own}", *(FILTERS[name] for name in values)]
    if chosen.state == "mine":
        parts.append("worker_id = %(me)s")
    elif chosen.state in GROUPS:
        parts.append(GROUPS[chosen.state])
    if after is not None:
        parts.append("(due_on, case_id) > (%(after_on)s, %(after_id)s)")
        values |= {"after_on": after[0], "after_id": after[1]}
    question = f"select case_id from intake_worklistrow where {' and '.join(parts)} order by due_on, case_id"
    return [pk for (pk,) in _ask_work(by, f"{question} limit {most:d}", on, **values)]


# The filters of the list in SQL; the same conditions as in `open_cases`.
FILTERS = {
    "concern": "concern = %(concern)s",
    "municipality": "municipality_id = %(municipality)s",
    "risk": "risk = %(risk)s",
    "owed": "owed = %(owed)s",
    "worker": "worker_id = %(worker)s",
    "district": "district_id = %(district)s",
}


def _ask_work(by, question, on, **more):
    own, values = own_work_sql(by)
    return by.ask(question.format(own=own), on=on, **values | more)


def count_cases(by, chosen, counts, *, on: date):
    """The number of cases that these filters choose, taken from `counts` where they have it."""
    counted_as = {"open": "all"} | {state: state for state in ("overdue", "unassigned", "unplanned")}
    narrowed = chosen.says or any(getattr(chosen, name) for name in FILTERS)
    if chosen.state in counted_as and not narrowed:
        return counts[counted_as[chosen.state]]
    if chosen.state == "closed" and not (chosen.concern or chosen.risk or chosen.says):
        closed = Closure.objects.filter(own_work_condition(by, Closure))
        return closed.filter(
            **{"municipality_id": chosen.municipality} if chosen.municipality else {}
        ).count()
    return chosen_cases(by, chosen, on=on).order_by().count()


def complete_progress(completion):
    """The `AssessmentProgress` of a case whose assessment is complete."""
    return AssessmentProgress(PARTS, completion.completed_on, completion.risk, completion.is_late)


def progress_of(case_ids, by):
    """Case id to `AssessmentProgress`, for cases whose assessment was begun. One query at most."""
    if not case_ids:
        return {}
    rows = by.ask(PROGRESS_SQL.format(reached=reach_sql(by, "a.")), ids=list(case_ids))
    return {
        case_id: AssessmentProgress(PARTS if completed_on else done, completed_on, risk or "", bool(is_late))
        for case_id, completed_on, risk, is_late, done in rows
    }


PROGRESS_SQL = """select a.case_id, c.completed_on, c.risk, c.is_late,
        (select count(*) from assessment_finding f where f.assessment_id = a.id and f.current)
        + (select count(*) from assessment_childsview v where v.assessment_id = a.id and v.current)
    from assessment_assessment a left join assessment_completion c on c.assessment_id = a.id
    where a.case_id = any (%(ids)s) and {reached}"""


def work_of_cases(case_ids):
    """Case id to its `WorklistRow`, for the open ones of these cases.

    One query; row security leaves out files that moved away.
    """
    return {row.case_id: row for row in WorklistRow.objects.filter(case_id__in=case_ids)}


def dues_of(case):
    """All that is owed in this case, the nearest first; row security leaves out files that moved away."""
    return list(Due.objects.filter(case_id=case.pk).order_by("due_on", "pk"))


def municipalities_of(by):
    """Id to name of the municipalities from which cases can come to this worker, in alphabetical order."""
    language = (get_language() or "ky")[:2]
    return dict(by.ask(MUNICIPALITIES_SQL.format(language=language)))


MUNICIPALITIES_SQL = """select id, name_{language} from places_place where municipality_id = id
    and (district_id = any (%(districts)s) or id = any (%(municipalities)s)) and valid_to is null
    order by sort_ky, code"""

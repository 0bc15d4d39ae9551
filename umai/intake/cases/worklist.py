"""Lists of open cases by what is owed first, for My day and the case list.

Every list is of `WorklistRow`, ordered by the due day and then by the case's id, so that a page can
begin after the last row of the page before. `as_rows` makes plain values of the rows, with the names
and places (`COLUMNS`) that are needed to show them, and not to count them or to find their ids.
"""

from django.conf import settings
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext as _

from umai.access.reach import granted_condition
from umai.intake.cases.work import WorklistRow

# Columns of the case itself.
CASE_COLUMNS = (
    "child_id",
    "concern",
    "opened_on",
    "started_on",
    "due_on",
    "owed",
    "risk",
    "stopped_on",
    "worker_id",
    "municipality_id",
)
# Columns of the child and of where the file is held.
CHILD_AND_PLACE = {
    "surname": F("identity__surname"),
    "given": F("identity__given"),
    "patronymic": F("identity__patronymic"),
    "municipality_ky": F("municipality__name_ky"),
    "municipality_ru": F("municipality__name_ru"),
    "municipality_en": F("municipality__name_en"),
}
COLUMNS = {
    "id": F("case_id"),
    "worker_surname": F("worker__surname"),
    "worker_given": F("worker__given"),
    **CHILD_AND_PLACE,
}

# A case in which nothing is planned has a `due_on` that is past (the day of submission or opening). It is
# no term, so such a case does not count as late.
UNPLANNED = Q(owed="")
PLANNED = ~UNPLANNED


def open_cases(
    by,
    *,
    worker=None,
    unassigned=False,
    unplanned=False,
    concern=None,
    municipality=None,
    district=None,
    risk=None,
    owed=None,
    overdue_on=None,
    due_from=None,
    due_to=None,
    after=None,
):
    """Open cases within this worker's reach, the earliest due day first: rows of `WorklistRow`.

    `worker`, `municipality` and `district` are ids; `owed` is a kind of `DueKind` that comes first in the
    case, and `unplanned` means that nothing does; `overdue_on` is the day on which what comes first is late;
    `due_from` and `due_to` bound the last day, both included; `after` is the pair (due_on, case
    id) of the last row seen. Slice it for a page. Two queries at most, with `consult_list` three.
    """
    cases = WorklistRow.objects.filter(own_work_condition(by))
    if worker is not None:
        cases = cases.filter(worker_id=worker)
    if unassigned:
        cases = cases.filter(worker=None)
    if unplanned:
        cases = cases.filter(UNPLANNED)
    for name, value in (("concern", concern), ("risk", risk), ("owed", owed)):
        if value:
            cases = cases.filter(**{name: value})
    if municipality is not None:
        cases = cases.filter(municipality_id=municipality)
    if district is not None:
        cases = cases.filter(district_id=district)
    if overdue_on is not None:
        cases = cases.filter(PLANNED, due_on__lt=overdue_on)
    if due_from is not None:
        cases = cases.filter(due_on__gte=due_from)
    if due_to is not None:
        cases = cases.filter(due_on__lte=due_to)
    if after is not None:
        cases = cases.filter(after_condition(after))
    return cases.order_by("due_on", "case_id")


def as_rows(cases):
    """Open cases as rows of values for a list.

    A row has id, child_id, concern, opened_on, started_on, due_on, owed, risk, stopped_on, worker_id,
    municipality_id and `COLUMNS`; a case whose worker is not named has None in the worker's columns.
    """
    return cases.alias(identity=current_identity()).values(*CASE_COLUMNS, **COLUMNS)


def read_rows(by, ids):
    """The open cases with these ids, by due day, in the rows of `as_rows`; in plain SQL."""
    own, values = own_work_sql(by)
    rows = by.ask(ROWS_SQL.format(own=own), ids=list(ids), **values)
    return [dict(zip(READ_COLUMNS, row, strict=True)) for row in rows]


READ_COLUMNS = {
    **{name: f"w.{name}" for name in CASE_COLUMNS},
    "id": "w.case_id",
    **{f"worker_{name}": f"a.{name}" for name in ("surname", "given")},
    **{name: f"i.{name}" for name in ("surname", "given", "patronymic")},
    **{f"municipality_{language}": f"p.name_{language}" for language in ("ky", "ru", "en")},
}
ROWS_SQL = f"""select {", ".join(READ_COLUMNS.values())}
    from (select * from intake_worklistrow where {{own}}) w
    join register_child c on c.id = w.child_id
    left join register_identity i on i.child_id = c.id and i.current
    left join staff_worker a on a.id = w.worker_id left join places_place p on p.id = w.municipality_id
    where w.case_id = any (%(ids)s) order by w.due_on, w.case_id"""


def child_name(row):
    """The child's name from a row of `as_rows`."""
    return " ".join(filter(None, [row["surname"], row["given"], row["patronymic"]])) or _("Name not known")


def current_identity():
    """The relation from a row of a child's file to the current identity, for `alias`."""
    return FilteredRelation("child__identities", condition=Q(child__identities__current=True))


def after_condition(after):
    """The condition under which a row comes after the row with this last day and case id."""
    due_on, case_id = after
    # The last term repeats the day, so that the index can begin there.
    return (Q(due_on__gt=due_on) | Q(due_on=due_on, case_id__gt=case_id)) & Q(due_on__gte=due_on)


def own_work_condition(by, model=WorklistRow, at=""):
    """The condition that a row of `WorklistRow`, or of another `model` of cases, is work of this worker.

    `at` is the lookup path to that row from the queried one, as in "closure__". The condition is on the
    own territory, which an index answers in order. Files granted outside it are few; they are added by
    id, and only when there are any, because an "or" with the grants keeps the index from being used.
    Files that moved away, of which the office may still read what it wrote, are not among them.
    """
    if not settings.UMAI_OWN_FILTER:
        return Q()
    reach = by.reach
    # A role reaches either districts or municipalities; none at all matches nothing.
    level, places = (
        ("district", reach.districts) if reach.districts else ("municipality", reach.municipalities)
    )
    own = Q(**{f"{at}{level}__in": places})
    if reach.granted and (ids := by.ask_once(("outside", model), lambda: granted_row_ids(by, model))):
        own |= Q(**{f"{at}pk__in": ids})
    return own & ~Q(**{f"{at}child_id__in": reach.walled}) if reach.walled else own


def own_work_sql(by):
    """`own_work_condition` of `intake_worklistrow` as plain SQL, and the values of its parameters."""
    parts, values = ["true"], {"me": by.pk}
    if settings.UMAI_OWN_FILTER:
        reach = by.reach
        level, places = (
            ("district", reach.districts) if reach.districts else ("municipality", reach.municipalities)
        )
        # Single parameters: with an array the planner does not know that one place is in the index's order.
        named = {f"place{n}": place for n, place in enumerate(places)}
        values |= named
        own = f"{level}_id in ({', '.join(f'%({name})s' for name in named)})" if named else "false"
        if reach.granted and (
            ids := by.ask_once(("outside", WorklistRow), lambda: granted_row_ids(by, WorklistRow))
        ):
            own, values["outside"] = f"({own} or case_id = any (%(outside)s))", ids
        parts = [own]
        if reach.walled:
            parts.append("child_id <> all (%(walled)s)")
            values["walled"] = list(reach.walled)
    return " and ".join(parts), values


def granted_row_ids(by, model):
    """Ids of the rows of files that were granted to this worker outside the own territory."""
    reach = by.reach
    rows = model.objects.filter(granted_condition()).exclude(
        Q(district__in=reach.districts) | Q(municipality__in=reach.municipalities)
    )
    with by.speaking():
        return list(rows.values_list("pk", flat=True))

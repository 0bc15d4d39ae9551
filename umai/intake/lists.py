"""Lists of open cases by their clock, for My day and the case list.

Every list is of `Case`, in rows of plain values (`COLUMNS`), ordered by the last day and then by
the case's id, so that a page can begin after the last row of the one before.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import F, FilteredRelation, Q

from umai.intake.models import Case

COLUMNS = {
    "due_on": F("clock__due_on"),
    "started_on": F("clock__started_on"),
    "surname": F("identity__surname"),
    "given": F("identity__given"),
    "patronymic": F("identity__patronymic"),
    "worker_id": F("assignment__worker_id"),
    "worker_surname": F("assignment__worker__surname"),
    "worker_given": F("assignment__worker__given"),
    "municipality_ky": F("municipality__name_ky"),
    "municipality_ru": F("municipality__name_ru"),
    "municipality_en": F("municipality__name_en"),
}


def open_cases(
    by,
    *,
    worker=None,
    unassigned=False,
    concern=None,
    municipality=None,
    overdue_on=None,
    due_from=None,
    due_to=None,
    after=None,
):
    """Open cases within this worker's reach, most pressing first, as rows of values.

    `worker` and `municipality` are ids; `overdue_on` is the day on which the case is late;
    `due_from` and `due_to` bound the last day, both included; `after` is the pair (due_on, case
    id) of the last row seen. Slice it for a page. Two queries at most, with `consult_list` three.

    A row has id, child_id, concern, opened_on, municipality_id and `COLUMNS`; a case whose
    worker is not named has None in the worker's columns.
    """
    cases = Case.objects.alias(
        clock=FilteredRelation("clocks", condition=Q(clocks__current=True)),
        assignment=FilteredRelation("assignments", condition=Q(assignments__current=True)),
        identity=FilteredRelation("child__identities", condition=Q(child__identities__current=True)),
    ).filter(to_work_on(by), closure=None)
    if worker is not None:
        cases = cases.filter(assignment__worker_id=worker)
    if unassigned:
        cases = cases.filter(assignment__id=None)
    if concern:
        cases = cases.filter(concern=concern)
    if municipality is not None:
        cases = cases.filter(clock__municipality_id=municipality)
    if overdue_on is not None:
        cases = cases.filter(clock__due_on__lt=overdue_on)
    if due_from is not None:
        cases = cases.filter(clock__due_on__gte=due_from)
    if due_to is not None:
        cases = cases.filter(clock__due_on__lte=due_to)
    if after is not None:
        due_on, case_id = after
        cases = cases.filter(
            Q(clock__due_on__gt=due_on) | Q(clock__due_on=due_on, clock__case_id__gt=case_id),
            clock__due_on__gte=due_on,  # said once more plainly, so that the index can begin there
        )
    return cases.order_by("clock__due_on", "clock__case_id").values(
        "id", "child_id", "concern", "opened_on", "municipality_id", **COLUMNS
    )


def overdue(by, on, **filters):
    """Open cases whose last day is before this day; filters as in `open_cases`."""
    return open_cases(by, overdue_on=on, **filters)


def due_within(by, on, days, **filters):
    """Open cases whose last day is this day or one of so many days after it; late ones are not here."""
    return open_cases(by, due_from=on, due_to=on + timedelta(days=days), **filters)


def to_work_on(by):
    """The condition under which a case is this worker's to work on.

    Own territory, which an index answers in order. Files granted outside it are few; they are
    asked for by name, and only when there are any, because an "or" of the two keeps the index
    from answering. Files that moved away and of which the office may read what it wrote are not
    work any more.
    """
    if not settings.UMAI_OWN_FILTER:
        return Q()
    reach = by.reach
    if reach.districts:  # a role reaches either districts or municipalities
        own = Q(clock__district__in=reach.districts)
    else:
        own = Q(clock__municipality__in=reach.municipalities)  # none at all matches nothing
    if reach.granted:
        outside = (
            Case.objects.filter(child_id__in=reach.granted)
            .exclude(Q(district__in=reach.districts) | Q(municipality__in=reach.municipalities))
            .values_list("pk", flat=True)
        )
        with by.speaking():
            ids = list(outside)
        if ids:
            own |= Q(pk__in=ids)
    return own & ~Q(child_id__in=reach.walled) if reach.walled else own

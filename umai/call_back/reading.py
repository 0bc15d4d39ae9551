"""What other pages read of calls that parents ask for: what happened, and how many wait."""

from django.utils.translation import gettext as _

from umai.access.reach import reach_sql, rows_of_child
from umai.call_back.models import CallCode, CallCodeTakenBack, CallRequest, CallTry
from umai.design.parts import TimelineEvent
from umai.register import merge_groups

UNSAFE_SQL = "select call_back_unsafe(%(requests)s)"
WARNED_SQL = """select exists (select from (
    select * from protection_not_to_call(%(child)s::uuid[])
    union all select * from justice_not_to_call(%(child)s::uuid[])) w
    where w.adult is null or w.adult = %(adult)s)"""


def unsafe_of(requests, by) -> set:
    """The ids of those of these requests whose parent may not be called now, to keep the child safe."""
    ids = [one.pk for one in requests]
    return {pk for (pk,) in by.ask(UNSAFE_SQL, requests=ids)} if ids else set()


def might_warn(request, by) -> bool:
    """Whether a call to this parent might warn somebody, so that no page offers it.

    Only an absence may follow from it, and no word: what it is about can be sealed.
    """
    return by.ask(WARNED_SQL, child=[request.child_id], adult=request.code.adult_id)[0][0]


def codes_of(child_id, by):
    """The codes given to parents of a child, whatever its records, the newest first."""
    rows = CallCode.objects.within_reach_of(by).filter(child_id__in=merge_groups.ids_of(child_id, by))
    rows = rows.select_related("taken_back", "request").prefetch_related("request__tries")
    return rows.order_by("-recorded_at", "pk")


def events_of(child, by):
    """The codes, the requests and the calls of one record, as unsorted `TimelineEvent`s."""
    for row in rows_of_child(CallCode.objects, child, by):
        url = row.get_absolute_url()
        yield TimelineEvent.of_row(row, _("A parent was given a code to ask for a call"), url=url)
    for row in rows_of_child(CallCodeTakenBack.objects, child, by):
        yield TimelineEvent.of_row(row, _("The code was taken back"))
    for row in rows_of_child(CallRequest.objects, child, by):
        yield TimelineEvent.of_row(row, _("A parent asks to be called back"), url=row.get_absolute_url())
    for row in rows_of_child(CallTry.objects, child, by):
        title = _("Call to a parent: %(what)s") % {"what": row.get_outcome_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)


def calls_sql(by):
    """The query, in SQL, how many calls wait here, and the first last day: `calls_back`, `calls_back_due`."""
    return f"""select count(*) as calls_back, min(r.due_on) as calls_back_due from call_back_callrequest r
        where {reach_sql(by, "r.")} and not exists (
            select from call_back_calltry t where t.request_id = r.id and t.outcome <> 'again')"""

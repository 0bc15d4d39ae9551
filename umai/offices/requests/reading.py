"""Requests about staff as pages show them."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import may_do, require_right
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import moment
from umai.offices.requests.models import StaffRequest, StaffRequestKind
from umai.staff.models import Role
from umai.trail.entries import EntrySubject

TOLD_FOR = timedelta(days=14)  # how long the holder is told of what was asked


def find_request(pk, *, by):
    """A request that this worker asked, may answer or oversees; 404 otherwise."""
    require_right(by, "offices.agree_staff")
    rows = StaffRequest.objects.select_related("worker", "office", "recorded_by", "superior")
    if by.role != Role.ADMINISTRATOR:
        known = by.ask(
            """select r.id from offices_staffrequest r where r.id = %(pk)s
                and (r.recorded_by_id = access_worker() or offices_may_agree(r.id))""",
            pk=pk,
        )
        rows = rows.filter(pk__in=[pk for (pk,) in known])
    found = consult_list("offices.requests", rows.filter(pk=pk), by=by)
    if not found:
        answer_not_found("offices.agree_staff", EntrySubject("offices.staffrequest", pk), by=by)
    return found[0]


def waiting_requests(by) -> list[StaffRequest]:
    """The requests that wait for this worker as the second person."""
    if not may_do(by, "offices.agree_staff"):
        return []
    ids = by.ask(
        """select r.id from offices_staffrequest r where r.recorded_at > now() - interval '7 days'
            and not r.alone and not exists (select from offices_staffanswer a where a.request_id = r.id)
            and offices_may_agree(r.id) order by r.recorded_at"""
    )
    with by.speaking():
        rows = StaffRequest.objects.filter(pk__in=[pk for (pk,) in ids]).order_by("recorded_at")
        return list(rows.select_related("worker", "recorded_by"))


def own_requests(by) -> list[tuple[StaffRequest, str]]:
    """What this worker asked and what became of it (waits, agreed or refused), until it came to its end."""
    state = dict(by.ask("select request_id, state from offices_own_requests()"))
    if not state:
        return []
    rows = StaffRequest.objects.filter(pk__in=state).select_related("worker").order_by("recorded_at")
    return [(one, state[one.pk]) for one in rows]


def asked_about(workers) -> list[StaffRequest]:
    """What was asked about these workers lately, the latest first."""
    rows = StaffRequest.objects.filter(worker__in=workers, recorded_at__gt=timezone.now() - TOLD_FOR)
    return list(rows.select_related("worker", "recorded_by", "office").order_by("-recorded_at"))


def in_words(request) -> str:
    """What was asked, and of whom, in a sentence."""
    values = {"who": request.recorded_by, "holder": request.worker, "post": request.get_role_display()}
    if request.kind == StaffRequestKind.CODE:
        return _("%(who)s asked for a new sign-in code for %(holder)s.") % values
    return _("%(who)s asked for a post for %(holder)s: %(post)s.") % values


def request_in_short(request) -> str:
    """What was asked and for whom, for whoever asked."""
    return f"{request.worker}: {request.get_kind_display()}"


def request_rows(request):
    """What was asked, by whom and why, as lines of a summary."""
    rows = [
        SummaryRow(_("Who"), str(request.worker)),
        SummaryRow(_("What"), request.get_kind_display()),
        SummaryRow(_("Which post?"), request.get_role_display() if request.role else ""),
        SummaryRow(_("Office"), str(request.office) if request.office_id else ""),
        SummaryRow(_("First day"), date_in_words(request.from_on) if request.from_on else ""),
        SummaryRow(_("Last day"), date_in_words(request.to_on) if request.to_on else ""),
        SummaryRow(_("Asked by"), str(request.recorded_by)),
        SummaryRow(_("Asked at"), moment(request.recorded_at)),
        SummaryRow(_("Why?"), request.reason),
    ]
    return [row for row in rows if row.value]

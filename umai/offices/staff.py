"""The offices that a worker is responsible for, and the people in them."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import require_right
from umai.offices.accounts import accounts_of
from umai.refusal import NotPermitted
from umai.staff.models import Office, Role, Term, Worker
from umai.trail.entries import EntrySubject


def offices_of(by):
    """The offices this worker is responsible for: a head's district, or all for an administrator."""
    if by.role == Role.ADMINISTRATOR:
        return Office.objects.all()
    if by.role == Role.HEAD:
        return Office.objects.filter(place__district_id__in=by.reach.districts)
    return Office.objects.none()


def require_own_office(by, office):
    """Let this worker change who works at this office, or refuse."""
    if not offices_of(by).filter(pk=office.pk).exists():
        raise NotPermitted(
            _("This office is not one of yours. Nothing was changed. Ask its head or the administrator.")
        )


def terms_at(office, *, on):
    """The present and future terms at this office: those that are not over on this day."""
    return (
        Term.objects.filter(Q(to_on=None) | Q(to_on__gte=on), office=office, ended_at=None)
        .select_related("worker", "office")
        .order_by("worker__surname", "worker__given", "from_on")
    )


def workers_with_accounts(workers):
    """The ids of those of these people who have an open account."""
    return {one.worker_id for one in accounts_of(workers) if one.is_active}


def find_office(pk, *, by):
    """One office that this worker is responsible for; 404 otherwise, with the refusal on the trail."""
    return _find(offices_of(by).select_related("place"), Office, pk, by=by)


def find_worker(pk, *, by):
    """One person with a term, also past or future, at an office of this worker; 404 otherwise."""
    rows = Worker.objects.all()
    if by.role != Role.ADMINISTRATOR:
        rows = rows.filter(pk__in=Term.objects.filter(office__in=offices_of(by)).values("worker_id"))
    return _find(rows, Worker, pk, by=by)


def find_term(pk, *, by):
    """One term at an office that this worker is responsible for; 404 otherwise."""
    rows = Term.objects.filter(office__in=offices_of(by)).select_related("worker", "office__place")
    return _find(rows, Term, pk, by=by)


def _find(rows, model, pk, *, by):
    require_right(by, "offices.read")
    found = consult_list("offices.read", rows.filter(pk=pk), by=by)
    if not found:
        answer_not_found("offices.read", EntrySubject(model._meta.label_lower, pk), by=by)
    return found[0]


def today():
    return timezone.localdate()

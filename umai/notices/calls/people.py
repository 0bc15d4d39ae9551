"""The people of a call, by step: on duty and substitute or the one named, heads, those above."""

from django.db.models import Q
from django.utils import timezone

from umai.notices.calls.models import Keeper
from umai.places.models import Place
from umai.staff.models import OfficeKind, Role, Term, Turn

DEPARTMENT = (Role.SPECIALIST, Role.HEAD)


def steps_of(call, *, at, using="default"):
    """The ids of the workers of each step, in order; see `umai.notices.calls.escalation.people_to_tell`.

    Only people whose term at that office runs at this instant: of the department, or of the oblast
    for a call that the department must not see. Without an oblast level the Ministry is called. Where
    somebody is called by name, that is the first step, and nobody is in the second.
    """
    place = Place.objects.using(using).get(pk=call.district_id)
    above = {"office__kind": OfficeKind.OBLAST, "office__place__in": {place.pk, place.parent_id}}
    oblast = running_terms(using, at, role__in=[Role.OBLAST_SUPERVISOR], **above)
    ministry = running_terms(using, at, role__in=[Role.MINISTRY_SUPERVISOR], office__kind=OfficeKind.MINISTRY)
    if call.keeper == Keeper.OBLAST:
        return [*duty_steps(using, at, oblast), worker_ids_of(oblast), worker_ids_of(ministry)]
    here = {"office__kind": OfficeKind.DISTRICT, "office__place": place.pk}
    department = running_terms(using, at, role__in=DEPARTMENT, **here)
    heads = [term for term in department if term.role == Role.HEAD]
    first = duty_steps(using, at, department)
    if call.worker_id is not None:
        first = [worker_ids_of(posts_in_district(using, at, place.pk, call.worker_id)), []]
    return [*first, worker_ids_of(heads), worker_ids_of(oblast) or worker_ids_of(ministry)]


def posts_in_district(using, at, district_id, worker_id):
    """The running terms of this worker at the department of this district or at its municipalities."""
    here = Q(office__place=district_id) | Q(office__place__district=district_id)
    roles = [Role.SOCIAL_WORKER, *DEPARTMENT]
    return running_terms(using, at, here, worker=worker_id, role__in=roles)


def running_terms(using, at, *conditions, **where):
    """The terms that run at this instant at an open office, with these conditions."""
    day = timezone.localdate(at)
    rows = Term.objects.using(using).on(day).filter(Q(ended_at=None) | Q(ended_at__gt=at))
    open_office = Q(office__to_on=None) | Q(office__to_on__gte=day)
    return list(rows.filter(open_office, *conditions, **where).order_by("from_on", "pk"))


def worker_ids_of(rows):
    return [term.worker_id for term in rows]


def duty_steps(using, at, standing):
    """Two steps: who is on duty now, and their substitutes, at the offices of these running terms."""
    posts = {(term.office_id, term.worker_id) for term in standing}
    offices = {term.office_id for term in standing}
    turns = list(
        Turn.objects.using(using)
        .filter(office__in=offices, from_at__lte=at, to_at__gt=at)
        .order_by("from_at", "pk")
    )
    return [
        [who for turn in turns if (turn.office_id, who := getattr(turn, name)) in posts]
        for name in ("worker_id", "substitute_id")
    ]

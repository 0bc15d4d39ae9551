"""Whom to ask in a village: a post and the telephone of an office, never a person."""

from typing import NamedTuple

from django.db.models import Q

from umai.law.terms.clock import today
from umai.offices.staff import offices_of
from umai.outreach.models import OfficeTelephone
from umai.staff.models import Office, OfficeKind, Role, Term


class PosterContact(NamedTuple):
    """The post to ask, its office, and the telephone of the office where one is recorded."""

    post: str  # "social_worker", a word of the poster's text, or "" where the office alone is named
    office: Office
    telephone: OfficeTelephone | None


def poster_contacts_of(place):
    """Whom to ask there: the social worker of the municipality while the post is held, else the department.

    The department is named too when it has a telephone and the social worker's office has none.
    """
    on = today()
    kinds = Q(kind=OfficeKind.MUNICIPALITY, place=place.municipality_id) | Q(
        kind=OfficeKind.DISTRICT, place=place.district_id
    )
    open_now = Q(to_on=None) | Q(to_on__gte=on)
    found = {office.kind: office for office in Office.objects.filter(kinds, open_now)}
    local, department = found.get(OfficeKind.MUNICIPALITY), found.get(OfficeKind.DISTRICT)
    held = Term.objects.on(on).filter(office=local, role=Role.SOCIAL_WORKER, ended_at=None)
    answer = [PosterContact("social_worker", local, telephone_of(local))] if local and held.exists() else []
    if department and not (answer and answer[0].telephone):
        telephone = telephone_of(department)
        if telephone or not answer:
            answer.append(PosterContact("", department, telephone))
    return answer


def department_of(district):
    """The department of a district; None where it is not in the system."""
    return Office.objects.filter(kind=OfficeKind.DISTRICT, place=district).first()


def offices_on_paper(by):
    """The offices of this head whose telephone may be on a poster, the department first."""
    kinds = (OfficeKind.DISTRICT, OfficeKind.MUNICIPALITY)
    return offices_of(by).filter(kind__in=kinds).select_related("place").order_by("kind", "place__sort_ky")


def telephone_of(office):
    """The telephone of an office that may be printed; None where none is recorded."""
    newest = OfficeTelephone.objects.filter(office=office).order_by("-recorded_at").first()
    return newest if newest and newest.number else None

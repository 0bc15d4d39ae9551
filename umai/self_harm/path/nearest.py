"""Whom to call where nobody of the office can be with the child: police, ambulance, the nearest clinics."""

from typing import NamedTuple

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import get_language

from umai.law.helplines import helpline
from umai.law.terms.clock import today
from umai.outreach.contacts import telephone_of
from umai.staff.models import Office, OfficeKind

LINES = ("ambulance", "police")


class NumberToCall(NamedTuple):
    """Somebody who may be called: who it is, and the number; "" where none is known."""

    who: str
    call: str


def lines_to_call() -> list[NumberToCall]:
    """The ambulance and the police, as they are to be called today."""
    language, on = get_language() or "ky", today()
    found = [helpline(kind, on=on) for kind in LINES]
    return [NumberToCall(capfirst(one.name_in(language)), one.number) for one in found]


def clinics_near(row) -> list[NumberToCall]:
    """The clinics of the municipality that holds the file of this row; without any, of its district.

    With the telephone that may be printed, where somebody wrote one down.
    """
    on = today()
    rows = Office.objects.filter(
        Q(from_on=None) | Q(from_on__lte=on), Q(to_on=None) | Q(to_on__gte=on), kind=OfficeKind.CLINIC
    ).order_by("place__sort_ky", "name_ky", "pk")
    found = list(rows.filter(place__municipality=row.municipality_id)) if row.municipality_id else []
    found = found or list(rows.filter(place__district=row.district_id))
    return [NumberToCall(str(one), number_of_office(one)) for one in found]


def number_of_office(office) -> str:
    """The telephone of this office that somebody called and found answered; "" where none is known."""
    telephone = telephone_of(office)
    return telephone.number if telephone else ""

"""Where a child's file is held, and how it goes with the child from one municipality to another."""

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.refusal import Refusal
from umai.register import merge_groups
from umai.staff.models import Office, OfficeKind
from umai.trail import entries
from umai.trail.entries import EntrySubject


class OutsideDistrict(Refusal):
    """The child lives in another district now: one department gives the file, another takes it."""


def move_to_settlement(child, settlement, by):
    """Move the file to the municipality of this settlement, if it is another one of the same district.

    Raises `OutsideDistrict` for a settlement elsewhere.
    """
    if settlement.district_id != child.district_id:
        raise OutsideDistrict(
            _(
                "This place is in another district. Nothing was saved. "
                "Your department transfers the file: tell it the new address."
            )
        )
    if settlement.municipality_id != child.municipality_id:
        move_all_records(child, settlement.municipality or settlement.district, by)


def move_all_records(child, municipality, by, office=None):
    """Move every row of the file at once; the old office keeps a grant on what it wrote.

    The family's rows go along, unless another child of the family is held elsewhere. So do the records of
    the same district that are one with this one: the child is in one place.
    """
    office, records = office or office_of_place(municipality), merge_groups.records_of(child, by)
    others = [one for one in records if one.pk != child.pk and one.district_id == child.district_id]
    _move_record(child, municipality, office)
    for other in others:
        _move_record(other, municipality, office)
        entries.note_act(by.token, "register.move_file", EntrySubject.of_row(other), request_id=by.request_id)


def _move_record(child, municipality, office):
    with connection.cursor() as cursor:
        cursor.execute(
            "select access_move_file(%s, %s::int, %s::int, %s::uuid)",
            [
                child.pk,
                municipality.district_id,
                municipality.municipality_id,
                office.pk if office else child.office_id,
            ],
        )
    child.district_id, child.municipality_id = municipality.district_id, municipality.municipality_id
    child.office_id = office.pk if office else child.office_id


def office_of_place(municipality):
    """The office that answers for children of this place today: its own, else the district department."""
    today = timezone.localdate()
    serving = Office.objects.filter(Q(to_on=None) | Q(to_on__gte=today))
    own = serving.filter(kind=OfficeKind.MUNICIPALITY, place_id=municipality.pk).first()
    return own or serving.filter(kind=OfficeKind.DISTRICT, place_id=municipality.district_id).first()

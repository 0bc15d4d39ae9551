"""Every row of a file that was ever written, for its state on a past day and for its history."""

from umai.access.doors import consult_list
from umai.access.past import Rows
from umai.register.models import (
    Absence,
    Address,
    AdultIdentity,
    CareArrangement,
    HealthPoint,
    Identity,
    Kinship,
    Languages,
    Membership,
    Schooling,
)
from umai.register.sealed import SEALED, sees_sealed

OF_CHILD = (Identity, Address, Kinship, CareArrangement, Schooling, HealthPoint, Languages)


def rows_of(child, *, by, sealed=False) -> dict[type, Rows]:
    """Every row ever of this file by its model, replaced and struck ones too, in order of recording."""
    with by.speaking():
        found = {}
        for model in OF_CHILD:
            rows = model.ever.within_reach_of(by).filter(child_id=child.pk)
            if model is Address:
                rows = rows.select_related("settlement__municipality", "settlement__parent")
            found[model] = Rows(rows.order_by("recorded_at"))
        adults = {row.adult_id for row in found[Kinship].every}
        adults |= {row.carer_id for row in found[CareArrangement].every if row.carer_id}
        for model in (AdultIdentity, Absence):
            found[model] = Rows(model.ever.filter(adult_id__in=adults).order_by("recorded_at"))
        homes = Membership.ever.filter(child_id=child.pk).values("household_id")
        members = Membership.ever.filter(household_id__in=homes).select_related("household")
        found[Membership] = Rows(members.order_by("recorded_at"))
        if sealed and sees_sealed(child, by=by):
            found |= sealed_rows(child, by)
    return found


def sealed_rows(child, by) -> dict[type, Rows]:
    """The sealed rows ever of this file; reading them is noted by itself."""
    ever = {
        model: model.ever.within_reach_of(by).filter(child_id=child.pk).order_by("recorded_at")
        for model in SEALED
    }
    return {model: Rows(consult_list("register.sealed", rows, by=by)) for model, rows in ever.items()}

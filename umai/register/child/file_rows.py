"""Every row of a file that was ever written, for its state on a past day and for its history."""

from typing import Any

from umai.access.doors import consult_list, open_files
from umai.access.facts import FactHistory
from umai.register import merge_groups
from umai.register.facts.address import Address
from umai.register.facts.sealed import may_see_sealed
from umai.register.family.care import CareArrangement
from umai.register.kinds import ALL_KINDS, SEALED_KINDS
from umai.register.people import Kinship, Membership

CHILD_FACTS = tuple(kind.model for kind in ALL_KINDS if kind.whose == "child" and not kind.sealed)
ADULT_FACTS: tuple[Any, ...] = tuple(kind.model for kind in ALL_KINDS if kind.whose == "adult")


def rows_of(child, *, by, sealed=False, ids=None) -> dict[type, FactHistory]:
    """Every row ever of this file by its model, replaced and struck ones too, in order of recording.

    Of all records that are one with this one (`umai.register.merge_groups`), or of those of these `ids`.
    """
    ids = ids or merge_groups.ids_of(child.pk, by)
    open_files("register.read", ids, by=by)
    with by.speaking():
        found = {}
        for model in CHILD_FACTS:
            rows = model.ever.within_reach_of(by).filter(child_id__in=ids)
            if model is Address:
                rows = rows.select_related("settlement__municipality", "settlement__parent")
            found[model] = FactHistory(rows.order_by("recorded_at"))
        adults = {row.adult_id for row in found[Kinship].every}
        adults |= {row.carer_id for row in found[CareArrangement].every if row.carer_id}
        for model in ADULT_FACTS:
            found[model] = FactHistory(model.ever.filter(adult_id__in=adults).order_by("recorded_at"))
        homes = Membership.ever.filter(child_id__in=ids).values("household_id")
        members = Membership.ever.filter(household_id__in=homes).select_related("household")
        found[Membership] = FactHistory(members.order_by("recorded_at"))
        if sealed and may_see_any_sealed(child, by=by):
            found |= sealed_rows(child, by, ids)
    return found


def may_see_any_sealed(child, *, by) -> bool:
    """Whether the sealed parts of this child are open to the reader, in one of the records at least."""
    return any(may_see_sealed(one, by=by) for one in merge_groups.records_of(child, by))


def sealed_rows(child, by, ids=None) -> dict[type, FactHistory]:
    """The sealed rows ever of this file, as far as they are open; reading them is noted by itself."""
    ids = ids or merge_groups.ids_of(child.pk, by)
    ever = {
        model: model.ever.within_reach_of(by).filter(child_id__in=ids).order_by("recorded_at")
        for model in (kind.model for kind in SEALED_KINDS)
    }
    return {
        model: FactHistory(consult_list("register.sealed", rows, by=by, children=ids))
        for model, rows in ever.items()
    }

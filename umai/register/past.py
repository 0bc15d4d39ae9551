"""What was true on a day, among all that was ever recorded.

A row that replaces another as a *change* is true from the day of the change (`happened_on`), and
before that day the replaced row was; a *correction* was always true, and the corrected row never.
"""

from datetime import date

from umai.access.doors import consult_list
from umai.access.facts import Why
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


class Rows:
    """The rows of one kind, with the ones that were replaced and struck: what is known of it."""

    def __init__(self, rows):
        self.every = list(rows)
        self.by_pk = {row.pk: row for row in self.every}

    def known_at(self, instant) -> "Rows":
        """Only what had been recorded by this instant."""
        return Rows(row for row in self.every if row.recorded_at <= instant)

    def standing(self, *, on: date) -> list:
        """The rows that count: not replaced, not struck; of what changed after `on`, what was before."""
        replaced = {row.replaces_id for row in self.every}
        heads = (row for row in self.every if row.pk not in replaced and row.why != Why.STRUCK)
        return [row for head in heads if (row := self._as_of(head, on))]

    def holding(self, *, on: date) -> list:
        """The rows that count and whose term includes this day; an unknown end is open."""
        return [
            row
            for row in self.standing(on=on)
            if (row.holds_from is None or row.holds_from <= on)
            and (row.holds_to is None or row.holds_to >= on)
        ]

    def _as_of(self, row, on):
        while row and row.happened_on and row.happened_on > on and (before := self._changed_from(row)):
            row = before
        return row

    def _changed_from(self, row):
        """The row that was true until this one changed it; None when it was the first."""
        while row and row.why == Why.CORRECTION:
            row = self.by_pk.get(row.replaces_id)
        return self.by_pk.get(row.replaces_id) if row and row.replaces_id else None


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

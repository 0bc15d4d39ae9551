"""The rows behind the line of one district on the page of control; no child and no member is named."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from umai.commission.agenda.models import ItemKind
from umai.commission.decisions.models import DecisionKind
from umai.design.addresses import address_by_id
from umai.law.terms.clock import today

SESSION_STATES = {
    "convened": _("convened"),
    "opened": _("open"),
    "closed": _("held"),
    "cancelled": _("not held"),
}


class ControlledRow(NamedTuple):
    """A file that waits, or a decision that is not carried out: since when, and by which day it was due."""

    what: object
    since_on: date
    due_on: date
    url: str

    @property
    def days(self) -> int:
        """Days from its beginning to today."""
        return (today() - self.since_on).days


class HeldSession(NamedTuple):
    """A session as the control sees it: how many came of how many, how many matters were decided."""

    held_on: date
    state: object
    came: int
    invited: int
    decided: int


def waiting_of(by, district) -> list[ControlledRow]:
    """What waits for the Commission of this district, the longest first."""
    rows = by.ask("select * from commission_district_waiting(%(district)s)", district=district)
    return [as_row(ItemKind(kind).label, *row) for kind, *row in rows]


def late_of(by, district) -> list[ControlledRow]:
    """Decisions of the Commission of this district that are late, the oldest first."""
    rows = by.ask("select * from commission_district_late(%(district)s)", district=district)
    return [as_row(DecisionKind(kind).label, *row) for kind, *row in rows]


def sessions_of(by, district, from_on) -> list[HeldSession]:
    """The sessions of the Commission of this district since this day, the newest first."""
    rows = by.ask(
        "select * from commission_district_sessions(%(district)s, %(from_on)s)",
        district=district,
        from_on=from_on,
    )
    return [HeldSession(day, SESSION_STATES[state], *counts) for day, state, *counts in rows]


def as_row(what, case_id: UUID | None, since_on, due_on):
    url = address_by_id("commission:of_case")(case_id) if case_id else ""
    return ControlledRow(what, since_on, due_on, url)

"""The state of a protection: the current row of each step, read for one protection or for many."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection

from umai.protection.emergency.models import (
    Arrival,
    Danger,
    DangerUpdate,
    Examination,
    Protection,
    Removal,
    SafetyDecision,
    SafetyDecisionKind,
    TemporaryPlace,
)
from umai.protection.ending.models import (
    CourtApplication,
    ProsecutorNotice,
    ProtectionEnding,
    ProtectionEndProposal,
)
from umai.protection.kind import ProtectionStepKind
from umai.protection.people.models import (
    ConflictOfInterest,
    FollowUpContact,
    OpinionOnProtection,
    SiblingSafety,
    Watch,
)
from umai.protection.steps.steps import ALL_STEPS, STEP_OF_NAME

# The steps on which the terms and the danger depend, with the column that is read besides the time.
TERM_COLUMNS = {
    "danger_update": "danger",
    "arrival": None,
    "decision": "decided",
    "removal": None,
    "place": "due_on",
    "examination": "outcome",
    "watch": None,
    "notice": None,
    "application": None,
    "contacts": None,
}


@dataclass
class ProtectionState:
    """The current rows of each step; None or an empty list where nobody wrote any."""

    protection: Protection
    danger_update: DangerUpdate | None = None
    arrival: Arrival | None = None
    decision: SafetyDecision | None = None
    removal: Removal | None = None
    place: TemporaryPlace | None = None
    examination: Examination | None = None
    opinion: OpinionOnProtection | None = None
    conflict: ConflictOfInterest | None = None
    watch: Watch | None = None
    notice: ProsecutorNotice | None = None
    application: CourtApplication | None = None
    siblings: list[SiblingSafety] = field(default_factory=list)
    contacts: list[FollowUpContact] = field(default_factory=list)
    # Of a kind that no rule looks at, the rows stand under its name without a line here.
    proposal: ProtectionEndProposal | None = None
    ending: ProtectionEnding | None = None

    def rows_of(self, step: ProtectionStepKind) -> list[Any]:
        """The current rows of this kind of step, the latest last."""
        rows = getattr(self, step.name, None)
        return rows or [] if step.repeated else [rows] if rows else []

    def keep(self, step: ProtectionStepKind, row: Any) -> None:
        """Take a current row of this kind into the state; rows come in the order of their time."""
        setattr(self, step.name, [*self.rows_of(step), row] if step.repeated else row)

    @property
    def danger(self):
        """The kind of danger, as written last."""
        return Danger((self.danger_update or self.protection).danger)

    @property
    def words(self):
        """The danger in words, as written last."""
        return (self.danger_update or self.protection).words

    @property
    def known_at(self):
        """When the danger became known, as written last."""
        return self.danger_update.happened_at if self.danger_update else self.protection.known_at

    @property
    def is_self_harm(self):
        return self.danger == Danger.SELF_HARM

    @property
    def is_removal(self):
        """Whether the child was taken away, or is about to be."""
        return self.removal is not None or (
            self.decision is not None and self.decision.decided == SafetyDecisionKind.REMOVED
        )

    @property
    def removed_at(self):
        """When the child was taken away: by the act of removal, else by the decision; or None."""
        if self.removal is not None:
            return self.removal.happened_at
        return self.decision.happened_at if self.decision is not None and self.is_removal else None


def state_of(protection, by) -> ProtectionState:
    """The state of this protection."""
    return states_of([protection], by)[0]


def term_states_of(protections, by) -> list[ProtectionState]:
    """As much of the state of these running protections as terms and danger need, in one query.

    The order is kept. A step has only the columns of `TERM_COLUMNS`; the proposal is there or not.
    """
    states = {protection.pk: ProtectionState(protection) for protection in protections}
    if not states:
        return []
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(_terms_query(), {"protections": list(states)})
        rows = cursor.fetchall()
    for name, pk, at, value, _recorded_at in rows:
        if name == "proposal":
            states[pk].proposal = ProtectionEndProposal(recorded_at=at)
            continue
        row = STEP_OF_NAME[name].model(happened_at=at)
        if column := TERM_COLUMNS[name]:
            known: Any = row._meta.get_field(column)
            setattr(row, column, known.to_python(value))
        states[pk].keep(STEP_OF_NAME[name], row)
    return list(states.values())


@cache
def _terms_query():
    """The query of `term_states_of`: step, protection, time and one column of each row, the earliest first.

    Row security leaves out what is not within reach. Django took longer to compose eleven queries than
    all other queries of a page.
    """
    parts = [
        f"select '{name}' as step, protection_id, happened_at as at,"
        f" {TERM_COLUMNS[name] or "''"}::text as said, recorded_at"
        f" from {STEP_OF_NAME[name].model._meta.db_table}"
        " where current and protection_id = any (%(protections)s)"
        for name in TERM_COLUMNS
    ]
    parts.append(
        "select 'proposal', protection_id, recorded_at, '', recorded_at"
        f" from {ProtectionEndProposal._meta.db_table} where protection_id = any (%(protections)s)"
    )
    return f"{' union all '.join(parts)} order by at, recorded_at"


def states_of(protections, by) -> list[ProtectionState]:
    """The states of these protections, in their order; the number of queries does not depend on how many."""
    states = {protection.pk: ProtectionState(protection) for protection in protections}
    if not states:
        return []
    for step in ALL_STEPS:
        rows = step.rows(step.model.objects, by).filter(protection__in=states)
        for row in rows.order_by("happened_at", "recorded_at"):
            states[row.protection_id].keep(step, row)
    for name, model in {"proposal": ProtectionEndProposal, "ending": ProtectionEnding}.items():
        rows = model.objects.within_reach_of(by).filter(protection__in=states)
        for row in rows.select_related("recorded_by").order_by("recorded_at"):
            setattr(states[row.protection_id], name, row)
    return list(states.values())

"""A protection as it stands: the current row of each step, read in one go for one or for many."""

from dataclasses import dataclass, field
from functools import cache

from django.db import connection

from umai.protection.ending.models import Application, Ending, Notice, Proposal
from umai.protection.people.models import ChildsView, Conflict, Contact, Sibling, Watch
from umai.protection.spot.models import (
    Alarm,
    Companion,
    Danger,
    Decided,
    Decision,
    Examination,
    Going,
    Protection,
    Removal,
    TemporaryPlace,
)

ONE = {  # name in a state to the kind of step of which one row stands
    "alarm": Alarm,
    "going": Going,
    "decision": Decision,
    "removal": Removal,
    "place": TemporaryPlace,
    "examination": Examination,
    "view": ChildsView,
    "conflict": Conflict,
    "watch": Watch,
    "notice": Notice,
    "application": Application,
}
MANY = {"siblings": Sibling, "contacts": Contact}
# What terms and the danger depend on, with the column that says more than when it was done.
IN_TERMS = {
    "alarm": "danger",
    "going": None,
    "decision": "decided",
    "removal": None,
    "place": "until_on",
    "examination": "outcome",
    "watch": None,
    "notice": None,
    "application": None,
    "contacts": None,
}


@dataclass
class State:
    """What stands of each step; None or an empty list where nobody wrote it."""

    protection: Protection
    alarm: Alarm | None = None
    going: Going | None = None
    companions: list[Companion] = field(default_factory=list)
    decision: Decision | None = None
    removal: Removal | None = None
    place: TemporaryPlace | None = None
    examination: Examination | None = None
    view: ChildsView | None = None
    conflict: Conflict | None = None
    watch: Watch | None = None
    notice: Notice | None = None
    application: Application | None = None
    siblings: list[Sibling] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    proposal: Proposal | None = None
    ending: Ending | None = None

    @property
    def danger(self):
        """What endangers the child, as it stands now."""
        return Danger((self.alarm or self.protection).danger)

    @property
    def words(self):
        """The danger in words, as it stands now."""
        return (self.alarm or self.protection).words

    @property
    def known_at(self):
        """When the danger became known."""
        return self.alarm.happened_at if self.alarm else self.protection.known_at

    @property
    def is_self_harm(self):
        return self.danger == Danger.SELF_HARM

    @property
    def is_removal(self):
        """Whether the child was taken away, or is about to be."""
        return self.removal is not None or (
            self.decision is not None and self.decision.decided == Decided.REMOVED
        )

    @property
    def removed_at(self):
        """When the child was taken away: as the act says, before that as it was decided; or None."""
        if self.removal is not None:
            return self.removal.happened_at
        return self.decision.happened_at if self.is_removal else None


def state_of(protection, by) -> State:
    """This protection as it stands."""
    return states_of([protection], by)[0]


def in_terms(protections, by) -> list[State]:
    """These running protections as their terms and the danger need them, in their order, from one query.

    Of each step only what `IN_TERMS` says is there; the proposal says no more than that there is one.
    """
    states = {protection.pk: State(protection) for protection in protections}
    if not states:
        return []
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(_asks_of_terms(), {"protections": list(states)})
        rows = cursor.fetchall()
    for name, pk, at, said, _recorded_at in rows:
        if name == "proposal":
            states[pk].proposal = Proposal(recorded_at=at)
            continue
        row = (ONE | MANY)[name](happened_at=at)
        if column := IN_TERMS[name]:
            setattr(row, column, row._meta.get_field(column).to_python(said))
        if name in ONE:
            setattr(states[pk], name, row)
        else:
            getattr(states[pk], name).append(row)
    return list(states.values())


@cache
def _asks_of_terms():
    """That query: which step, of which protection, when, and what it says; the earliest first.

    Row security leaves out what is not within reach. Eleven queries of the usual kind took longer to
    put together than all others of a page.
    """
    parts = [
        f"select '{name}' as step, protection_id, happened_at as at, {IN_TERMS[name] or "''"}::text as said,"
        " recorded_at"
        f" from {(ONE | MANY)[name]._meta.db_table} where current and protection_id = any (%(protections)s)"
        for name in IN_TERMS
    ]
    parts.append(
        f"select 'proposal', protection_id, recorded_at, '', recorded_at from {Proposal._meta.db_table}"
        " where protection_id = any (%(protections)s)"
    )
    return f"{' union all '.join(parts)} order by at, recorded_at"


def states_of(protections, by) -> list[State]:
    """These protections as they stand, in their order; as many queries for many as for one."""
    states = {protection.pk: State(protection) for protection in protections}
    if not states:
        return []
    for name, model in (ONE | MANY).items():
        rows = model.objects.within_reach_of(by).filter(protection__in=states)
        for row in rows.select_related("recorded_by").order_by("happened_at", "recorded_at"):
            if name in ONE:
                setattr(states[row.protection_id], name, row)
            else:
                getattr(states[row.protection_id], name).append(row)
    for name, model in {"proposal": Proposal, "ending": Ending}.items():
        rows = model.objects.within_reach_of(by).filter(protection__in=states)
        for row in rows.select_related("recorded_by").order_by("recorded_at"):
            setattr(states[row.protection_id], name, row)
    goings = {state.going.pk: state for state in states.values() if state.going}
    for row in Companion.objects.within_reach_of(by).filter(going__in=goings).order_by("recorded_at"):
        goings[row.going_id].companions.append(row)
    return list(states.values())

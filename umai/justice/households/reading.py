"""The other children near the suspects of an incident, household by household, and how far each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from umai.justice.households.models import HouseholdDecision, HouseholdVisitResult
from umai.justice.line import first_id_of
from umai.law.children.ages import minors_born_after
from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of, today
from umai.register import merge_groups

DECISION_HOURS = parameter("household_decision_hours")


class NearChild(NamedTuple):
    """One record of a child near a suspect, as `justice_households` answers it; no child: one to be found."""

    incident: UUID
    of_child: UUID
    child: UUID | None
    person: UUID | None
    home: UUID | None
    how: str
    decision: UUID | None
    visit_at: datetime | None
    since: datetime
    written: bool
    """Whether it is written how this child was found, by the decision that stands for it."""


@dataclass(frozen=True)
class OtherHome:
    """One household with other children near a suspect; without children, one that is not on the register."""

    incident: UUID
    home: UUID | None
    children: tuple[NearChild, ...]

    @property
    def undecided(self) -> bool:
        """Whether nobody decided about some child of it yet."""
        return any(one.decision is None for one in self.children)

    @property
    def is_registered(self) -> bool:
        return self.home is not None

    @property
    def hurt(self) -> UUID:
        """Record of the child of the incident."""
        return self.children[0].of_child

    @property
    def ids(self) -> list[UUID]:
        return [one.child for one in self.children if one.child]

    @property
    def visit_at(self) -> datetime | None:
        """The hour that was agreed; None where nobody goes or nobody decided."""
        return max((one.visit_at for one in self.children if one.visit_at), default=None)

    @property
    def is_unwritten(self) -> bool:
        """Whether the hour is over and of some child it is not written how it was found."""
        now = timezone.now()
        return any(one.visit_at and one.visit_at < now and not one.written for one in self.children)

    @property
    def decision(self) -> UUID | None:
        """The line of the decision that stands for some child of it."""
        return next((one.decision for one in self.children if one.decision), None)

    @property
    def late_at(self) -> datetime:
        """The instant after which the head is told that nobody decided."""
        since = self.children[0].since
        return since + timedelta(hours=DECISION_HOURS.on(day_of(since)))

    @property
    def is_late(self) -> bool:
        return self.undecided and timezone.now() > self.late_at


def near_children(by, incident_line=None) -> list[NearChild]:
    """The other children near the suspects of one incident, or of all that this worker may read."""
    rows = by.ask(
        "select * from justice_households(%(incident)s, %(born_after)s)",
        incident=incident_line,
        born_after=minors_born_after(today()),
    )
    return [NearChild(*row) for row in rows]


def homes_in(rows: Iterable[NearChild]) -> list[OtherHome]:
    """These children by incident and household, each record once."""
    found: dict = {}
    for one in rows:
        found.setdefault((one.incident, one.home), []).append(one)
    return [OtherHome(incident, home, tuple(near)) for (incident, home), near in found.items()]


def homes_of(incident, by) -> list[OtherHome]:
    """The households with other children near the suspects of this incident."""
    return homes_in(near_children(by, first_id_of(incident)))


def undecided_homes(by) -> list[OtherHome]:
    """The households of all incidents within reach about which nobody decided, the longest first."""
    waits = [one for one in homes_in(near_children(by)) if one.undecided]
    return sorted(waits, key=lambda one: (one.children[0].since, str(one.incident), str(one.home)))


def unwritten_homes(by) -> list[OtherHome]:
    """The households whose hour is over, with a child of whom nothing is written, the longest first."""
    waits = [one for one in homes_in(near_children(by)) if not one.undecided and one.is_unwritten]
    return sorted(waits, key=lambda one: (one.visit_at, str(one.incident), str(one.home)))


def names_of(homes, by) -> dict[UUID, str]:
    """Record of a child of these households, or of their incidents, to its name; the look is noted."""
    ids = {pk for one in homes for pk in (*one.ids, one.hurt)}
    if not ids:
        return {}
    merge_groups.consult_identities("justice.read", ids, by)
    return merge_groups.names_of(ids, by)


def names_of_children(ids, by) -> list[tuple[UUID, str]]:
    """The children of these records within reach, each once, with the name; the look at them is noted."""
    if not ids:
        return []
    leads = set(merge_groups.leading_ids_of(ids, by).values())
    found = merge_groups.consult_identities("justice.read", leads, by)
    return [(one.child_id, one.full_name()) for one in found]


def results_of(decision, by) -> list[HouseholdVisitResult]:
    """What was found at the visit of a household, a row a child."""
    rows = HouseholdVisitResult.objects.within_reach_of(by).filter(decision_id=first_id_of(decision))
    return list(rows.select_related("recorded_by").order_by("recorded_at"))


def current_decision(line, by) -> HouseholdDecision | None:
    """The decision that stands now for this line."""
    return HouseholdDecision.objects.within_reach_of(by).filter(line=line).first()


def households_sql(by):
    """The query, in SQL, for how many households near suspects wait within reach.

    `households`: nobody decided; `late_households`: nobody decided within the hours, so the head is told;
    `unseen_households`: the agreed hour is over and of some child nothing is written. It needs the value
    `born_after`.
    """
    hours = int(DECISION_HOURS.on(today()))
    return f"""select count(*) filter (where waits) as households,
            count(*) filter (where waits and since < now() - interval '{hours} hours') as late_households,
            count(*) filter (where not waits and unseen) as unseen_households
        from (select incident, home, bool_or(decision is null) as waits, min(since) as since,
                bool_or(visit_at < now() and not written) as unseen
            from justice_households(null, %(born_after)s) group by incident, home) as homes"""

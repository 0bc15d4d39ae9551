"""What is known of a child's life: the adults with their dated states, absences and rights, and the papers.

Plain values, without a database; the rules about guardianship and the legal categories read nothing else.
Days are days in Bishkek. A span goes from `from_on` to `to_on`, both inclusive; None is "not known to
begin" or "has not ended". An absence is the exception: `returned_on` is the first day back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from umai.law.children.categories import ParentAbsence

DAY = timedelta(days=1)


class ParentalRights(StrEnum):
    """What is known of a parent's rights; full where nothing else is known."""

    FULL = "full"
    RESTRICTED = "restricted"
    TAKEN = "taken"


class AdultState(StrEnum):
    """What keeps an adult from caring for a child, apart from being away; FREE where nothing is known."""

    FREE = ""
    DIED = "died"
    DECLARED_DEAD = "declared_dead"
    UNKNOWN = "unknown"  # nobody knows who this parent is
    MISSING = "missing"  # recognised as missing; who only cannot be reached is away
    INCAPABLE = "incapable"
    IN_HOSPITAL = "in_hospital"
    IN_PRISON = "in_prison"
    IN_DETENTION = "in_detention"


GONE = (AdultState.DIED, AdultState.DECLARED_DEAD, AdultState.UNKNOWN, AdultState.MISSING)
HELD = (AdultState.IN_PRISON, AdultState.IN_DETENTION)


class Dated(Protocol):
    """Whatever has a first and a last day."""

    @property
    def from_on(self) -> date | None: ...
    @property
    def to_on(self) -> date | None: ...


def holds_on(span: Dated, day: date) -> bool:
    """Whether this day lies in the span; both its ends count."""
    return (span.from_on is None or span.from_on <= day) and (span.to_on is None or day <= span.to_on)


class DaySpan(NamedTuple):
    """From one day to another, both included; a `to_on` of None has not come yet."""

    from_on: date | None = None
    to_on: date | None = None


class StateSpan(NamedTuple):
    """A state of an adult, from one day to another."""

    state: AdultState
    from_on: date | None = None
    to_on: date | None = None


class RightsSpan(NamedTuple):
    """What a parent's rights were, from one day to another."""

    rights: ParentalRights
    from_on: date | None = None
    to_on: date | None = None


class PaperSpan(NamedTuple):
    """A paper by which somebody stands in for a parent, and its term.

    `kind`: "power_of_attorney", "preliminary", "court", "foster", "institution" or "other". `carer` is
    whatever names the person or the institution, as in `AdultLife.who`. A `joint` paper names a second
    carer beside another; one that `takes_over` says that it begins while another carer's still runs. Both
    are no contradiction.
    """

    kind: str
    carer: str
    from_on: date | None = None
    to_on: date | None = None
    joint: bool = False
    takes_over: bool = False

    @property
    def is_explained(self) -> bool:
        """Whether it says why it runs beside another carer's paper."""
        return self.joint or self.takes_over


class NoticeSpan(NamedTuple):
    """A parent's notice of leaving that an office confirmed; it is in effect from that day on."""

    from_on: date
    to_on: date | None = None


class EnrolmentSpan(NamedTuple):
    """Whether the child was enrolled at a school, from one day to another."""

    enrolled: bool
    from_on: date | None = None
    to_on: date | None = None


class ConfirmedCause(NamedTuple):
    """A cause or a situation that a named person confirmed, by its code in `umai/law/categories/`."""

    code: str
    by: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class AdultLife:
    """An adult of the family, or a carer. `barred` are the spans in which they may take no child in care."""

    who: str
    is_parent: bool = False
    is_representative: bool = False
    born_on: date | None = None
    absences: tuple[ParentAbsence, ...] = ()
    states: tuple[StateSpan, ...] = ()
    rights: tuple[RightsSpan, ...] = ()
    barred: tuple[DaySpan, ...] = ()

    def state_on(self, day: date) -> AdultState:
        """The gravest state on this day, in the order of `AdultState`."""
        known = {one.state for one in self.states if holds_on(one, day)}
        return next((state for state in AdultState if state in known and state), AdultState.FREE)

    def rights_on(self, day: date) -> ParentalRights:
        """The rights on this day; of two entries the one that leaves less."""
        known = {one.rights for one in self.rights if holds_on(one, day)}
        return next((one for one in reversed(ParentalRights) if one in known), ParentalRights.FULL)

    def absence_on(self, day: date) -> ParentAbsence | None:
        """The absence that lasts on this day; of several, one by which the adult can be reached."""
        lasting = [one for one in self.absences if one.lasts_on(day)]
        return max(lasting, key=lambda one: REACHED.index(one.reachable), default=None)

    def can_act_on(self, day: date) -> bool:
        """Whether the adult lives, is known and can be found, and is capable."""
        state = self.state_on(day)
        return state not in GONE and state is not AdultState.INCAPABLE

    def has_rights_on(self, day: date) -> bool:
        """Whether this is a parent who lives, is known and capable, and whose rights nothing touched."""
        return self.is_parent and self.can_act_on(day) and self.rights_on(day) is ParentalRights.FULL

    def is_present_on(self, day: date) -> bool:
        """Whether nothing that is known keeps this adult away on this day."""
        return self.state_on(day) is AdultState.FREE and self.absence_on(day) is None

    def days(self) -> Iterator[date]:
        """Every day on which something of this adult begins to be otherwise."""
        for absence in self.absences:
            yield from filter(None, (absence.left_on, absence.returned_on))
        yield from turning_days((*self.states, *self.rights, *self.barred))


REACHED = (False, None, True)


@dataclass(frozen=True)
class ChildLife:
    """What is known of one child. What nobody wrote down speaks for nothing and against nothing.

    `has_certificate` is False where the child is known to have no birth certificate, None unknown.
    """

    born_on: date | None = None
    adults: tuple[AdultLife, ...] = ()
    papers: tuple[PaperSpan, ...] = ()
    notices: tuple[NoticeSpan, ...] = ()
    enrolments: tuple[EnrolmentSpan, ...] = ()
    confirmed: tuple[ConfirmedCause, ...] = ()
    has_certificate: bool | None = None

    @property
    def parents(self) -> tuple[AdultLife, ...]:
        return tuple(one for one in self.adults if one.is_parent)

    def papers_on(self, day: date) -> tuple[PaperSpan, ...]:
        """The papers that are valid on this day."""
        return tuple(one for one in self.papers if holds_on(one, day))

    def lawful_papers_on(self, day: date) -> tuple[PaperSpan, ...]:
        """The papers that are valid on this day and whose carer lives, can be found and is capable."""
        gone = {one.who for one in self.adults if not one.can_act_on(day)}
        return tuple(one for one in self.papers_on(day) if one.carer not in gone)

    def days(self) -> Iterator[date]:
        """Every day on which a recorded fact begins to be otherwise; birthdays and the law left out."""
        for adult in self.adults:
            yield from adult.days()
        yield from turning_days((*self.papers, *self.notices, *self.enrolments, *self.confirmed))


def turning_days(spans: Iterable[Dated]) -> Iterator[date]:
    """The first day of each span, and the first day after it."""
    for span in spans:
        if span.from_on:
            yield span.from_on
        if span.to_on and span.to_on < date.max:
            yield span.to_on + DAY

"""A child's file as the rules of law read it: adults with their dated states, absences, rights; papers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from umai.access.facts import FactHistory
from umai.law.children.ages import last_day_of_birth
from umai.law.children.categories import ParentAbsence
from umai.law.children.lives import (
    AdultLife,
    AdultState,
    ChildLife,
    ConfirmedCause,
    DaySpan,
    EnrolmentSpan,
    NoticeSpan,
    PaperSpan,
    ParentalRights,
    RightsSpan,
    StateSpan,
    turning_days,
)
from umai.places.models import Precision
from umai.register.facts.school import Attendance, Schooling
from umai.register.family.absence import Absence, AbsenceKind
from umai.register.family.care import CareArrangement, CarePaper
from umai.register.family.cause import CauseConfirmation
from umai.register.family.inability import Inability, InabilityKind
from umai.register.family.members import adult_name_of
from umai.register.family.papers import PaperBeside
from umai.register.family.rights import RightsDecision
from umai.register.people import PARENTS, AdultIdentity, Identity, Kinship

STATES = {
    InabilityKind.DIED: AdultState.DIED,
    InabilityKind.DECLARED_DEAD: AdultState.DECLARED_DEAD,
    InabilityKind.MISSING: AdultState.MISSING,
    InabilityKind.NO_TRACE: AdultState.MISSING,
    InabilityKind.INCAPABLE: AdultState.INCAPABLE,
    InabilityKind.PRISON: AdultState.IN_PRISON,
    InabilityKind.DETENTION: AdultState.IN_DETENTION,
    InabilityKind.HOSPITAL: AdultState.IN_HOSPITAL,
}
AT_SCHOOL = (Attendance.ATTENDS, Attendance.IRREGULAR)


READ = (
    Kinship,
    Identity,
    AdultIdentity,
    Absence,
    Inability,
    RightsDecision,
    CareArrangement,
    Schooling,
    CauseConfirmation,
)


@dataclass(frozen=True)
class FileLife:
    """The life in a file, and the names of those whom it names by a key."""

    life: ChildLife
    names: dict[str, str]

    def named(self, keys: Iterable[str]) -> list[str]:
        """The names of these adults and institutions, each once."""
        return list(dict.fromkeys(self.names.get(key, key) for key in keys))


def life_of(file) -> FileLife:
    """The life of the child of this file, as it was known at the instant of the file, without notices."""
    rows = LifeRows(file.ids, {model: file.ever[model].known_at(file.known_at) for model in READ})
    carers = {row.carer_id for row in rows.histories[CareArrangement].standing(on=file.on) if row.carer_id}
    names = {str(kin.kinship.adult_id): adult_name_of(kin.identity) for kin in file.kin}
    names |= {str(pk): adult_name_of(file.person(pk)) for pk in carers if str(pk) not in names}
    names |= {str(row.recorded_by_id): str(row.recorded_by) for row in file.facts[CauseConfirmation]}
    return FileLife(rows.life_on(file.on), names)


@dataclass(frozen=True)
class LifeRows:
    """The rows from which the life of a child is read: of each model of `READ` all, also those replaced.

    `ids` are the records that are this child, the leading one first. The rows are those of the models, or
    plain values with the same attributes, of whole registers at once.
    """

    ids: tuple[Any, ...]
    histories: Mapping[type, FactHistory]

    def life_on(self, on: date, notices: tuple[NoticeSpan, ...] = ()) -> ChildLife:
        """The life as the records have it of this day.

        `notices` are the announcements of parents that an office confirmed. Adults who are neither parents
        nor legal representatives nor carers are left out: that somebody is an aunt lets nobody act. With
        several records a parent may be recorded twice: parents of one relation are one.
        """
        rows = {model: history.standing(on=on) for model, history in self.histories.items()}
        kinships = self.histories[Kinship].holding(on=on)
        people = {row.adult_id: row for row in self.histories[AdultIdentity].holding(on=on)}
        identities = {row.child_id: row for row in self.histories[Identity].holding(on=on)}
        born = identities.get(self.ids[0]) or next(iter(identities.values()), None)
        carers = {row.carer_id for row in rows[CareArrangement] if row.carer_id}
        adults = {
            str(one.adult_id): adult_life(one, people.get(one.adult_id), rows)
            for one in kinships
            if one.relation in PARENTS or one.legal_representative or one.adult_id in carers
        }
        papers = tuple(paper_of(row) for row in rows[CareArrangement] if row.paper != CarePaper.NONE)
        return ChildLife(
            born_on=last_birth_of(born),
            adults=tuple(self._adults(kinships, adults)),
            papers=papers,
            notices=notices,
            enrolments=tuple(enrolments_of(rows[Schooling])),
            confirmed=tuple(
                ConfirmedCause(row.code, str(row.recorded_by_id), row.holds_from, row.holds_to)
                for row in rows[CauseConfirmation]
            ),
            has_certificate=True if born and born.birth_certificate else None,
        )

    def days(self) -> Iterator[date]:
        """Every day from which on the rows say something else: of a change, and of who is of the family."""
        for model, history in self.histories.items():
            yield from (row.happened_on for row in history.every if row.happened_on and row.replaces_id)
            if model in (Kinship, Identity, AdultIdentity):
                yield from turning_days(DaySpan(row.holds_from, row.holds_to) for row in history.every)

    def _adults(self, kinships, adults: dict[str, AdultLife]) -> Iterator[AdultLife]:
        """The adults; of several records the mothers are one, and the fathers are one."""
        if len(self.ids) == 1:
            yield from adults.values()
            return
        relations = {str(one.adult_id): one.relation for one in kinships if one.relation in PARENTS}
        for relation in dict.fromkeys(relations.values()):
            yield reduce(joined, (adults[key] for key, found in relations.items() if found == relation))
        yield from (one for key, one in adults.items() if key not in relations)


def adult_life(kinship, identity, rows) -> AdultLife:
    """What is known of one adult of the family."""

    def own(model):
        return (row for row in rows[model] if row.adult_id == kinship.adult_id)

    return AdultLife(
        who=str(kinship.adult_id),
        is_parent=kinship.relation in PARENTS,
        is_representative=kinship.legal_representative,
        born_on=last_birth_of(identity),
        absences=tuple(absence_of(row) for row in own(Absence)),
        states=tuple(
            StateSpan(STATES[InabilityKind(row.kind)], row.holds_from, row.holds_to) for row in own(Inability)
        ),
        rights=tuple(
            RightsSpan(ParentalRights(row.limit), row.holds_from, row.holds_to) for row in own(RightsDecision)
        ),
    )


def absence_of(row) -> ParentAbsence:
    """An absence as the law counts it; that a contact is known speaks for it that the parent is reached."""
    return ParentAbsence(
        external=row.kind == AbsenceKind.EXTERNAL,
        left_on=row.holds_from,
        returned_on=row.holds_to,
        reachable=True if row.contact or row.last_contact_on else None,
        return_expected_on=row.return_expected_on,
    )


def paper_of(row) -> PaperSpan:
    """The paper of a care, from its own first day to its last; with the care it ends too."""
    ends = [day for day in (row.paper_to, row.holds_to) if day]
    return PaperSpan(
        row.paper,
        row.institution or str(row.carer_id),
        row.paper_from or row.holds_from,
        min(ends, default=None),
        joint=row.beside == PaperBeside.JOINT,
        takes_over=row.beside == PaperBeside.TAKES_OVER,
    )


def enrolments_of(rows) -> Iterator[EnrolmentSpan]:
    """What is said of schools. That a child was too young says nothing of the years after."""
    for row in rows:
        if row.attendance and row.attendance != Attendance.TOO_YOUNG:
            yield EnrolmentSpan(row.attendance in AT_SCHOOL, row.holds_from, row.holds_to)


def joined(one: AdultLife, other: AdultLife) -> AdultLife:
    """One adult of two records."""
    return AdultLife(
        who=one.who,
        is_parent=one.is_parent,
        is_representative=one.is_representative or other.is_representative,
        born_on=one.born_on or other.born_on,
        absences=(*one.absences, *other.absences),
        states=(*one.states, *other.states),
        rights=(*one.rights, *other.rights),
    )


def last_birth_of(identity) -> date | None:
    """The last possible day of a person's birth; None where it is not known."""
    if identity is None or identity.birth_date is None:
        return None
    precision = identity.birth_precision
    known = precision if precision in (Precision.DAY, Precision.MONTH) else Precision.YEAR
    return last_day_of_birth(identity.birth_date, known)

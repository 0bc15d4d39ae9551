"""The terms that run in a protection: to reach the child, doctor, prosecutor, court, place."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.law.terms import protection as law
from umai.law.terms.clock import day_ends_at, day_of
from umai.law.terms.intervals import contact_due_at
from umai.protection.emergency.models import DOCTOR_DANGERS, ExaminationOutcome
from umai.protection.steps.state import ProtectionState


class ProtectionTerm(NamedTuple):
    """One term. `late_at` is the first instant that is late; `by_hour`: the term is counted in hours."""

    step: str
    label: str
    late_at: datetime
    by_hour: bool
    done_at: datetime | None

    @property
    def due_on(self) -> date:
        """The last day on which it is in time."""
        return day_of(self.late_at if self.by_hour else self.late_at - timedelta(seconds=1))

    @property
    def done_on(self) -> date | None:
        return day_of(self.done_at) if self.done_at else None

    def is_late(self, now: datetime) -> bool:
        """Whether it was done late, or is not done and would be late now."""
        return (self.done_at or now) >= self.late_at

    def is_missed(self, now: datetime) -> bool:
        return self.done_at is None and self.is_late(now)


def terms_of(state: ProtectionState) -> list[ProtectionTerm]:
    """The terms of this protection, the nearest first; once it is over, those that were done or missed."""
    found = [*_child_terms(state), *_removal_terms(state), *_place_terms(state)]
    if state.ending is not None:
        over_at = day_ends_at(state.ending.ended_on)
        found = [term for term in found if term.done_at or term.late_at < over_at]
    return sorted(found, key=lambda term: term.late_at)


def missed_terms_of(state: ProtectionState, now: datetime) -> list[ProtectionTerm]:
    """The terms that are over and were not met."""
    return [term for term in terms_of(state) if term.is_missed(now)]


def next_term_of(state: ProtectionState) -> ProtectionTerm | None:
    """The term that ends first among those not met yet, or None."""
    return next((term for term in terms_of(state) if term.done_at is None), None)


def _child_terms(state):
    reached_at = state.arrival.happened_at if state.arrival else None
    yield ProtectionTerm(
        "going", _("Go to the child"), contact_due_at("urgent", state.known_at), False, reached_at
    )
    if state.danger in DOCTOR_DANGERS:
        done = state.examination and state.examination.outcome != ExaminationOutcome.NOT_YET
        yield ProtectionTerm(
            "examination",
            _("Doctor's examination"),
            law.examination_due_at(reached_at or state.known_at),
            True,
            state.examination.happened_at if done else None,
        )
    if state.is_self_harm:
        since = state.watch.happened_at if state.watch else state.known_at
        later = [row.happened_at for row in state.contacts if row.happened_at >= since]
        yield ProtectionTerm(
            "contact",
            _("Contact with the child again"),
            law.next_contact_due_at(since),
            True,
            later[0] if later else None,
        )


def _removal_terms(state):
    if state.removed_at is None:
        return
    yield ProtectionTerm(
        "notice",
        _("Notice to the prosecutor"),
        law.notice_due_at(state.removed_at),
        True,
        state.notice.happened_at if state.notice else None,
    )
    yield ProtectionTerm(
        "application",
        _("Application to the court"),
        day_ends_at(law.application_due_on(day_of(state.removed_at))),
        False,
        state.application.happened_at if state.application else None,
    )


def _place_terms(state):
    if state.place is None:
        return
    yield ProtectionTerm(
        "end",
        _("Decide where the child lives further"),
        day_ends_at(state.place.due_on),
        False,
        day_ends_at(state.ending.ended_on) - timedelta(seconds=1) if state.ending else None,
    )

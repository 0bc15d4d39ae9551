"""What other pages read of protections: which run, what they wait for, what to warn of, what happened.

The caller has consulted the record of the child or the case, so the look is on the trail already.
"""

from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import ReplacementReason
from umai.access.permissions import is_within_reach
from umai.access.reach import reach_sql
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.protection.emergency.models import Protection
from umai.protection.ending.models import ProtectionEnding, ProtectionEndProposal
from umai.protection.lines import lateness_note, step_summary
from umai.protection.people.models import RepresentativeInterest
from umai.protection.steps.state import ProtectionState, states_of, term_states_of
from umai.protection.steps.steps import ALL_STEPS
from umai.protection.steps.terms import ProtectionTerm, missed_terms_of, next_term_of
from umai.register import merge_groups


class RunningProtection(NamedTuple):
    """A protection that runs: its next undone term (or None), and whether one was missed."""

    protection: Protection
    danger: str  # in words
    child_id: UUID
    case_id: UUID
    term: ProtectionTerm | None
    missed: bool
    waits_for_second: bool  # its end is proposed, and another person has to decide


def running_protections(by):
    """Protections that run within this worker's reach, the one whose danger was known first on top."""
    return Protection.objects.within_reach_of(by).running().order_by("known_at")


def as_running(protections, by) -> list[RunningProtection]:
    """What these protections wait for; those of files that have moved away are left out."""
    own = [one for one in protections if is_within_reach(by, one, reading=False)]
    now = timezone.now()
    return [
        RunningProtection(
            state.protection,
            str(state.danger.label),
            state.protection.child_id,
            state.protection.case_id,
            next_term_of(state),
            bool(missed_terms_of(state, now)),
            state.proposal is not None,
        )
        for state in term_states_of(own, by)
    ]


def running_children(by, most) -> dict[UUID, UUID]:
    """The first of `running_protections`, at most so many, each with its child; before any is looked at."""
    return dict(by.ask(RUNNING.format(reached=reach_sql(by, "p.")) + FIRST, most=most))


# The same condition as in `running_protections`.
RUNNING = """select p.id, p.child_id from protection_protection p where {reached}
    and not exists (select from protection_protectionending e where e.protection_id = p.id)"""
FIRST = " order by p.known_at, p.id limit %(most)s"


def running_in_cases(case_ids, by) -> dict[UUID, RunningProtection]:
    """Case id to the protection that runs in it.

    Every list calls this, and nearly always none runs: so a short query asks first whether any does.
    """
    question = RUNNING.format(reached=reach_sql(by, "p.")) + " and p.case_id = any (%(ids)s)"
    found = dict(by.ask(question, ids=list(case_ids)))
    rows = Protection.objects.within_reach_of(by).filter(pk__in=found) if found else []
    return {one.case_id: one for one in as_running(rows, by)}


def running_of_child(child_id, by) -> RunningProtection | None:
    """The protection of this child that runs, or None."""
    rows = running_protections(by).filter(child_id__in=merge_groups.ids_of(child_id, by))
    return next(iter(as_running(rows, by)), None)


def warnings_of(child_id, by):
    """Sentences for the file of a child, from the latest protection.

    They say that the representative cannot speak for the child, and which terms were missed.
    """
    records = merge_groups.ids_of(child_id, by)
    rows = Protection.objects.within_reach_of(by).filter(child_id__in=records).order_by("-known_at")
    return [sentence for state in states_of(list(rows[:1]), by) for sentence in _warnings(state)]


def _warnings(state: ProtectionState):
    conflict, now = state.conflict, timezone.now()
    if conflict is not None and conflict.interest != RepresentativeInterest.NONE:
        sentence = _("The legal representative cannot speak for the child: %(why)s.") % {
            "why": conflict.get_interest_display()
        }
        asks = _("Ask for an independent representative.")
        yield sentence if conflict.independent else f"{sentence} {asks}"
    if state.ending is None:
        for term in missed_terms_of(state, now):
            yield _("A term of the protection was missed: %(what)s.") % {"what": term.label}


def events_of(child, by):
    """What was done to protect the child, as unsorted `TimelineEvent`s.

    It is one query where no protection was ever begun.
    """
    return _events(by, child_id=child.pk)


def events_in(case, by):
    """What was done in the protections of one case, as `events_of`."""
    return _events(by, case_id=case.pk)


def _events(by, **of):
    begun = Protection.objects.within_reach_of(by).filter(**of).select_related("recorded_by")
    protections = {one.pk: one for one in begun}
    if not protections:
        return []

    def rows(manager):
        return manager.within_reach_of(by).select_related("recorded_by").filter(protection__in=protections)

    return [
        *map(_beginning, protections.values()),
        *(
            _step(step, row)
            for step in ALL_STEPS
            for row in step.rows(step.model.ever, by).filter(protection__in=protections)
        ),
        *map(_proposal, rows(ProtectionEndProposal.objects)),
        *map(_ending, rows(ProtectionEnding.objects)),
    ]


def _beginning(row):
    title = _("Immediate protection begun: %(danger)s") % {"danger": row.get_danger_display()}
    return TimelineEvent(
        title,
        at=row.recorded_at,
        who=recorder_name(row),
        text=row.words,
        url=row.get_absolute_url(),
        counted=count_protections,
    )


def count_protections(n: int) -> str:
    """So many immediate protections that were begun, in words."""
    return ngettext("%(n)d immediate protection", "%(n)d immediate protections", n) % {"n": n}


def _step(step, row):
    title = str(step.title)
    if row.why == ReplacementReason.CORRECTION:
        title = _("%(what)s: corrected") % {"what": title}
    lines = [step.summary(row) if step.repeated else step_summary(step, row), lateness_note(row)]
    if not row.current:
        lines.append(_("Replaced by a later entry."))
    return TimelineEvent(
        title, at=row.happened_at, who=recorder_name(row), text="\n".join(filter(None, lines))
    )


def _proposal(row):
    title = _("End of the protection: %(how)s") % {"how": row.get_how_display()}
    return TimelineEvent(title, at=row.recorded_at, who=recorder_name(row), text=row.reason)


def _ending(row):
    return TimelineEvent(_("Immediate protection ended"), at=row.recorded_at, who=recorder_name(row))

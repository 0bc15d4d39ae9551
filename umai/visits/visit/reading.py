"""What other pages read of visits: what is planned, how the child was seen last, what happened.

The caller has consulted the record of the child or the case, so the look is on the trail already.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import ReplacementReason
from umai.access.reach import rows_of_child
from umai.design.days import date_in_words
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.law.terms.clock import BISHKEK, day_of
from umai.staff.models import Worker
from umai.visits.safety.models import DwellingWarning
from umai.visits.safety.reading import warnings_of
from umai.visits.visit.models import Alone, ToldAnswer, Visit, VisitConfirmation
from umai.visits.windows import MissedVisit, VisitWindow

# How many visits wait for the speaker's answer, and how many that the speaker wrote down are contested.
COUNTS_SQL = """select count(*) filter (where not contested) as told_visits,
    count(*) filter (where contested) as contested_visits from visits_told()"""


class VisitsSummary(NamedTuple):
    """The visits of one case in short; None where there is none."""

    window: VisitWindow | None  # in which the next visit is planned
    last: Visit | None  # that was made
    last_alone: Visit | None  # at which the child was seen alone
    missed: int
    warning: DwellingWarning | None


def visits_summary_of(case, by, *, warnings=None) -> VisitsSummary:
    """The visits of this case, in short.

    Four queries, and one more where the child was not seen alone at the last visit. `warnings`: those of
    `warnings_of`, where the caller has read them already.
    """
    warnings = warnings_of(case.child_id, by) if warnings is None else warnings
    made = Visit.objects.within_reach_of(by).filter(case=case, made=True).order_by("-at")
    made = made.select_related("worker")
    last = made.first()
    return VisitsSummary(
        VisitWindow.objects.within_reach_of(by).filter(case=case, open=True).first(),
        last,
        last if last is None or is_seen_alone(last) else made.filter(seen=True, alone=Alone.YES).first(),
        MissedVisit.objects.within_reach_of(by).filter(case=case).count(),
        next(iter(warnings), None),
    )


class VisitsSince(NamedTuple):
    """Visits of one case that were made or tried, and planned ones that were missed, the earliest first."""

    visits: list[Visit]
    missed: list[MissedVisit]


def visits_since(case, by, day) -> VisitsSince:
    """The visits of this case since this day in Bishkek; of each only what a title needs. Two queries."""
    begins_at = datetime.combine(day, time.min, BISHKEK)
    visits = Visit.objects.within_reach_of(by).filter(case=case, at__gte=begins_at).order_by("at")
    missed = MissedVisit.objects.within_reach_of(by).filter(case=case, latest_on__gte=day)
    return VisitsSince(
        list(visits.only("case_id", "line", "at", "made", "not_made", "seen", "alone", "why")),
        list(missed.order_by("latest_on")),
    )


def first_seen_on(case, by) -> date | None:
    """The day in Bishkek on which the child was first seen in this case; None where it was not."""
    seen = Visit.objects.within_reach_of(by).filter(case=case, made=True, seen=True)
    at = seen.order_by("at").values_list("at", flat=True).first()
    return day_of(at) if at else None


def is_seen_alone(visit) -> bool:
    """Whether the child was seen at this visit, and spoken to alone."""
    return bool(visit.seen) and visit.alone == Alone.YES


def events_of(child, by) -> Iterator[TimelineEvent]:
    """Visits made, tried and missed, and warnings of the dwelling, as unsorted `TimelineEvent`s."""
    yield from _visits(child, by)
    yield from _missed(child, by)
    yield from _warnings(child, by)


def _visits(child, by):
    rows = list(rows_of_child(Visit.ever, child, by, "worker", "recorded_by"))
    told = told_among(rows, by)
    for row in rows:
        lines = [visit_summary(row), told[row.pk].in_words if row.pk in told else ""]
        if row.is_late:
            lines.append(_("Written down late."))
        if not row.current:
            lines.append(_("Replaced by a later entry."))
        yield TimelineEvent(
            title_of(row),
            at=row.at,
            who=str(row.worker),
            text="\n".join(filter(None, lines)),
            url=row.get_absolute_url(),
            counted=count_visits if row.made and row.current else None,
        )


def count_visits(n: int) -> str:
    """So many visits that were made, in words."""
    return ngettext("%(n)d visit", "%(n)d visits", n) % {"n": n}


def title_of(visit):
    """The title of a visit in the timeline and in lists."""
    if not visit.made:
        title = _("Visit not made: %(why)s") % {"why": visit.get_not_made_display()}
    elif is_seen_alone(visit):
        title = _("Visit: the child was seen, and spoken to alone")
    elif visit.seen and visit.alone == Alone.OBSERVED:
        title = _("Visit: the child was seen and observed")
    elif visit.seen:
        title = _("Visit: the child was seen, not alone")
    else:
        title = _("Visit: the child was not seen")
    return _("%(what)s (corrected)") % {"what": title} if visit.why == ReplacementReason.CORRECTION else title


def visit_summary(visit):
    """The text of a visit in the timeline: what the child said, and the risk."""
    if not visit.made:
        return visit.words
    risk = capfirst(visit.get_risk_display()) if visit.risk else ""
    words = _("“%(words)s”") % {"words": visit.childs_words} if visit.childs_words else visit.why_not_seen
    return "\n".join(filter(None, [words, risk]))


def _missed(child, by):
    rows = MissedVisit.objects.within_reach_of(by).filter(child_id=child.pk).select_related("worker")
    for row in rows:
        text = _("It was to be made by %(day)s.") % {"day": date_in_words(row.latest_on)}
        if row.is_of_office:
            text = f"{text}\n{_('The office answers for it, not one worker.')}"
        yield TimelineEvent(
            _("A visit was missed"),
            on=row.latest_on,
            who=str(row.worker or ""),
            text=text,
            counted=count_missed,
        )


def count_missed(n: int) -> str:
    """So many missed visits, in words."""
    return ngettext("%(n)d missed visit", "%(n)d missed visits", n) % {"n": n}


def _warnings(child, by):
    for row in rows_of_child(DwellingWarning.ever, child, by):
        title = _("Warning of the dwelling lifted") if row.holds_to else _("Warning of the dwelling")
        yield TimelineEvent(title, at=row.recorded_at, who=recorder_name(row), text=row.words)


class ToldVisit(NamedTuple):
    """A visit that one worker told and another wrote down, with the answer of who was there."""

    teller: Worker
    writer: Worker
    answer: VisitConfirmation | None

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet that it was so."""
        return self.answer is None

    @property
    def contested(self) -> bool:
        """Whether whoever was there says that it was not so."""
        return self.answer is not None and self.answer.answer == ToldAnswer.NOT_SO

    @property
    def state(self) -> str:
        """The state in a few words."""
        if self.answer is None:
            return _("not yet confirmed")
        return _("contested") if self.contested else _("confirmed")

    @property
    def in_words(self) -> str:
        """Who told it, who wrote it down, and the state."""
        return _("Told by %(teller)s, written down by %(writer)s: %(state)s.") % {
            "teller": self.teller,
            "writer": self.writer,
            "state": self.state,
        }


def told_among(visits, by) -> dict[UUID, ToldVisit]:
    """Of these rows those that were told and written down by another, by the id of the row.

    Whoever was there and corrected the visit has answered for it. The rows were read with their `worker`
    and `recorded_by`. Two queries where another person wrote one of them down, else none.
    """
    others = [one for one in visits if one.recorded_by_id not in (None, one.worker_id)]
    if not others:
        return {}
    lines = {one.line for one in others}
    rows = Visit.ever.within_reach_of(by).filter(line__in=lines)
    wrote = set(rows.values_list("line", "recorded_by_id"))
    said = VisitConfirmation.objects.within_reach_of(by).filter(visit__line__in=lines)
    answers = {one.visit.line: one for one in said.select_related("visit").order_by("recorded_at")}
    found = {}
    for one in others:
        if (one.line, one.worker_id) not in wrote:
            answer = answers.get(one.line)
            if answer and answer.answer == ToldAnswer.NOT_SO and answer.visit_id != one.pk:
                answer = None
            found[one.pk] = ToldVisit(one.worker, one.recorded_by, answer)
    return found


def told_counts_sql(by) -> str:
    """How many wait for the answer of this worker (`told_visits`) and how many are contested."""
    return COUNTS_SQL

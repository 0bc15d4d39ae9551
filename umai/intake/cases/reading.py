"""What other pages read of a child's cases: the cases themselves, and what happened in them.

Whoever calls has consulted the child's record, so the look is on the trail already.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, TimelineEvent
from umai.design.templatetags.design import moment
from umai.identification.signal.concerns import Concern
from umai.intake.cases.models import Assignment, Case, Clock, ClosingProposal, Closure, Origin
from umai.intake.transfer_models import FileTransfer, FileTransferAnswer
from umai.law.terms.clock import day_of
from umai.register import merge_groups


class CaseSummary(NamedTuple):
    """One case of a child: the case, its clock, its worker and its closure, or None for what is missing."""

    case: Case
    clock: Clock | None
    assignment: Assignment | None
    closure: Closure | None


def cases_of(child, by):
    """The child's cases as `CaseSummary`, the newest first. Three queries.

    Those of every record that is this child (`umai.register.merge_groups`).
    """
    records = merge_groups.ids_of(child.pk, by)
    cases = (
        Case.objects.within_reach_of(by)
        .filter(child_id__in=records)
        .select_related("closure__proposal")
        .order_by("-opened_on", "-recorded_at")
    )
    clocks = {c.case_id: c for c in Clock.objects.within_reach_of(by).filter(child_id__in=records)}
    assignments = {
        a.case_id: a
        for a in Assignment.objects.within_reach_of(by).filter(child_id__in=records).select_related("worker")
    }
    return [
        CaseSummary(case, clocks.get(case.pk), assignments.get(case.pk), getattr(case, "closure", None))
        for case in cases
    ]


def previous_case_of(child, cases):
    """The latest of these cases of a child that is of this record: a case follows one of its own record."""
    return next((one for one in cases if one.case.child_id == child.pk), None)


def case_summary(case, by):
    """One case as `CaseSummary`. Three queries."""
    assignment = Assignment.objects.within_reach_of(by).filter(case=case).select_related("worker").first()
    closure = Closure.objects.within_reach_of(by).filter(case=case).select_related("proposal").first()
    return CaseSummary(case, Clock.objects.filter(case=case).first(), assignment, closure)


def events_of(child, by):
    """What happened in the child's cases, as `TimelineEvent`s in no order; the timeline sorts them."""
    rows = Case.objects.within_reach_of(by).filter(child_id=child.pk).select_related("recorded_by")
    cases = {case.pk: case for case in rows}
    return [
        *_origins(cases, by),
        *_openings(cases),
        *_clocks(child, by),
        *_assignments(child, by),
        *_transfers(child, by),
        *_closings(child, by),
    ]


def proposal_rows(proposal):
    """A proposal to close a case, as lines of a summary."""
    return [
        SummaryRow(_("Proposed by"), by_whom(proposal)),
        SummaryRow(_("Reason"), proposal.get_reason_display()),
        SummaryRow(_("What was achieved"), as_paragraphs(proposal.words)),
        SummaryRow(_("What the child says"), as_paragraphs(proposal.childs_view)),
        SummaryRow(_("Who the child lives with"), as_paragraphs(proposal.lives_with)),
    ]


def closed_case_rows(case, closure):
    """A closed case as lines of a summary: what it was about, how it ended, who closed it."""
    proposal = closure.proposal
    return [
        SummaryRow(_("What it was about"), capfirst(case.get_concern_display())),
        SummaryRow(_("What was reported"), as_paragraphs(case.words)),
        SummaryRow(_("From, to"), f"{date_in_words(case.opened_on)} – {date_in_words(closure.closed_on)}"),
        SummaryRow(_("How it ended"), capfirst(proposal.get_reason_display())),
        SummaryRow(_("What was achieved"), as_paragraphs(proposal.words)),
        SummaryRow(_("What the child said"), as_paragraphs(proposal.childs_view)),
        SummaryRow(_("Who the child lived with"), as_paragraphs(proposal.lives_with)),
        SummaryRow(_("Proposed by"), by_whom(proposal)),
        SummaryRow(_("Closed by"), by_whom(closure)),
    ]


def by_whom(row):
    """Who recorded a row and when, as HTML that a narrow page may break between the two."""
    return format_html("{}, {}", row.recorded_by or "", moment(row.recorded_at))


def as_paragraphs(words):
    """What a person typed as HTML: escaped, with its lines and paragraphs."""
    return mark_safe(linebreaks(words, autoescape=True))


class SignalsOfDay(NamedTuple):
    """The signals of one day with one concern, counted: the file says no more of them."""

    on: date
    concern: str
    n: int
    begins: bool  # whether the case was opened with it
    take_in_by: date | None
    taken_in_on: date
    at: datetime
    recorded_at: datetime
    wording: str = ""  # what the screener passes on in place of the report

    def in_words(self):
        """When it came, when it was taken in, and what the worker must know of it."""
        return f"{self.in_time_words()}\n{self.wording}" if self.wording else self.in_time_words()

    def title(self):
        """The title of its event in a timeline."""
        what = Concern(self.concern).label if self.concern else ""
        sentence = _("A signal came: %(concern)s") if self.begins else _("Another signal came: %(concern)s")
        words = sentence % {"concern": what}
        return f"{words} × {self.n}" if self.n > 1 else words

    def in_time_words(self):
        """When it came and when it was taken in, and whether that was in time."""
        days = {"came": date_in_words(self.on), "day": date_in_words(self.taken_in_on)}
        if self.take_in_by is None or self.taken_in_on <= self.take_in_by:
            return _("Received on %(came)s, taken in on %(day)s: in time.") % days
        days["last"] = date_in_words(self.take_in_by)
        return _("Received on %(came)s, taken in late: on %(day)s, the last day was %(last)s.") % days


def signals_of(case, by):
    """The signals of this case as `SignalsOfDay`, the earliest first."""
    return _grouped_by_day(_rows_of_signals(by).filter(case=case))


def _rows_of_signals(by):
    return Origin.objects.within_reach_of(by).filter(current=True).order_by("received_at", "recorded_at")


def _grouped_by_day(rows):
    found = {}
    for row in rows:
        if row.received_at is None:
            continue
        found.setdefault((day_of(row.received_at), row.concern, row.begins), []).append(row)
    return [
        SignalsOfDay(
            on,
            concern,
            len(several),
            begins,
            min((row.take_in_by for row in several if row.take_in_by), default=None),
            day_of(several[0].recorded_at),
            several[0].received_at,
            max(row.recorded_at for row in several),
            "\n".join(dict.fromkeys(row.wording for row in several if row.wording)),
        )
        for (on, concern, begins), several in found.items()
    ]


def _origins(cases, by):
    found = {}
    for row in _rows_of_signals(by).filter(case__in=cases) if cases else ():
        found.setdefault(row.case_id, []).append(row)
    for case, rows in found.items():
        for came in _grouped_by_day(rows):
            yield TimelineEvent(
                came.title(), at=came.at, text=came.in_words(), url=cases[case].get_absolute_url()
            )


def _openings(cases):
    for case in cases.values():
        title = _("Case opened: %(concern)s") % {"concern": case.get_concern_display()}
        yield TimelineEvent(
            title,
            at=case.recorded_at,
            who=recorder_name(case),
            text=case.words,
            url=case.get_absolute_url(),
            counted=count_cases,
        )


def count_cases(n: int) -> str:
    """So many opened cases, in words."""
    return ngettext("%(n)d case opened", "%(n)d cases opened", n) % {"n": n}


def _clocks(child, by):
    rows = Clock.ever.within_reach_of(by).filter(child_id=child.pk).select_related("recorded_by")
    for clock in rows:
        if clock.why == ReplacementReason.CORRECTION:
            text = _("The term now begins on %(start)s and ends on %(day)s.") % {
                "start": date_in_words(clock.started_on),
                "day": date_in_words(clock.due_on),
            }
            yield TimelineEvent(
                _("Beginning of the term for assessment and plan corrected"),
                at=clock.recorded_at,
                who=recorder_name(clock),
                text=f"{text}\n{clock.reason}",
            )
        if clock.current:
            yield TimelineEvent(_("Need for protection became known"), on=clock.started_on)


def _assignments(child, by):
    rows = Assignment.ever.within_reach_of(by).filter(child_id=child.pk)
    for row in rows.select_related("recorded_by", "worker"):
        yield TimelineEvent(assignment_in_words(row), at=row.recorded_at, who=recorder_name(row))


def assignment_in_words(row):
    """To whom an assignment gives the case, by a handover or alone, or that nobody has it."""
    if row.worker_id is None:
        return _("Nobody answers for the case any more: its worker left, or the file came from elsewhere")
    if row.handover_id is not None:
        return _("Handed over to %(who)s") % {"who": row.worker}
    return _("Assigned to %(who)s") % {"who": row.worker}


def _transfers(child, by):
    language = get_language() or "ky"
    rows = FileTransfer.objects.within_reach_of(by).filter(child_id=child.pk)
    for row in rows.select_related("recorded_by", "from_district", "to_district"):
        ends = {"a": row.from_district.name_in(language), "b": row.to_district.name_in(language)}
        yield TimelineEvent(
            _("File sent from %(a)s to %(b)s") % ends,
            at=row.recorded_at,
            who=recorder_name(row),
            text=row.words,
            url=reverse("intake:transfer", args=[row.pk]),
        )
    answers = FileTransferAnswer.objects.within_reach_of(by).filter(child_id=child.pk)
    for row in answers.select_related("recorded_by", "from_district", "to_district"):
        ends = {"a": row.from_district.name_in(language), "b": row.to_district.name_in(language)}
        title = _("File accepted: %(b)s") if row.accepted else _("File sent back: %(b)s")
        if row.taken_back:
            title = _("File taken back: %(a)s")
        yield TimelineEvent(title % ends, at=row.recorded_at, who=recorder_name(row), text=row.reason)


def _closings(child, by):
    proposals = ClosingProposal.objects.within_reach_of(by).filter(child_id=child.pk)
    for row in proposals.select_related("recorded_by"):
        title = _("Closing proposed: %(reason)s") % {"reason": row.get_reason_display()}
        yield TimelineEvent(title, at=row.recorded_at, who=recorder_name(row), text=row.words)
    closures = Closure.objects.within_reach_of(by).filter(child_id=child.pk)
    for row in closures.select_related("recorded_by"):
        yield TimelineEvent(_("Case closed"), at=row.recorded_at, who=recorder_name(row))


def recorder_name(row):
    """The name of who recorded a row, "" for the clock and the public."""
    return str(row.recorded_by) if row.recorded_by_id else ""

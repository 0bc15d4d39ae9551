"""The page of one case: what is owed and by when, the state of each part, its worker, what happened."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import is_within_reach, may_do
from umai.assessment.models import Completion
from umai.casefile import protections, warnings
from umai.casefile.case import tasks as case_tasks
from umai.casefile.case.ten_days import DaysForPlan, TenDaysStep
from umai.casefile.case.year_of_visits import year_of_visits
from umai.casefile.child.page import row_of
from umai.casefile.facts import known_day
from umai.casefile.near_danger import risk_tag
from umai.casefile.protections import Tag
from umai.casefile.queries import AssessmentProgress, complete_progress, dues_of, progress_of
from umai.casefile.words import age_in_words
from umai.design.parts import IdentityFact, Link, TimelineEvent
from umai.feedback.reading import told_box
from umai.intake.cases.levels import risk_of
from umai.intake.cases.reading import signals_of
from umai.intake.lowering.reading import lowering_events
from umai.intake.models import Assignment, Case, Clock, ClosingProposal, Closure, DueKind, Stop
from umai.law.terms.clock import DAYS_ALLOWED, day_of
from umai.planning.reading import plans_of
from umai.protection.reading import events_in, running_in_cases
from umai.register import merge_groups
from umai.register.fields.birth_date import birth_in_words
from umai.register.models import Identity
from umai.review.reading import closed_case_before
from umai.self_harm.reading import path_warnings
from umai.visits.safety.reading import warnings_of
from umai.visits.visit.reading import first_seen_on, visits_summary_of


class CasePageData(NamedTuple):
    """What several parts of the page need, read once: the rows of the case and the signals that came to it.

    Where there are several rows the latest is last. `closure`, `completion` and `progress` are None when
    there is none.
    """

    case: Case
    clocks: list[Clock]
    assignments: list[Assignment]
    closure: Closure | None
    completion: Completion | None
    progress: AssessmentProgress | None
    dues: list
    warnings: list
    signals: list

    @classmethod
    def of(cls, case, by):
        """Read it with seven queries, and one more while the assessment is not complete."""
        completion = _rows(Completion.objects, by, assessment__case=case).first()
        closure = _rows(Closure.objects, by, case=case).select_related("proposal").first()
        return cls(
            case,
            list(_rows(Clock.ever, by, case=case)),
            list(_rows(Assignment.ever, by, case=case).select_related("worker")),
            closure,
            completion,
            complete_progress(completion) if completion else progress_of([case.pk], by).get(case.pk),
            [] if closure else dues_of(case),
            warnings_of(case.child_id, by),
            signals_of(case, by),
        )

    @property
    def clock(self):
        """The current clock, or None."""
        return next((row for row in self.clocks if row.current), None)

    @property
    def assignment(self):
        """The current assignment, or None."""
        return next((row for row in self.assignments if row.current), None)


def case_page(case, *, by, on):
    """All that the page shows of this case on this day."""
    data = CasePageData.of(case, by)
    closure, dues, came = data.closure, data.dues, data.signals
    leads = merge_groups.leading_id_of(case.child_id, by)
    identity = Identity.objects.within_reach_of(by).filter(child_id=leads).first()
    risk, stop = risk_of(case), Stop.objects.within_reach_of(by).filter(case=case).first()
    tag = Tag(_("closed") if closure else _("open case"), "blue")
    if risk:
        tag = risk_tag(case, risk, by)
    running = running_in_cases([case.pk], by).get(case.pk)
    standing_out = protections.tag_of(running)
    sees_owed = is_within_reach(by, case, reading=False)  # not of a file that has moved away
    events = case_events(data, by)
    return {
        "case": case,
        "title": identity.full_name() if identity else _("Name not known"),
        "facts": facts_of(identity, on) + ([IdentityFact(_("Risk"), tag.text)] if risk and running else []),
        "tag_text": (standing_out or tag).text,
        "tag_colour": (standing_out or tag).colour,
        "self_harm": path_warnings(case.child_id, by),
        "careful": [warnings.dwelling_in_words(one) for one in data.warnings],
        "protection": protections.protection_box(case, running, by),
        "protect_url": None if closure else protections.begin_url(case, by),
        "clock": data.clock,
        "closure": closure,
        "stop": stop,
        "stopped": case_tasks.stop_in_words(stop),
        "sees_owed": sees_owed,
        "planned": bool(dues),
        "told": told_box(case, merge_groups.ids_of(case.child_id, by), by, on),
        "owed": case_tasks.owed_tasks(case, dues, by, on) if sees_owed else case_tasks.OwedTasks(),
        "before": closed_case_before(case, by),
        "missing": missing_in_words(data.progress),
        "rows": rows(data),
        "about": about_in_words(data),
        "nobody": nobody_in_words(data),
        "came": [] if closure else [one for one in came if not one.begins],
        "links": [] if closure else links(case, by, dues, protected=running is not None),
        "events": events,
        "events_in_words": events_in_words(events),
        "today": on,
        "days_allowed": DAYS_ALLOWED.on(data.clock.started_on if data.clock else on),
    } | ({"visits": None} if closure else open_case_page(data, stop, by, on))


def open_case_page(data, stop, by, on):
    """What the page of an open case shows besides: its parts, the days for its plan, and its visits."""
    plans = plans_of(data.case, by)
    visits = visits_summary_of(data.case, by, warnings=data.warnings)
    counted = stop is None and data.clock is not None
    return {
        "tasks": case_tasks.tasks(data, plans, visits, by, on),
        "ten_days": ten_days_of(data, plans, by, on) if counted else None,
        "visits": visits_of(data, visits.window, by, on) if may_do(by, "visits.read", data.case) else None,
    }


def facts_of(identity, on):
    if identity is None:
        return []
    pairs = [(_("Age"), age_in_words(identity, on)), (_("Born"), birth_in_words(identity))]
    return [IdentityFact(label, value) for label, value in pairs if value]


def missing_in_words(progress):
    """Which part of the ten days is missing, in a sentence."""
    if progress is None or progress.completed_on is None:
        return _("The assessment and the plan are missing. The days are counted until the plan is submitted.")
    return _("The assessment is complete. The plan is missing: the days are counted until it is submitted.")


def ten_days_of(data, plans, by, on):
    """The days for assessment and plan, with what was done in them."""
    edition = plans.child.edition
    steps = (
        TenDaysStep(_("Child seen"), first_seen_on(data.case, by)),
        TenDaysStep(_("Assessment completed"), data.completion and data.completion.completed_on),
        TenDaysStep(_("Plan of the child handed in"), edition and edition.handed_in_on),
    )
    return DaysForPlan(data.clock.started_on, data.clock.due_on, on, steps)


def visits_of(data, window, by, on):
    """The visits of the last year, or since the first information."""
    begun_on = min([data.case.opened_on, *([data.clock.started_on] if data.clock else [])])
    return year_of_visits(data.case, window, by, begun_on=begun_on, on=on)


def rows(data):
    """The particulars of the case."""
    case, assignment, closure, came = data.case, data.assignment, data.closure, data.signals
    found = [
        row_of(_("Worker"), str(assignment.worker) if assignment and assignment.worker else _("Nobody")),
        row_of(_("Concern"), case.get_concern_display()),
        row_of(_("How it became known"), case.get_channel_display()),
        row_of(_("What was reported"), case.words),
        row_of(_("Opened"), known_day(case.opened_on)),
    ]
    if came:
        told = [f"{one.title()}\n{one.in_words()}" for one in came]
        found.append(row_of(_("What came"), "\n".join(told)))
    if data.clock:
        found.append(row_of(_("First information"), known_day(data.clock.started_on)))
    if closure:
        reason = closure.proposal.get_reason_display()
        found.append(row_of(_("Closed"), f"{known_day(closure.closed_on)}\n{reason}"))
    return found


def about_in_words(data):
    """The line of the fold of the particulars: who works on the case, and since when it is open."""
    who = data.assignment and data.assignment.worker
    words = {"who": who or _("Nobody"), "day": known_day(data.case.opened_on)}
    return _("About this case. Worker: %(who)s, opened: %(day)s") % words


def nobody_in_words(data):
    """That nobody answers for an open case; else an empty text."""
    answers = data.closure or (data.assignment and data.assignment.worker)
    return "" if answers else _("Nobody answers for this child yet")


def events_in_words(events):
    """The line of the fold of what happened: how much, and when the newest of it was."""
    text = ngettext(
        "What happened: %(n)d entry, %(day)s", "What happened: %(n)d entries, %(day)s", len(events)
    )
    return text % {"n": len(events), "day": known_day(day_of(events[0].at))}


def links(case, by, dues, *, protected):
    """Links to what this worker may do with the case; no closing while the child is protected."""
    proposed = any(due.owed == DueKind.CLOSING for due in dues)
    ways = [
        ("visits.record", "visits:new", _("Write down a visit")),
        ("self_harm.open", "self_harm:open_of_case", _("The child harms itself, or says that it will")),
        ("intake.assign", "intake:assign", _("Assign a worker")),
        ("intake.correct_clock", "intake:correct_clock", _("Correct when the information came")),
    ]
    if not protected:
        ways.append(("review.propose_closing", "review:propose_closing", _("Propose to close the case")))
    if proposed and not protected:
        ways.append(("review.agree_closing", "review:agree_closing", _("Decide about closing the case")))
    return [
        Link(label, reverse(address, args=[case.pk])) for act, address, label in ways if may_do(by, act, case)
    ]


def case_events(data, by):
    """The events of the case, newest first: opened, clock corrected, assigned, assessed, closed."""
    case, closure, done = data.case, data.closure, data.completion
    found = [TimelineEvent.of_row(case, _("Case opened"))]
    for clock in data.clocks:
        title = (
            _("Beginning of the term for assessment and plan corrected")
            if clock.replaces_id
            else _("The term for assessment and plan began")
        )
        text = _("First information on %(start)s, last day %(end)s.") % {
            "start": known_day(clock.started_on),
            "end": known_day(clock.due_on),
        }
        if not clock.current:
            text = f"{text}\n{_('Replaced by a later entry.')}"
        found.append(TimelineEvent.of_row(clock, title, text=text))
    for row in data.assignments:
        nobody = _("Nobody answers any more") if row.replaces_id else _("Nobody answers for this child yet")
        title = _("Assigned to %(who)s") % {"who": row.worker} if row.worker else nobody
        found.append(TimelineEvent.of_row(row, title))
    if done:
        title = _("Assessment completed late") if done.is_late else _("Assessment completed")
        found.append(TimelineEvent.of_row(done, title))
    for row in _rows(ClosingProposal.objects, by, case=case):
        title = _("Closing proposed: %(reason)s") % {"reason": row.get_reason_display()}
        found.append(TimelineEvent.of_row(row, title, text=row.words))
    found += events_in(case, by)
    found += lowering_events(case, by)
    found += [TimelineEvent(one.title(), at=one.recorded_at, text=one.in_words()) for one in data.signals]
    if closure:
        found.append(TimelineEvent.of_row(closure, _("Case closed")))
    return sorted(found, key=lambda event: event.at, reverse=True)


def _rows(rows, by, **of):
    return rows.within_reach_of(by).filter(**of).select_related("recorded_by")

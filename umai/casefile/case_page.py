"""The page of one case: what is owed and by when, how far each part has come, whose it is, what happened."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.assessment.models import Completion
from umai.casefile import case_tasks, protections, warnings
from umai.casefile.child_page import row_of
from umai.casefile.facts import known_day
from umai.casefile.queries import dues_of, progress_of
from umai.casefile.words import RISK_COLOURS, RISK_WORDS, age_in_words
from umai.design.parts import Event, Fact, Link
from umai.intake.levels import risk_of
from umai.intake.models import Assignment, Clock, ClosingProposal, Owed, Stop
from umai.intake.reading import in_short, signals_of
from umai.law.clock import DAYS_ALLOWED
from umai.protection.reading import events_in, running_in_cases
from umai.register import same
from umai.register.models import Identity
from umai.review.reading import before


def of(case, *, by, on):
    """All that the page shows of this case on this day."""
    short = in_short(case, by)
    progress = progress_of([case.pk], by).get(case.pk)
    leads = same.leading(case.child_id, by)
    identity = Identity.objects.within_reach_of(by).filter(child_id=leads).first()
    risk, stop = risk_of(case), Stop.objects.within_reach_of(by).filter(case=case).first()
    dues = [] if short.closure else dues_of(case)
    tag = RISK_WORDS[risk] if risk else _("closed") if short.closure else _("open case")
    came = signals_of(case, by)
    running = running_in_cases([case.pk], by).get(case.pk)
    standing_out = protections.tag_of(running)
    return {
        "case": case,
        "title": identity.full_name() if identity else _("Name not known"),
        "facts": facts_of(identity, on) + ([Fact(_("Risk"), tag)] if risk and running else []),
        "tag_text": standing_out.text if standing_out else tag,
        "tag_colour": standing_out.colour if standing_out else RISK_COLOURS[risk] if risk else "blue",
        "careful": warnings.of_dwelling(case.child_id, by),
        "protection": protections.box(case, running, by),
        "protect_url": None if short.closure else protections.begin_url(case, by),
        "clock": short.clock,
        "closure": short.closure,
        "stop": stop,
        "stopped": case_tasks.stopped(stop),
        "owed": case_tasks.owed(case, dues, by, on),
        "before": before(case, by),
        "tasks": [] if short.closure else case_tasks.tasks(case, progress, by, on),
        "missing": missing(progress),
        "rows": rows(case, short, came),
        "came": [] if short.closure else [one for one in came if not one.begins],
        "links": [] if short.closure else links(case, by, dues, protected=running is not None),
        "events": history(case, by),
        "today": on,
        "days_allowed": DAYS_ALLOWED.on(short.clock.started_on if short.clock else on),
    }


def facts_of(identity, on):
    if identity is None:
        return []
    pairs = [
        (_("Age"), age_in_words(identity, on)),
        (_("Born"), known_day(identity.birth_date, identity.birth_precision)),
    ]
    return [Fact(label, value) for label, value in pairs if value]


def missing(progress):
    """Which part of the ten days is missing, in a sentence."""
    if progress is None or progress.completed_on is None:
        return _("The assessment and the plan are missing. The days are counted until the plan is submitted.")
    return _("The assessment is complete. The plan is missing: the days are counted until it is submitted.")


def rows(case, short, came):
    """The particulars of the case."""
    assignment, closure = short.assignment, short.closure
    found = [
        row_of(_("Worker"), str(assignment.worker) if assignment and assignment.worker else _("Nobody")),
        row_of(_("Concern"), case.get_concern_display()),
        row_of(_("How it became known"), case.get_channel_display()),
        row_of(_("What was reported"), case.words),
        row_of(_("Opened"), known_day(case.opened_on)),
    ]
    if came:
        told = [f"{one.title()}\n{one.told()}" for one in came]
        found.append(row_of(_("What came"), "\n".join(told)))
    if short.clock:
        found.append(row_of(_("First information"), known_day(short.clock.started_on)))
    if closure:
        reason = closure.proposal.get_reason_display()
        found.append(row_of(_("Closed"), f"{known_day(closure.closed_on)}\n{reason}"))
    return found


def links(case, by, dues, *, protected):
    """What this worker may do with the case. While the child is protected, closing is not offered."""
    proposed = any(due.owed == Owed.CLOSING for due in dues)
    ways = [
        ("visits.record", "visits:new", _("Write down a visit")),
        ("intake.assign", "intake:assign", _("Assign a worker")),
        ("intake.correct_clock", "intake:correct_clock", _("Correct when the information came")),
    ]
    if not protected:
        ways.append(("review.propose_closing", "review:propose_closing", _("Propose to close the case")))
    if proposed and not protected:
        ways.append(("review.agree_closing", "review:agree_closing", _("Decide about closing the case")))
    return [
        Link(label, reverse(address, args=[case.pk])) for act, address, label in ways if may(by, act, case)
    ]


def history(case, by):
    """The rows of the case, newest first: opened, clock corrected, assigned, assessed, closed."""
    found = [Event(_("Case opened"), at=case.recorded_at, who=str(case.recorded_by or ""))]
    for clock in _rows(Clock.ever, case, by):
        title = _("Beginning of the ten days corrected") if clock.replaces_id else _("The ten days began")
        text = _("First information on %(start)s, last day %(end)s.") % {
            "start": known_day(clock.started_on),
            "end": known_day(clock.due_on),
        }
        if not clock.current:
            text = f"{text}\n{_('Replaced by a later entry.')}"
        found.append(Event(title, at=clock.recorded_at, who=str(clock.recorded_by or ""), text=text))
    for row in _rows(Assignment.ever, case, by).select_related("recorded_by", "worker"):
        title = _("Assigned to %(who)s") % {"who": row.worker} if row.worker else _("Nobody answers any more")
        found.append(Event(title, at=row.recorded_at, who=str(row.recorded_by or "")))
    completions = Completion.objects.within_reach_of(by).filter(assessment__case=case)
    for row in completions.select_related("recorded_by"):
        title = _("Assessment completed late") if row.is_late else _("Assessment completed")
        found.append(Event(title, at=row.recorded_at, who=str(row.recorded_by or "")))
    for row in _rows(ClosingProposal.objects, case, by):
        title = _("Closing proposed: %(reason)s") % {"reason": row.get_reason_display()}
        found.append(Event(title, at=row.recorded_at, who=str(row.recorded_by or ""), text=row.words))
    found += events_in(case, by)
    found += [Event(one.title(), at=one.recorded_at, text=one.told()) for one in signals_of(case, by)]
    closure = getattr(case, "closure", None)
    if closure:
        found.append(Event(_("Case closed"), at=closure.recorded_at, who=str(closure.recorded_by or "")))
    return sorted(found, key=lambda event: event.at, reverse=True)


def _rows(rows, case, by):
    return rows.within_reach_of(by).filter(case=case).select_related("recorded_by")

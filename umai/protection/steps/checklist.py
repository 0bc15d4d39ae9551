"""The checklist of one protection: each step with what was written, its term, and what comes next."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.parts import Link, Task
from umai.design.templatetags.design import clock, clock_at, moment
from umai.law.terms.clock import day_of
from umai.protection.lines import lateness_note, step_summary
from umai.protection.steps.steps import ARRIVAL, DANGER, SIBLINGS, steps_of
from umai.protection.steps.terms import terms_of


def tasks_of(state, others, now):
    """Each step as a task: what was written, or by when it is due."""
    terms = {term.step: term for term in terms_of(state)}
    return [task_of(step, state, others, terms.get(step.slug), now) for step in steps_of(state)]


def goes_on_in(state) -> set[str]:
    """Addresses of the steps that go on: those written again and again, and going to an unseen child."""
    return {
        address_of_step(state, step)
        for step in steps_of(state)
        if step.repeated or (step is ARRIVAL and not (state.arrival and state.arrival.child_seen))
    }


def address_of_step(state, step):
    if step is SIBLINGS:
        return reverse("protection:siblings", args=[state.protection.pk])
    return reverse("protection:step", kwargs={"pk": state.protection.pk, "slug": step.slug})


def task_of(step, state, others, term, now):
    url = address_of_step(state, step)
    if step is SIBLINGS:
        return Task(step.title, url, *status_of_siblings(state, others))
    if step is DANGER:
        hint = " · ".join(
            filter(None, [str(capfirst(state.danger.label)), lateness_note(state.danger_update)])
        )
        return Task(step.title, url, moment(state.known_at), done=True, hint=hint)
    rows = state.rows_of(step)
    if not rows:
        return Task(step.title, url, clock_of(term, now) if term else _("Not written yet"))
    row = rows[-1]
    said = "" if step.repeated else step_summary(step, row)
    hint = " · ".join(filter(None, [said, lateness_note(row)]))
    done = term is None or term.done_at is not None
    status = clock_of(term, now) if term else moment(row.happened_at)
    return Task(step.title, url, status, done=done, hint=hint)


def status_of_siblings(state, others):
    """For how many of the other children something is written, in words, and whether for all."""
    done = len(state.siblings)
    missing = {one.child_id for one in others} - {row.other_id for row in state.siblings}
    if not done:
        return (_("Not written yet") if missing else _("Nobody else is known. Ask.")), False
    return _("%(done)d of %(all)d children") % {"done": done, "all": done + len(missing)}, not missing


def clock_of(term, now):
    """A term as a page shows it: by the hour, or by the day."""
    if term.by_hour:
        return clock_at(term.late_at, now, term.done_at)
    return clock(term.due_on, day_of(now), term.done_on)


def clocks_of(state, now):
    """The terms that are shown on top, as pairs of label and clock, the nearest first."""
    return [
        (term.label, clock_of(term, now))
        for term in terms_of(state)
        if term.step in ("notice", "application", "end")
        or term.is_missed(now)
        or (term.step == "contact" and term.done_at is None)
    ]


def next_step(state, others, now):
    """What comes next, as a link: a step whose term was missed, else the first not written, else the end."""
    if state.ending is not None:
        return None
    terms = {term.step: term for term in terms_of(state)}
    waiting = []
    for step in steps_of(state):
        task, term = task_of(step, state, others, terms.get(step.slug), now), terms.get(step.slug)
        if not task.done and (others or step is not SIBLINGS):
            is_missed = term is not None and term.is_missed(now)
            waiting.append((not is_missed, len(waiting), Link(task.label, task.url)))
    if waiting:
        return min(waiting)[2]
    return Link(_("End the protection"), reverse("protection:end", args=[state.protection.pk]))


def end_task(state):
    """How the protection ends, as the last task."""
    protection, ending, proposal = state.protection, state.ending, state.proposal
    title = _("End: return, or where the child lives further")
    url = reverse("protection:end", args=[protection.pk])
    if ending is not None:
        return Task(title, url, format_html("{}", proposal.get_how_display()), done=True)
    if proposal is not None:
        agree = reverse("protection:agree", args=[protection.pk])
        return Task(title, agree, _("A second person has to decide"), hint=proposal.get_how_display())
    return Task(title, url, _("Not decided yet"))

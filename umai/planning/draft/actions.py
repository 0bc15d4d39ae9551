"""What may be done with the draft of a plan: begin it, write and strike its lines, record progress.

A draft needs no agreement: only what is handed in is agreed and approved, and no help waits for that.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import ANY_ROW, insert_once, refuse_future, require_text, write_current
from umai.assessment.models import Finding
from umai.intake.cases.actions import require_open_case
from umai.law.terms.clock import today
from umai.planning.draft.choices import PlanKind, ProgressKind
from umai.planning.draft.models import Goal, Measure, MeasureProgress, Need, Placement, Plan
from umai.refusal import Refusal


class PlanAlreadyBegun(Refusal):
    """Somebody began this plan before."""


class StillUsed(Refusal):
    """Goals or measures serve the line, or the measure has begun."""


class NotOfThisPlan(Refusal):
    """The line named is not one of this plan."""


class NotTheChildsPlan(Refusal):
    """A placement is written only in the child's plan."""


@act("planning.begin", done=gettext_lazy("began a plan"))
def begin_plan(case, *, by, kind):
    """Begin one of the two plans of this case ("child" or "family"), on this day.

    Raises `PlanAlreadyBegun`, `CaseClosed`.
    """
    require_open_case(case)
    if Plan.objects.filter(case=case, kind=kind).exists():
        raise PlanAlreadyBegun(_("This plan was begun before. Open it and go on."))
    return Plan.objects.create(child_id=case.child_id, case=case, kind=kind, begun_on=today())


@act("planning.record_need", done=gettext_lazy("wrote down a need in a plan"))
def record_need(plan, *, by, line, domain, words, finding=None, seen=ANY_ROW):
    """Write a need in this line of the draft; `finding` is the finding from which it comes, or None.

    `line` is made by the writer. `seen` is the id of the row the writer saw, or None where there was
    none. Raises `Incomplete`, `AlreadyReplaced`, `NotOfThisPlan`, `CaseClosed`.
    """
    require_text(words, _("Write what is needed. Nothing was saved."))
    require_open_case(plan.case)
    if finding is not None and not Finding.ever.filter(pk=finding.pk, assessment__case=plan.case_id).exists():
        raise NotOfThisPlan(_("This finding is not of this case. Nothing was saved."))
    origin = {"finding_id": finding.pk} if finding is not None else {}
    return write_line(Need, plan, line, seen, domain=domain, words=words.strip(), **origin)


@act("planning.record_goal", done=gettext_lazy("wrote down a goal in a plan"))
def record_goal(plan, *, by, line, need_line, words, seen=ANY_ROW):
    """Write a goal of a need. `line`, `seen` and what it raises as in `record_need`."""
    require_text(words, _("Write what shall be reached. Nothing was saved."))
    require_open_case(plan.case)
    require_line(Need, plan, need_line)
    return write_line(Goal, plan, line, seen, need_line=need_line, words=words.strip())


@act("planning.record_measure", done=gettext_lazy("wrote down a measure in a plan"))
def record_measure(plan, *, by, line, kind, words, due_on, seen=ANY_ROW, **who_and_what_for):
    """Write a measure, which is to be done by `due_on`; the other arguments as in `measure_columns`.

    One that protects now begins today, whatever is agreed or approved. `line`, `seen` and what it
    raises as in `record_need`.
    """
    require_text(words, _("Write what is done. Nothing was saved."))
    require_open_case(plan.case)
    given = measure_columns(**who_and_what_for)
    require_line(Need, plan, given["need_line"])
    goal = require_line(Goal, plan, given["goal_line"])
    if goal is not None:
        given["need_line"] = goal.need_line
    before = Measure.objects.filter(plan=plan, line=line).first()
    begun_on = before.begun_on if before else None
    if given["protects_now"] and begun_on is None:
        begun_on = today()
    return write_line(
        Measure, plan, line, seen, kind=kind, words=words.strip(), due_on=due_on, begun_on=begun_on, **given
    )


def measure_columns(
    *,
    need_line=None,
    goal_line=None,
    body=None,
    body_words="",
    person=None,
    person_words="",
    protects_now=False,
):
    """The columns of a measure that say what it serves and who answers for it.

    `body` or `body_words` and `person` or `person_words` answer for it; `need_line` and `goal_line`
    are what it serves.
    """
    return {
        "need_line": need_line,
        "goal_line": goal_line,
        "body_id": body.pk if body else None,
        "body_words": body_words.strip(),
        "person_id": person.pk if person else None,
        "person_words": person_words.strip(),
        "protects_now": bool(protects_now),
    }


@act("planning.strike_line", done=gettext_lazy("struck a line of a plan"))
def strike_line(row, *, by):
    """Strike a need, a goal or a measure out of the draft; its row stays in the file.

    Editions that were handed in are not changed. Raises `StillUsed`, `AlreadyReplaced`, `CaseClosed`.
    """
    plan = row.plan
    require_open_case(plan.case)
    below: dict[type, list[tuple[Any, str]]] = {
        Need: [(Goal, "need_line"), (Measure, "need_line")],
        Goal: [(Measure, "goal_line")],
    }
    for model, name in below.get(type(row), []):
        if model.objects.filter(plan=plan, **{name: row.line}).exists():
            raise StillUsed(_("Goals or measures hang on this line. Strike them first. Nothing was changed."))
    begun = isinstance(row, Measure) and (
        row.begun_on or MeasureProgress.objects.filter(line=row.line).exists()
    )
    if begun:
        raise StillUsed(
            _("This measure has begun. Write instead that it was stopped, and why. Nothing was changed.")
        )
    return row.replace_with(why=ReplacementReason.STRUCK)


@act("planning.record_placement", done=gettext_lazy("wrote down where the child is to live"))
def record_placement(plan, *, by, form, words, seen=ANY_ROW):
    """Write where the child is to live, and why this is best; it replaces the current row (Art. 41).

    `seen` as in `record_need`. Raises `NotTheChildsPlan`, `Incomplete`, `AlreadyReplaced`, `CaseClosed`.
    """
    require_text(words, _("Write with whom the child is to live, and why this is best. Nothing was saved."))
    if plan.kind != PlanKind.CHILD:
        raise NotTheChildsPlan(_("Where the child is to live stands in the child's own plan."))
    require_open_case(plan.case)
    which = {"child_id": plan.child_id, "plan": plan}
    return write_current(Placement, seen, which, form=form, words=words.strip(), happened_on=today())


@act("planning.record_progress", done=gettext_lazy("wrote down what became of a measure"))
def record_progress(measure, *, by, id, kind, on, words):
    """Record the progress of a measure by this day; it needs no approval of the plan.

    `id` is made by the writer. The row written last counts, so a mistake is corrected by another row.
    Raises `Incomplete`, `ImpossibleTime`, `NotOfThisPlan`, `AlreadyReceived`, `CaseClosed`.
    """
    if kind in (ProgressKind.NOT_DONE, ProgressKind.STOPPED):
        require_text(words, _("Write why it is not done. Nothing was saved."))
    plan = measure.plan
    require_open_case(plan.case)
    refuse_future(on)
    if not Measure.objects.filter(plan=plan, line=measure.line).exists():
        raise NotOfThisPlan(_("This measure was struck out of the plan. Nothing was saved."))
    return insert_once(
        MeasureProgress(
            id=id,
            child_id=plan.child_id,
            plan=plan,
            measure=measure,
            line=measure.line,
            kind=kind,
            happened_on=on,
            words=words.strip(),
        )
    )


def write_line(model, plan, line, seen, **fields):
    """Write a line of the draft: a new row, or one that replaces the row that the writer saw."""
    which = {"child_id": plan.child_id, "plan": plan, "line": line}
    return write_current(model, seen, which, happened_on=today(), **fields)


def require_line(model, plan, line):
    """The current row of this line of this plan; None for no line. Raises `NotOfThisPlan`."""
    if line is None:
        return None
    row = model.objects.filter(plan=plan, line=line).first()
    if row is None:
        raise NotOfThisPlan(_("What this was for was struck out of the plan. Nothing was saved."))
    return row

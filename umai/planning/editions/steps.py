"""How a step of an edition is written: the next one, by whoever's turn it is, once, with its paper."""

from django.utils.translation import gettext as _

from umai.access.permissions import DEPARTMENT_ROLES
from umai.access.requirements import ImpossibleTime, Incomplete, NotTheLatest, insert_once, refuse_future
from umai.design.days import date_in_words
from umai.intake.cases.actions import CaseClosed, lock_file
from umai.law.terms.clock import is_late, today
from umai.planning.draft.choices import StepKind
from umai.planning.editions.models import PlanEdition, PlanStep
from umai.refusal import Refusal
from umai.staff.models import Role


class NotTheNextStep(Refusal):
    """The edition does not stand where this step is taken."""


class NotTheirTurn(Refusal):
    """Another body decides about the edition now."""

    status = 403


def insert_step(edition, kind, by, on, *, words, on_paper, paper, due_on=None, was_due=None):
    """Write the row of a step, when it is the next one and this speaker's to take.

    `due_on` is the last day of what comes next; `was_due` that of this step, where a step before does
    not say it. What the department enters for another body is always on paper.
    """
    lock_file(edition.child_id)
    before = {row.kind: row for row in PlanStep.objects.filter(edition=edition)}
    refuse_unless_next(edition, kind, set(before))
    refuse_unless_theirs(by, kind, set(before))
    refuse_impossible_day(on, before.values())
    if kind == StepKind.AGREED:
        was_due = before[StepKind.SUBMITTED].due_on
    elif kind == StepKind.APPROVED:
        was_due = before[StepKind.AGREED].due_on
    decides = kind in (StepKind.AGREED, StepKind.APPROVED)
    on_paper = on_paper or (decides and by.role in DEPARTMENT_ROLES)
    row = PlanStep(
        child_id=edition.child_id,
        edition=edition,
        kind=kind,
        happened_on=on,
        words=words.strip(),
        on_paper=on_paper,
        due_on=due_on,
        is_late=was_due is not None and is_late(was_due, max(on, today())),
        **as_paper_columns(paper, required=on_paper),
    )
    return insert_once(row, database_refusals())


def as_paper_columns(paper, *, required):
    """Number, day and decider of a paper as columns. Raises `Incomplete`."""
    given = {"paper_number": "", "paper_on": None, "decided_by": "", "scan": None} | paper
    given |= {name: given[name].strip() for name in ("paper_number", "decided_by")}
    if required and not (given["paper_number"] and given["decided_by"]):
        raise Incomplete(_("Write the number of the paper, and who decided or signed it. Nothing was saved."))
    return given


def refuse_impossible_day(on, before):
    """Refuse a day that has not come, or lies before the step this one follows. Raises `ImpossibleTime`."""
    refuse_future(on)
    latest_day = max((row.happened_on for row in before), default=None)
    if latest_day is not None and on < latest_day:
        raise ImpossibleTime(
            _("The step before was on %(day)s. This one cannot have been earlier.")
            % {"day": date_in_words(latest_day)}
        )


def refuse_unless_next(edition, kind, before):
    """Refuse a step that is not the next one of this edition. Raises `NotTheLatest`, `NotTheNextStep`."""
    if PlanEdition.objects.filter(plan_id=edition.plan_id, number__gt=edition.number).exists():
        raise NotTheLatest(
            _("A later edition of this plan was handed in. Nothing was changed. Open that one.")
        )
    if kind not in next_steps(before):
        raise NotTheNextStep(
            _("Somebody took this step before, or the step before it is missing. Nothing was changed.")
        )


def refuse_unless_theirs(by, kind, before):
    """Refuse a body that sends back what lies with the other one. Raises `NotTheirTurn`."""
    if kind == StepKind.RETURNED and own_deciding_role(by.role) not in (None, next_deciding_role(before)):
        raise NotTheirTurn(_("Another body decides about this plan now. Nothing was changed."))


def next_deciding_role(before):
    """The role that decides next about an edition to which these steps happened, outside the department."""
    return Role.HEAD_OF_ADMINISTRATION if StepKind.AGREED in before else Role.COMMISSION_SECRETARY


def own_deciding_role(role):
    """This role, where it is one of those that decide; None for the department, which may take back."""
    return role if role in (Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION) else None


def next_steps(before) -> set:
    """What can happen next to an edition to which these steps happened."""
    if before & {StepKind.APPROVED, StepKind.RETURNED}:
        return set()
    if StepKind.AGREED in before:
        return {StepKind.APPROVED, StepKind.RETURNED}
    if StepKind.SUBMITTED in before:
        return {StepKind.AGREED, StepKind.RETURNED}
    return {StepKind.SUBMITTED, StepKind.RETURNED}


def database_refusals():
    """The database asks the same order, and alone sees of every case whether it is closed."""
    not_next = NotTheNextStep(
        _("Somebody took this step before, or the step before it is missing. Nothing was changed.")
    )
    return {
        "planning_case_closed": CaseClosed(_("This case is closed. Nothing was changed.")),
        "planning_in_order": not_next,
        "one_step_a_kind": not_next,
    }

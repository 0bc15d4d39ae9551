"""Write a step of an edition: only the next one, once, by the body whose turn it is."""

from django.utils.translation import gettext as _

from umai.access.policy.roles import DEPARTMENT_ROLES
from umai.access.requirements import ImpossibleTime, Incomplete, NotTheLatest, insert_once, refuse_future
from umai.design.days import date_in_words
from umai.intake.cases.actions import CaseClosed, lock_file
from umai.law.terms.clock import is_late, today
from umai.planning.draft.choices import StepKind
from umai.planning.editions.models import PlanEdition, PlanStep
from umai.refusal import Refusal
from umai.staff.models import Role


class NotTheNextStep(Refusal):
    """The step is not the next one of the edition."""


class StandsOnAgenda(Refusal):
    """The plan stands on the agenda of a session, and is decided there."""


class NotTheirTurn(Refusal):
    """Another body decides about the edition now."""

    status = 403


def insert_step(edition, kind, by, on, *, words, due_on, was_due, on_paper=False, **paper):
    """Write the row of a step, if it is the next one and this speaker may take it.

    `due_on` is the last day of the next step; `was_due` that of this step, where no earlier step gives
    it: every act says both, so that no caller of an act can. `on_paper` and `paper`, which is
    `paper_number`, `paper_on`, `decided_by` and `scan`, come from the caller; where `on_paper`, number and
    decider are required. What the department enters for another body is always on paper.
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
        **as_paper_columns(required=on_paper, **paper),
    )
    not_next = NotTheNextStep(
        _("Somebody took this step before, or the step before it is missing. Nothing was changed.")
    )
    # The database checks the order too, and only it sees of every case whether it is closed.
    refusals = {
        "planning_case_closed": CaseClosed(_("This case is closed. Nothing was changed.")),
        "planning_in_order": not_next,
        "commission_on_agenda": StandsOnAgenda(
            _(
                "This plan stands on the agenda of a session of the Commission and is decided there. Nothing"
                " was changed. If it was decided on paper, the secretary takes it from the agenda first."
            )
        ),
        "one_step_a_kind": not_next,
    }
    return insert_once(row, refusals)


def as_paper_columns(*, required, paper_number="", paper_on=None, decided_by="", scan=None):
    """Number, day, decider and scan of a paper as columns. Raises `Incomplete`."""
    number, decider = paper_number.strip(), decided_by.strip()
    if required and not (number and decider):
        raise Incomplete(_("Write the number of the paper, and who decided or signed it. Nothing was saved."))
    return {"paper_number": number, "paper_on": paper_on, "decided_by": decider, "scan": scan}


def refuse_impossible_day(on, before):
    """Refuse a day in the future, or before the latest of the earlier steps. Raises `ImpossibleTime`."""
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
    """Refuse a body that sends back an edition while it is another body's turn. Raises `NotTheirTurn`."""
    if kind == StepKind.RETURNED and own_deciding_role(by.role) not in (None, next_deciding_role(before)):
        raise NotTheirTurn(_("Another body decides about this plan now. Nothing was changed."))


def next_deciding_role(before):
    """The role outside the department that decides next about an edition with these steps."""
    return Role.HEAD_OF_ADMINISTRATION if StepKind.AGREED in before else Role.COMMISSION_SECRETARY


def own_deciding_role(role):
    """This role if it is one of those that decide; None for the department, which may take back."""
    return role if role in (Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION) else None


def next_steps(before) -> set:
    """The kinds of steps that can come next after these steps."""
    if before & {StepKind.APPROVED, StepKind.RETURNED}:
        return set()
    if StepKind.AGREED in before:
        return {StepKind.APPROVED, StepKind.RETURNED}
    if StepKind.SUBMITTED in before:
        return {StepKind.AGREED, StepKind.RETURNED}
    return {StepKind.SUBMITTED, StepKind.RETURNED}

"""The steps of a finished plan: hand in, submit, agree, approve, send back (Code on Children).

What is handed in is an edition with a frozen text. One person drafts and another submits; the Commission
agrees; the head of the local administration approves. For a step on paper the paper and who decided
are recorded. Until the next edition is approved, the one approved before stays in force.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, NeedsAnotherPerson, require_text
from umai.design.days import date_in_words
from umai.intake.cases.actions import require_open_case
from umai.intake.cases.clock import clock_of
from umai.intake.cases.levels import stop_clock
from umai.law.terms import plans
from umai.law.terms.clock import today
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.draft.reading import draft_of
from umai.planning.editions.codes import code_of
from umai.planning.editions.frozen_text import frozen_text_of, is_unchanged
from umai.planning.editions.models import PlanEdition, PlanStep
from umai.planning.editions.steps import insert_step
from umai.refusal import Refusal


class DraftUnfinished(Refusal):
    """The draft cannot be handed in yet; `missing` are the sentences that say why."""

    def __init__(self, sentence, missing):
        super().__init__(sentence)
        self.missing = missing


class NothingChanged(Refusal):
    """The draft has the same content as the last edition."""


class AlreadySubmitted(Refusal):
    """The last edition was submitted and is not decided yet."""


@act("planning.hand_in", done=gettext_lazy("handed in a plan"))
def hand_in_plan(plan, *, by, why=""):
    """Declare the draft finished: freeze it as an edition with the next number.

    `why` says why an approved plan is changed, or what is different after one was sent back. Raises
    `DraftUnfinished`, `NothingChanged`, `AlreadySubmitted`, `Incomplete`, `CaseClosed`.
    """
    require_open_case(plan.case)
    draft, last = draft_of(plan), latest_edition_of(plan)
    steps = step_kinds_of(last)
    if StepKind.SUBMITTED in steps and not steps & {StepKind.RETURNED, StepKind.APPROVED}:
        raise AlreadySubmitted(
            _(
                "The last edition is submitted, and not decided yet. Nothing was handed in. The department"
                " can take it back; measures that protect now go on meanwhile."
            )
        )
    if missing := missing_parts(plan, draft):
        raise DraftUnfinished(_("The plan cannot be handed in yet. Nothing was lost."), missing)
    if last is not None and StepKind.RETURNED not in steps and is_unchanged(last.text, draft):
        raise NothingChanged(_("Nothing is different from the last edition. Nothing was handed in."))
    if requires_reason(plan, last, steps):
        require_text(why, _("Write why the plan is changed. Nothing was handed in."))
    number = last.number + 1 if last else 1
    text = frozen_text_of(plan, number=number, why=why.strip(), by=by)
    return PlanEdition.objects.create(
        child_id=plan.child_id,
        case_id=plan.case_id,
        plan=plan,
        kind=plan.kind,
        number=number,
        handed_in_on=today(),
        text=text,
        code=code_of(text),
        why=why.strip(),
    )


@act("planning.submit", done=gettext_lazy("submitted a plan"))
def submit_plan(edition, *, by, on, words="", **paper):
    """Submit the edition to the Commission on this day; the child's plan stops the ten days (Art. 41).

    Who handed it in must say in `words` why nobody else submits it. `paper` as `insert_step` takes it.
    Raises `NeedsAnotherPerson`, `NotTheNextStep`, `NotTheLatest`, `ImpossibleTime`, `Incomplete`,
    `CaseClosed`.
    """
    require_open_case(edition.case)
    begins = clock_of(edition.case).started_on
    if on < begins:
        raise ImpossibleTime(
            _("The need became known on %(day)s. The plan cannot have been submitted before.")
            % {"day": date_in_words(begins)}
        )
    if PlanEdition.objects.filter(pk=edition.pk, recorded_by=by.pk).exists() and not words.strip():
        raise NeedsAnotherPerson(
            _(
                "You handed this plan in, so another person should submit it. If nobody else can, write why."
                " Nothing was submitted."
            )
        )
    done = insert_step(
        edition,
        StepKind.SUBMITTED,
        by,
        on,
        words=words,
        due_on=plans.agreement_due_on(on),
        was_due=submit_by(edition),
        **paper,
    )
    if edition.kind == PlanKind.CHILD:
        stop_clock(edition.case, on=on)
    return done


@act("planning.agree", done=gettext_lazy("wrote down the Commission's agreement to a plan"))
def agree_to_plan(edition, *, by, on, words="", **paper):
    """Record that the Commission agrees; `on` is the day of its session. The department enters papers.

    `paper` as in `submit_plan`. Raises `NotTheNextStep`, `NotTheLatest`, `ImpossibleTime`, `Incomplete`,
    `CaseClosed`.
    """
    due_on = plans.approval_due_on(on)
    return insert_step(edition, StepKind.AGREED, by, on, words=words, due_on=due_on, was_due=None, **paper)


@act("planning.approve", done=gettext_lazy("wrote down the approval of a plan"))
def approve_plan(edition, *, by, on, words="", **paper):
    """Record that the head of the local administration approves; raises as `agree_to_plan` does."""
    return insert_step(edition, StepKind.APPROVED, by, on, words=words, due_on=None, was_due=None, **paper)


@act("planning.send_back", done=gettext_lazy("sent a plan back"))
def send_plan_back(edition, *, by, on, words, **paper):
    """Send the edition back with the reasons: by the body whose turn it is, or by the department.

    Raises `Incomplete` and what `agree_to_plan` raises.
    """
    require_text(words, _("Write what has to be changed. Nothing was sent back."))
    due_on = plans.resubmission_due_on(on)
    return insert_step(edition, StepKind.RETURNED, by, on, words=words, due_on=due_on, was_due=None, **paper)


def missing_parts(plan, draft) -> list:
    """Sentences that say why this draft cannot be handed in yet; empty when it can."""
    found = []
    if not draft.measures:
        found.append(_("No measure is written. Write at least one: who does what, by which day."))
    for done in draft.measures:
        row = done.measure
        if not (row.bodies() or row.people()):
            found.append(_("Nobody answers for this measure: %(what)s") % {"what": row.words})
        if row.due_on < today() and done.begun_on is None and not done.ended:
            found.append(
                _("The day of this measure is over, and it was not begun: %(what)s") % {"what": row.words}
            )
    if plan.kind == PlanKind.CHILD and draft.placement is None:
        found.append(_("It is not written where the child is to live: the form of placement."))
    return found


def latest_edition_of(plan):
    """The last edition of this plan, or None."""
    return PlanEdition.objects.filter(plan=plan).order_by("-number").first()


def step_kinds_of(edition) -> set:
    """The kinds of the steps of this edition; empty where `edition` is None."""
    if edition is None:
        return set()
    return set(PlanStep.objects.filter(edition=edition).values_list("kind", flat=True))


def requires_reason(plan, last, steps) -> bool:
    """Whether the next edition needs a reason: after an approval, or after one was sent back."""
    if StepKind.RETURNED in steps:
        return True
    return last is not None and PlanStep.objects.filter(edition__plan=plan, kind=StepKind.APPROVED).exists()


def submit_by(edition):
    """The last day to submit this edition: the first time that of the ten days, then that of the return."""
    earlier = PlanStep.objects.filter(edition__plan=edition.plan_id).exclude(edition=edition)
    if not earlier.filter(kind=StepKind.SUBMITTED).exists():
        return clock_of(edition.case).due_on
    last = earlier.order_by("-edition__number").values_list("edition", flat=True).first()
    returned = earlier.filter(kind=StepKind.RETURNED, edition=last).first()
    return returned.due_on if returned else None

"""What may be done with a lowered risk: agree to it as another person, refuse it, say that one looked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    NeedsAnotherPerson,
    NotTheLatest,
    SomethingCame,
    raise_refusals,
    require_text,
)
from umai.intake.cases.actions import lock_file, require_open_case
from umai.intake.cases.levels import level_of, replace_level
from umai.intake.lowering_models import LoweringOutcome, RiskLoweringAnswer
from umai.law.terms.clock import today
from umai.refusal import Refusal


class NeedsNoAnswer(Refusal):
    """The lowered risk does not wait for this: one person was enough, or a second one has to decide."""


@act("intake.agree_lowering", done=gettext_lazy("agreed to a lower risk"))
def agree_to_lowering(lowering, *, by):
    """Let the lower level stand from today, as another person than the one who judged it.

    The same person with another account counts as the same person. Raises `NeedsAnotherPerson`,
    `SomethingCame`, `NotTheLatest`, `AlreadyAnswered`, `NeedsNoAnswer`, `CaseClosed`.
    """
    require_open_case(lowering.case)
    require_waiting(lowering)
    if lowering.recorded_by_id == by.pk:
        raise NeedsAnotherPerson(
            _("You judged this yourself, so another person has to agree. The higher risk stands.")
        )
    standing = level_of(lowering.case)
    if standing is None or standing.pk != lowering.standing_id:
        raise NotTheLatest(_("The risk was judged again since. The lower one does not stand. Read the case."))
    came = SomethingCame(
        _("Something urgent came after the risk was lowered. The higher risk stands. See the child first.")
    )
    with raise_refusals({"lowering_still_stands": came}):
        answer = insert_answer(lowering, LoweringOutcome.AGREED)
    replace_level(standing, lowering.risk, lowering.reasons, on=max(today(), standing.holds_from))
    return answer


@act("intake.refuse_lowering", done=gettext_lazy("did not agree to a lower risk"))
def refuse_lowering(lowering, *, by, words):
    """Refuse the lower level, with the reasons and what is to be done first; the higher one stands.

    Raises `Incomplete`, `AlreadyAnswered`, `NeedsNoAnswer`, `CaseClosed`.
    """
    require_open_case(lowering.case)
    require_waiting(lowering)
    require_text(
        words, _("Write why the higher risk stands, and what is to be done first. Nothing was saved.")
    )
    return insert_answer(lowering, LoweringOutcome.REFUSED, reason=words.strip())


@act("intake.look_at_lowering", done=gettext_lazy("looked at a lowered risk"))
def look_at_lowering(lowering, *, by):
    """Say that the head looked at a risk that was lowered by one person; it leaves the list.

    Also in a closed case. Raises `AlreadyAnswered`, `NeedsNoAnswer`.
    """
    lock_file(lowering.child_id)
    refuse_answered(lowering)
    if lowering.why_two:
        raise NeedsNoAnswer(
            _("A second person has to decide about this. Nothing was changed. Open the case.")
        )
    return insert_answer(lowering, LoweringOutcome.SEEN)


def require_waiting(lowering):
    """Raise `AlreadyAnswered` or `NeedsNoAnswer` unless this waits for a second person. After the lock."""
    refuse_answered(lowering)
    if not lowering.why_two:
        raise NeedsNoAnswer(_("Nobody has to agree to this: the lower risk stands. Nothing was changed."))


def refuse_answered(lowering):
    """Raise `AlreadyAnswered` where somebody answered, or the risk was judged again since."""
    if RiskLoweringAnswer.objects.filter(lowering=lowering).exists():
        raise already_answered()


def already_answered():
    return AlreadyAnswered(_("Somebody answered this before. Nothing was changed. Open the page again."))


def insert_answer(lowering, outcome, *, reason=""):
    with raise_refusals({"lowering_id": already_answered()}):
        return RiskLoweringAnswer.objects.create(
            child_id=lowering.child_id, lowering=lowering, outcome=outcome, reason=reason
        )

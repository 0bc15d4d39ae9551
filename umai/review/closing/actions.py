"""What may be done to close a case: propose it, agree, refuse."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, require_seen, require_text
from umai.intake.cases import closing
from umai.intake.cases.actions import require_open_case
from umai.law.terms.clock import today
from umai.law.terms.reviews import closing_decision_due_on
from umai.refusal import Refusal
from umai.review.closing import checks
from umai.review.models import ClosingRefusal


class ProposalAlreadyRefused(Refusal):
    """This proposal was refused: a new one is needed."""


@act("review.propose_closing", done=gettext_lazy("proposed to close a case"))
def propose_closing(
    case,
    *,
    by,
    id,
    reason,
    words,
    heard,
    childs_view,
    lives_with,
    check="",
    becomes=None,
    found_besides="",
    second_look="",
    seen=ANY_ROW,
):
    """Propose to close: what was achieved, the child's view, who the child lives with and how it is known.

    `check` says how that is known where no recent visit saw the child. `becomes` says what becomes of
    every open promise, by its key. Where the words say that a complaint was withdrawn, `found_besides`
    and `second_look` are required: a withdrawal alone closes no case, and is not among the reasons.
    `seen` is the id of the latest proposal that the writer saw, or None. A later proposal takes the
    place of an earlier one. Raises `Incomplete`, `CaseClosed`, `AlreadyReceived`,
    `AlreadyReplaced`, and the refusals of `umai.review.closing.checks`.
    """
    require_open_case(case)
    require_seen(closing.latest_proposal_of(case), seen)
    checks.refuse_obstacles(case, by, reason)
    texts = (words, childs_view, lives_with, check, *(becomes or {}).values())
    again = checks.require_second_look(texts, found_besides, second_look)
    answered = {
        "heard": heard,
        "check": checks.require_residence_check(case, check, by=by),
        "open": checks.require_promise_answers(case, becomes or {}, by=by),
    }
    return closing.insert_proposal(
        case,
        id=id,
        reason=reason,
        words=words,
        childs_view=childs_view,
        lives_with=lives_with,
        checks=answered | ({"withdrawn": again} if again else {}),
        decide_by=closing_decision_due_on(today()),
    )


@act("review.agree_closing", done=gettext_lazy("closed a case"))
def agree_to_closing(proposal, *, by):
    """Close the case, as another person than the one who proposed it; everything is checked again.

    The same person with another account counts as the same person. The worker's grant ends. Raises
    `NeedsAnotherPerson`, `NotTheLatest`, `SignalSinceProposal`, `CaseClosed`, `ProposalAlreadyRefused`
    and the refusals of `umai.review.closing.checks`.
    """
    latest = closing.require_agreeable_proposal(proposal, by=by)
    refuse_refused_proposal(latest)
    checks.refuse_obstacles(latest.case, by, latest.reason)
    checks.refuse_new_promises(latest, by=by)
    checks.refuse_old_check(latest)
    return closing.close_case(latest, by=by)


@act("review.refuse_closing", done=gettext_lazy("refused to close a case"))
def refuse_closing(proposal, *, by, words):
    """Refuse to close, with the reasons and what is to be done first; the case stays open.

    Raises `Incomplete`, `NotTheLatest`, `ProposalAlreadyRefused`, `CaseClosed`.
    """
    latest = closing.require_latest_proposal(proposal)
    refuse_refused_proposal(latest)
    require_text(words, _("Write why the case stays open, and what is to be done first. Nothing was saved."))
    return ClosingRefusal.objects.create(child_id=latest.child_id, proposal=latest, reason=words)


def refuse_refused_proposal(proposal):
    """Raise `ProposalAlreadyRefused`. Called after `lock_file`."""
    if ClosingRefusal.objects.filter(proposal=proposal).exists():
        raise ProposalAlreadyRefused(
            _("This proposal was refused. The case stays open. When all is done, propose again.")
        )

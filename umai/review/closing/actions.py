"""What may be done at the end of a case: propose to close it, agree, refuse."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, require_seen, require_text
from umai.intake.cases import closing
from umai.intake.cases.actions import lock_file, refuse_if_closed
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
    """Propose to close: what was achieved, the child's view, who the child lives with and who saw it.

    `check` says how that is known where no visit of late saw the child; `becomes` is key to words: what
    becomes of every promise that is still open. Where words say that a complaint was withdrawn,
    `found_besides` and `second_look` are asked for: that alone closes no case, and it is not among the
    reasons. `seen` is the id of the latest proposal that the writer saw, or None. A later proposal
    stands in place of an earlier one. Raises `Incomplete`, `CaseClosed`, `AlreadyReceived`,
    `AlreadyReplaced`, and the refusals of `umai.review.closing.checks`.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    require_seen(closing.latest_proposal_of(case), seen)
    checks.refuse_obstacles(case, by, reason)
    texts = (words, childs_view, lives_with, check, *(becomes or {}).values())
    again = checks.require_second_look(texts, found_besides, second_look)
    kept = {
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
        checks=kept | ({"withdrawn": again} if again else {}),
        decide_by=closing_decision_due_on(today()),
    )


@act("review.agree_closing", done=gettext_lazy("closed a case"))
def agree_to_closing(proposal, *, by):
    """Close the case, as another person than the one who proposed it; all is checked once more.

    The same person signed in by another account is the same person. The worker's grant ends.
    Raises `NeedsAnotherPerson`, `NotTheLatest`, `SignalCame`, `CaseClosed`, `ProposalAlreadyRefused`, and the
    refusals of `umai.review.closing.checks`.
    """
    latest = closing.require_agreeable_proposal(proposal, by=by)
    refuse_refused_proposal(latest)
    checks.refuse_obstacles(latest.case, by, latest.reason)
    checks.refuse_new_promises(latest, by=by)
    checks.refuse_old_check(latest)
    return closing.close_case(latest, by=by)


@act("review.refuse_closing", done=gettext_lazy("refused to close a case"))
def refuse_closing(proposal, *, by, words):
    """Do not agree, with the reasons and what is to be done first; the case stays open.

    Raises `Incomplete`, `NotTheLatest`, `ProposalAlreadyRefused`, `CaseClosed`.
    """
    latest = closing.require_latest_proposal(proposal)
    refuse_refused_proposal(latest)
    require_text(words, _("Write why the case stays open, and what is to be done first. Nothing was saved."))
    return ClosingRefusal.objects.create(child_id=latest.child_id, proposal=latest, reason=words)


def refuse_refused_proposal(proposal):
    """Raise `ProposalAlreadyRefused`; asked in turn."""
    if ClosingRefusal.objects.filter(proposal=proposal).exists():
        raise ProposalAlreadyRefused(
            _("This proposal was refused. The case stays open. When all is done, propose again.")
        )

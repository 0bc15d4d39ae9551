"""What may be done at the end of a case: propose to close it, and agree."""

from umai.access.doors import act
from umai.intake import closing


@act("review.propose_closing")
def propose_closing(case, *, by, id, reason, words, childs_view, lives_with):
    """Propose to close: what was achieved, the child's view, and who the child lives with.

    A later proposal stands in place of an earlier one. That a complaint was withdrawn is not
    among the reasons. Raises `Incomplete`, `CaseClosed`, `AlreadyReceived`.
    """
    return closing.proposed(
        case, id=id, reason=reason, words=words, childs_view=childs_view, lives_with=lives_with
    )


@act("review.agree_closing")
def agree_closing(proposal, *, by):
    """Close the case, as another person than the one who proposed it.

    The same person signed in by another account is the same person. The worker's grant ends.
    Raises `NeedsAnotherPerson`, `NotTheLatest`, `SignalCame`, `CaseClosed`.
    """
    return closing.closed(proposal, by=by)

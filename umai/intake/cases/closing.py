"""How a case ends, as rows: proposed by one person, agreed to by another.

Called inside the acts of the room that asks what must be known before a case is closed.
"""

from django.utils.translation import gettext as _

from umai.access.requirements import Incomplete, NeedsAnotherPerson, NotTheLatest, insert_once
from umai.intake.cases.actions import lock_file, refuse_if_closed, settle_grants
from umai.intake.cases.models import ClosingProposal, Closure, Origin
from umai.law.terms.clock import today
from umai.refusal import Refusal


class SignalSinceProposal(Refusal):
    """After the proposal a signal went on in the case."""


def insert_proposal(case, *, id, reason, words, childs_view, lives_with, checks=None, decide_by=None):
    """Write a proposal: what was achieved, the child's view, and who the child lives with.

    `checks` is what was known and answered when it was written, kept as it is; `decide_by` the last day
    to decide about it. A later proposal stands in place of an earlier one. Raises `Incomplete`, `CaseClosed`,
    `AlreadyReceived`.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    if not (words.strip() and childs_view.strip() and lives_with.strip()):
        raise Incomplete(
            _(
                "To close a case, write what was achieved, what the child says (or why the child could"
                " not be heard), and who the child lives with. Nothing was saved."
            )
        )
    return insert_once(
        ClosingProposal(
            id=id,
            child_id=case.child_id,
            case=case,
            reason=reason,
            words=words,
            childs_view=childs_view,
            lives_with=lives_with,
            checks=checks,
            decide_by=decide_by,
        )
    )


def require_agreeable_proposal(proposal, *, by):
    """The proposal, where this person may agree to it: the latest, another's, and no signal came since.

    The same person signed in by another account is the same person. Raises `NeedsAnotherPerson`,
    `NotTheLatest`, `SignalSinceProposal`, `CaseClosed`.
    """
    latest = require_latest_proposal(proposal)
    if latest.recorded_by_id == by.pk:
        raise NeedsAnotherPerson(
            _("You proposed this yourself, so another person has to agree. The case stays open.")
        )
    if Origin.objects.filter(case=latest.case, recorded_at__gt=latest.recorded_at).exists():
        raise SignalSinceProposal(
            _(
                "A signal about this child came after this proposal. The case stays open. Read it, then"
                " propose again."
            )
        )
    return latest


def close_case(proposal, *, by):
    """Close the case; answers the closure. The worker's grant ends. Raises what
    `require_agreeable_proposal` raises."""
    latest = require_agreeable_proposal(proposal, by=by)
    case = latest.case
    closure = Closure.objects.create(child_id=case.child_id, case=case, proposal=latest, closed_on=today())
    settle_grants(case)
    return closure


def require_latest_proposal(proposal):
    """The proposal, read anew in turn, where it is the latest of an open case.

    Who wrote it is the database's word. Raises `NotTheLatest`, `CaseClosed`.
    """
    lock_file(proposal.child_id)
    refuse_if_closed(proposal.case)
    latest = latest_proposal_of(proposal.case)
    if proposal.pk != latest.pk:
        raise NotTheLatest(
            _("Another proposal was written after this one. The case stays open. Read the new proposal.")
        )
    return latest


def latest_proposal_of(case):
    """The latest proposal to close this case, or None."""
    return ClosingProposal.objects.filter(case=case).order_by("-recorded_at").first()

"""Write the end of a case: one person proposes to close it, another agrees.

Called inside the acts of `umai.review.closing`.
"""

from django.utils.translation import gettext as _

from umai.access.requirements import Incomplete, NeedsAnotherPerson, NotTheLatest, insert_once, raise_refusals
from umai.intake.cases.actions import require_open_case, settle_grants
from umai.intake.cases.models import ClosingProposal, Closure, Origin
from umai.law.terms.clock import today
from umai.refusal import Refusal


class SignalSinceProposal(Refusal):
    """After the proposal a signal was added to the case."""


class StepElsewhere(Refusal):
    """Something that another office has to do first, and that the speaker may not read."""


def insert_proposal(case, *, id, reason, words, childs_view, lives_with, checks=None, decide_by=None):
    """Write a proposal: what was achieved, the child's view, and who the child lives with.

    `checks` is what was known and answered at that time; `decide_by` the last day, inclusive, to decide
    about it. A later proposal takes the place of an earlier one. Raises `Incomplete`, `CaseClosed`,
    `AlreadyReceived`.
    """
    require_open_case(case)
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
    """Answer the proposal if it is the latest, was written by another person, and no signal came since.

    The same person with another account counts as the same person. Raises `NeedsAnotherPerson`,
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
    """Close the case and end the worker's grant; raises as `require_agreeable_proposal` does."""
    latest = require_agreeable_proposal(proposal, by=by)
    case = latest.case
    waits = SignalSinceProposal(
        _("A report in this case waits until another person says that it is about this child. It stays open.")
    )
    elsewhere = StepElsewhere(
        _(
            "In another record of this child, a step of the office there is not done. The case stays open."
            " Ask the supervisor of the oblast."
        )
    )
    with raise_refusals({"report_waits": waits, "settled_without_letter": elsewhere}):
        closure = Closure.objects.create(
            child_id=case.child_id, case=case, proposal=latest, closed_on=today()
        )
    settle_grants([case])
    return closure


def require_latest_proposal(proposal):
    """Answer the proposal as the database has it now, if it is the latest of an open case.

    Raises `NotTheLatest`, `CaseClosed`.
    """
    require_open_case(proposal.case)
    latest = latest_proposal_of(proposal.case)
    if proposal.pk != latest.pk:
        raise NotTheLatest(
            _("Another proposal was written after this one. The case stays open. Read the new proposal.")
        )
    return latest


def latest_proposal_of(case):
    """The latest proposal to close this case, or None."""
    return ClosingProposal.objects.filter(case=case).order_by("-recorded_at").first()

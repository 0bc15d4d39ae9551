"""Look for what is known of a household, write who was heard, and accept against a warning by two."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import NeedsAnotherPerson, insert_once, raise_refusals, require_text
from umai.guardianship.applications.actions import (
    NotReady,
    refusals_of_application,
    require_day,
    require_open,
)
from umai.guardianship.vetting.models import (
    AcceptanceAnswer,
    AcceptanceProposal,
    ApplicantHearing,
    HouseholdAnswer,
    HouseholdCheck,
)
from umai.guardianship.vetting.reading import latest_check
from umai.refusal import Refusal
from umai.trail.entries import EntrySubject, note_look


class NoWarning(Refusal):
    """There is no warning, or the latest check is another one, so nothing has to be accepted."""


class ProposalAnswered(Refusal):
    """Somebody answered the proposal before, or a later check was made."""


@act("guardianship.check_household", done=gettext_lazy("asked what is known of a household"))
def check_household(application, *, by):
    """Have the database look for the adults of the applicant's household; answers the `HouseholdCheck`.

    The look is committed on the trail before, so that no rollback takes it away. Raises `ApplicationOver`.
    """
    require_open(application, by)
    about = EntrySubject.of_row(application)
    note_look(by.token, "guardianship.check_household", about, request_id=by.request_id)
    with raise_refusals(refusals_of_application()):
        row = HouseholdCheck.objects.create(child_id=application.child_id, application=application, answer="")
    row.refresh_from_db()  # what the database answered
    return row


@act("guardianship.hear_applicant", done=gettext_lazy("wrote down whether an applicant was heard"))
def hear_applicant(application, *, by, heard, heard_on, words, id=None):
    """Write what the applicant said, or why hearing them would endanger the child.

    Raises `Incomplete`, `ImpossibleTime`, `ApplicationOver`, `AlreadyReceived`.
    """
    require_open(application, by)
    require_day(application, heard_on)
    require_text(words, _("Write what was said, or why the applicant was not heard. Nothing was saved."))
    row = ApplicantHearing(
        child_id=application.child_id, application=application, heard=heard, heard_on=heard_on, words=words
    )
    return insert_once(row, refusals_of_application(), id=id)


@act("guardianship.propose_acceptance", done=gettext_lazy("proposed to accept an applicant"))
def propose_acceptance(application, *, by, reason, id=None):
    """Propose to accept the applicant although the latest check said with whom to speak.

    Raises `Incomplete`, `NoWarning`, `NotReady`, `ApplicationOver`, `AlreadyReceived`.
    """
    require_open(application, by)
    require_text(reason, _("Write what you were told, and why the child is safe there. Nothing was saved."))
    check = latest_check(application, by)
    if check is None or check.answer != HouseholdAnswer.SPEAK:
        raise no_warning()
    row = AcceptanceProposal(
        child_id=application.child_id, application=application, household_check=check, reason=reason
    )
    refusals = {"acceptance_warned": no_warning(), "acceptance_heard": not_heard()}
    return insert_once(row, refusals_of_application() | refusals, id=id)


@act("guardianship.answer_acceptance", done=gettext_lazy("answered whether an applicant is accepted"))
def answer_acceptance(proposal, *, by, agreed, reason, id=None):
    """Agree as another person that the applicant is accepted, or do not; answers the `AcceptanceAnswer`.

    Raises `Incomplete`, `NeedsAnotherPerson`, `ProposalAnswered`, `ApplicationOver`, `AlreadyReceived`.
    """
    require_open(proposal.application, by)
    require_text(reason, _("Write why. Nothing was saved."))
    answered = ProposalAnswered(
        _("This was answered before, or the household was checked again since. Nothing was saved.")
    )
    another = NeedsAnotherPerson(
        _("Another person than the one who proposed it has to agree. Nothing was saved.")
    )
    refusals = {"acceptance_by_two": another, "acceptance_latest": answered, "proposal_id": answered}
    row = AcceptanceAnswer(child_id=proposal.child_id, proposal=proposal, agreed=agreed, reason=reason)
    return insert_once(row, refusals_of_application() | refusals, id=id)


def no_warning() -> NoWarning:
    return NoWarning(_("The latest check gave no warning, so nothing has to be accepted. Nothing was saved."))


def not_heard() -> NotReady:
    return NotReady(_("First write whether the applicant was heard, or why that would endanger the child."))

"""Decide about an application: granted, refused, sent to the court, and what the court decided."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act, write_replacement
from umai.access.facts import ReplacementReason
from umai.access.requirements import ImpossibleTime, Incomplete, insert_once, require_text
from umai.guardianship.applications.actions import (
    NotReady,
    refusals_of_application,
    require_day,
    require_open,
    write_stage,
)
from umai.guardianship.applications.models import ApplicationDecision, AppliedFor, DecidingBody, StageKind
from umai.guardianship.applications.state import DECISION
from umai.guardianship.departure.state import not_over
from umai.guardianship.placement.actions import place_announced
from umai.law.terms.applications import court_due_on, refusal_appeal_until
from umai.register.child.actions import insert_fact
from umai.register.models import CareArrangement, CarePaper, Kinship, Relation

PAPER_OF_BODY = {DecidingBody.AUTHORITY: CarePaper.PRELIMINARY, DecidingBody.COURT: CarePaper.COURT}


@act("guardianship.send_to_court", done=gettext_lazy("sent an application for guardianship to the court"))
def send_to_court(application, *, by, reached_on, words, id=None):
    """Write that an application was sent to the court: to which, and by which letter.

    Raises `NotReady`, `Incomplete`, `ImpossibleTime`, `ApplicationOver`, `StageReached`, `AlreadyReceived`.
    """
    require_ready(require_open(application, by))
    require_day(application, reached_on)
    require_text(words, _("Write which court, and the number of the letter. Nothing was saved."))
    due_on = court_due_on(reached_on)
    return write_stage(application, StageKind.COURT, reached_on, due_on, words=words, id=id)


@act("guardianship.grant", done=gettext_lazy("wrote down that guardianship was granted"))
def grant(application, *, by, decided_on, in_force_on, number, issuer, ends_on=None, id=None):
    """Write that the authority or the court granted an application: the register has the care and its paper.

    Which other care ends with it, the page ends before. Raises `NotReady`, `Incomplete`, `ImpossibleTime`,
    `ApplicationOver`, `AlreadyReceived`.
    """
    state = require_open(application, by)
    body = body_of(state)
    if body == DecidingBody.AUTHORITY:
        require_ready(state)
        if application.arrangement == AppliedFor.COURT:
            raise NotReady(_("Only the court decides about this. Nothing was saved. Send it to the court."))
    require_day(application, decided_on)
    require_text(number, _("Write the number of the decision. Nothing was saved."))
    require_text(issuer, _("Write who issued the decision. Nothing was saved."))
    if in_force_on < decided_on:
        raise ImpossibleTime(_("It cannot hold before it was decided. Check both days. Nothing was saved."))
    if ends_on and ends_on < in_force_on:
        raise Incomplete(_("The term ends before it begins. Check both days. Nothing was saved."))
    paper = {
        "paper": PAPER_OF_BODY[body],
        "number": number,
        "issuer": issuer,
        "paper_from": in_force_on,
        "paper_to": ends_on,
    }
    row = ApplicationDecision(
        child_id=application.child_id,
        application=application,
        body=body,
        granted=True,
        decided_on=decided_on,
        in_force_on=in_force_on,
        number=number,
        issuer=issuer,
        ends_on=ends_on,
        care=write_care(application, by, paper),
    )
    return insert_once(row, refusals_of_application(), id=id)


@act("guardianship.refuse_application", done=gettext_lazy("wrote down that guardianship was refused"))
def refuse_application(application, *, by, decided_on, issuer, reason, appeal_to, number="", id=None):
    """Write that the authority or the court refused an application: why, and where it can be appealed.

    Raises `Incomplete`, `ImpossibleTime`, `ApplicationOver`, `AlreadyReceived`.
    """
    state = require_open(application, by)
    require_day(application, decided_on)
    require_text(issuer, _("Write who issued the decision. Nothing was saved."))
    require_text(reason, _("Write why it was refused. Nothing was saved."))
    require_text(appeal_to, _("Write where the applicant can appeal. Nothing was saved."))
    row = ApplicationDecision(
        child_id=application.child_id,
        application=application,
        body=body_of(state),
        granted=False,
        decided_on=decided_on,
        number=number,
        issuer=issuer,
        reason=reason,
        appeal_to=appeal_to,
        appeal_until=refusal_appeal_until(decided_on),
    )
    return insert_once(row, refusals_of_application(), id=id)


def body_of(state) -> DecidingBody:
    """Who decides about this application now."""
    return DecidingBody.COURT if StageKind.COURT in state.stages else DecidingBody.AUTHORITY


def require_ready(state):
    """Refuse before papers and home were looked at, and what was sent to the court. Raises `NotReady`."""
    if state.waits_for != DECISION:
        raise NotReady(
            _(
                "This cannot be decided here yet: papers are missing, the home was not examined, or the court"
                " has it. Nothing was saved."
            )
        )


def care_before(application) -> CareArrangement | None:
    """The care of this child by the applicant as the register has it, of which only the paper is new."""
    rows = CareArrangement.objects.filter(child_id=application.child_id, carer_id=application.applicant_id)
    return not_over(rows, application.received_on).order_by("recorded_at").first()


def fields_of_grant(application, in_force_on) -> dict:
    """The care that begins with a grant, where the applicant does not care for the child yet."""
    kin = Kinship.objects.filter(child_id=application.child_id, adult_id=application.applicant_id).first()
    return {
        "carer_id": application.applicant_id,
        "is_kin": kin.relation != Relation.NOT_RELATED if kin else None,
        "holds_from": in_force_on,
    }


def write_care(application, by, paper) -> CareArrangement:
    """The care with this paper: what stands is replaced from its first day on, else it begins then."""
    before = care_before(application)
    if before is None:
        fields = fields_of_grant(application, paper["paper_from"])
        care = insert_fact(application.child, CareArrangement, by, **fields, **paper)
        place_announced(care, by)  # the child comes to this carer: the first check visit is due
        return care
    day = paper["paper_from"]
    return write_replacement(before, why=ReplacementReason.CHANGE, happened_on=day, **paper)

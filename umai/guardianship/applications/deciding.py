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
from umai.register import merge_groups
from umai.register.child.actions import insert_fact
from umai.register.consequences.change import last_day_before
from umai.register.family.papers import refuse_second_paper
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
    `ApplicationOver`, `PaperTwice`, `AlreadyReceived`.
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


def care_before(application, in_force_on, by) -> CareArrangement | None:
    """The care of this child by the applicant that lasts beyond this day, of which only the paper is new.

    One with a paper comes first, as nobody has two at once; then one of the record of the application.
    """
    ids = merge_groups.ids_of(application.child_id, by)
    rows = CareArrangement.objects.filter(child_id__in=ids, carer_id=application.applicant_id)

    def order(row):
        return row.paper == CarePaper.NONE, row.child_id != application.child_id, row.recorded_at

    return min(not_over(rows, in_force_on), key=order, default=None)


def fields_of_grant(application, in_force_on, by) -> dict:
    """The care that begins with a grant, where the applicant does not care for the child yet."""
    ids = merge_groups.ids_of(application.child_id, by)
    kin = Kinship.objects.filter(child_id__in=ids, adult_id=application.applicant_id).first()
    return {
        "carer_id": application.applicant_id,
        "is_kin": kin.relation != Relation.NOT_RELATED if kin else None,
        "holds_from": in_force_on,
    }


def write_care(application, by, paper) -> CareArrangement:
    """The care with this paper: what lasts is replaced from its first day on, else it begins then.

    A decision names a care of its own record; one that stands in another record of the child ends there.
    """
    day = paper["paper_from"]
    before = care_before(application, day, by)
    changed = {"why": ReplacementReason.CHANGE, "happened_on": day}
    if before and before.child_id == application.child_id:
        with refuse_second_paper():
            return write_replacement(before, holds_to=last_day(before, paper["paper_to"]), **changed, **paper)
    if before:
        with refuse_second_paper():
            write_replacement(before, holds_to=last_day_before(day, before), **changed)
    fields = fields_of_grant(application, day, by)
    care = insert_fact(application.child, CareArrangement, by, **fields, **paper)
    if before is None:
        place_announced(care, by)  # the child comes to this carer: the first check visit is due
    return care


def last_day(care, ends_on):
    """The last day of a care that was granted until `ends_on`: an earlier end is taken out."""
    lasts = care.holds_to and ends_on and care.holds_to >= ends_on
    return care.holds_to if lasts else None

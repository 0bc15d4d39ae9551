"""How a protection ends: one person proposes it, and another agrees."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyEnded,
    ImpossibleTime,
    Incomplete,
    NeedsAnotherPerson,
    NotTheLatest,
    SomethingCame,
    insert_once,
    raise_refusals,
)
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file
from umai.law.terms.clock import day_of, today
from umai.protection.emergency.models import Arrival, DangerUpdate, Examination, TemporaryPlace
from umai.protection.ending.models import ProtectionEnding, ProtectionEndProposal
from umai.protection.people.models import FollowUpContact, OpinionOnProtection
from umai.protection.writing import end_sealed

# What may speak against an end.
EVIDENCE = (DangerUpdate, Arrival, Examination, OpinionOnProtection, FollowUpContact)


@act("protection.propose_end", done=gettext_lazy("proposed how the protection ends"))
def propose_end(protection, *, by, id, how, ends_on, reason, childs_view, lives_with):
    """Propose how the protection ends: with reasons, the child's view and who the child lives with.

    It runs until another person agrees, whatever the end is called. It may also be proposed in a closed
    case, so that no protection runs for ever by mistake. Raises `Incomplete`, `AlreadyEnded`,
    `AlreadyReceived`, `ImpossibleTime`.
    """
    lock_file(protection.child_id)
    refuse_if_ended(protection)
    if not (reason.strip() and childs_view.strip() and lives_with.strip()):
        raise Incomplete(
            _(
                "To end a protection, write the reasons, what the child says (or why the child could not"
                " be heard), and who the child lives with. Nothing was saved."
            )
        )
    update = DangerUpdate.objects.filter(protection=protection).first()
    known_on = day_of(update.happened_at if update else protection.known_at)
    if not known_on <= ends_on <= today():
        raise ImpossibleTime(
            _("The danger became known on %(day)s. Write that day or a later one, up to today.")
            % {"day": date_in_words(known_on)}
        )
    return insert_once(
        ProtectionEndProposal(
            id=id,
            child_id=protection.child_id,
            protection=protection,
            how=how,
            ends_on=ends_on,
            reason=reason,
            childs_view=childs_view,
            lives_with=lives_with,
        )
    )


@act("protection.agree_end", done=gettext_lazy("agreed to how the protection ends"))
def agree_end(proposal, *, by):
    """Let the protection end as proposed, as another person than the one who proposed it.

    Raises `NeedsAnotherPerson`, `NotTheLatest`, `SomethingCame`, `AlreadyEnded`.
    """
    lock_file(proposal.child_id)
    refuse_if_ended(proposal.protection)
    latest = proposal_of(proposal.protection)  # read again: the database says who wrote it
    if proposal.pk != latest.pk:
        raise NotTheLatest(
            _("Another proposal was written after this one. The child stays protected. Read the new one.")
        )
    if latest.recorded_by_id == by.pk:
        raise NeedsAnotherPerson(
            _("You proposed this yourself, so another person has to decide. The child stays protected.")
        )
    if is_outdated(latest):
        raise SomethingCame(
            _(
                "Something was written down after this proposal. The child stays protected. Read it, then"
                " propose again."
            )
        )
    another = NeedsAnotherPerson(_("Another person has to decide. The child stays protected."))
    with raise_refusals({"another_person": another}):
        return end_protection(latest)


def is_outdated(proposal):
    """Whether a step that may speak against the end was written after the proposal."""
    rows = {"protection": proposal.protection_id, "recorded_at__gt": proposal.recorded_at}
    return any(model.ever.filter(**rows).exists() for model in EVIDENCE)


def end_protection(proposal):
    """Write the end of the protection, and end the sealed address of the safe place. Inside an act."""
    protection = proposal.protection
    place = TemporaryPlace.objects.filter(protection=protection).first()
    if place is not None:
        end_sealed(protection, "shelter", place.shelter_id, until=proposal.ends_on)
    return ProtectionEnding.objects.create(
        child_id=protection.child_id, protection=protection, proposal=proposal, ended_on=proposal.ends_on
    )


def proposal_of(protection):
    """The latest proposal to end this protection, or None."""
    return ProtectionEndProposal.objects.filter(protection=protection).order_by("-recorded_at").first()


def refuse_if_ended(protection):
    """Raise `AlreadyEnded` for a protection that is over. Called after `lock_file`."""
    ending = ProtectionEnding.objects.filter(protection=protection).first()
    if ending is not None:
        raise AlreadyEnded(
            _("This protection ended on %(day)s. That stands, and nothing was saved.")
            % {"day": date_in_words(ending.ended_on)}
        )

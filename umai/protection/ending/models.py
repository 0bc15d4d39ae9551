"""Prosecutor, court, and how a protection ends: a return, or another place to live."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.protection.emergency.models import Protection, ProtectionStep, one_current_row


class ProsecutorNotice(ProtectionStep):
    """The prosecutor was told that the child was removed."""

    to_whom = models.CharField(_("to whom"), max_length=300)
    """Prosecutor's office, and who there took the notice."""
    number = models.CharField(_("number"), max_length=60, blank=True)
    """Number of the letter to the prosecutor; empty where there is none."""
    how = models.CharField(_("how it was sent"), max_length=200, blank=True)
    """Way in which the prosecutor was told: by hand, by telephone, on paper; may be empty."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_notice_a_protection")]


class CourtApplication(ProtectionStep):
    """The application to the court was filed, on `happened_on`."""

    court = models.CharField(_("court"), max_length=300)
    """Name of the court to which the application went."""
    number = models.CharField(_("number"), max_length=60, blank=True)
    """Number of the application to the court; empty where there is none."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_application_a_protection")]


class ProtectionOutcome(models.TextChoices):
    """How a protection ends. That somebody withdrew a complaint is no reason, and is never to be added."""

    RETURNED = "returned", _("back to the same household")
    STAYED = "stayed", _("stays at home: whoever is dangerous is gone for good")
    RELATIVES = "relatives", _("lives with relatives further")
    GUARDIAN = "guardian", _("guardianship or trusteeship")
    FOSTER = "foster", _("foster family")
    INSTITUTION = "institution", _("children's institution")
    DANGER_PAST = "danger_past", _("the danger is past: the child was never moved")
    NO_DANGER = "no_danger", _("no danger was found")
    OTHER = "other", _("other")


class ProtectionEndProposal(FileRow):
    """One worker proposes how a protection ends; another agrees, or it runs on."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who is protected; the row is part of this child's file."""
    protection = models.ForeignKey(Protection, on_delete=models.PROTECT, related_name="proposals")
    """Protection to be ended; of several proposals for it the one recorded last counts."""
    how = models.CharField(_("how it ends"), max_length=12, choices=ProtectionOutcome)
    """How it is to end, once another person agrees."""
    ends_on = models.DateField(_("from which day"))
    """Day in Bishkek on which the protection ends; not before the danger became known."""
    reason = models.TextField(_("reasons: what has changed, and who checked it"))
    """Reasons: what has changed for the child's safety, and who checked it."""
    childs_view = models.TextField(_("the child's view, or why it could not be heard"))
    """What the child says about the end of the protection, or why the child was not heard."""
    lives_with = models.TextField(_("who the child lives with, and who looks after the child's safety"))
    """Who the child lives with afterwards, and who looks after the child's safety."""


class ProtectionEnding(FileRow):
    """The protection is over."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who was protected; the row is part of this child's file."""
    protection = models.OneToOneField(Protection, on_delete=models.PROTECT, related_name="ending")
    """Protection that is over since this row; it ends at most once."""
    proposal = models.OneToOneField(ProtectionEndProposal, on_delete=models.PROTECT, related_name="ending")
    """Proposal by which it ended, to which another person agreed."""
    ended_on = models.DateField()
    """Day in Bishkek on which the protection ended, copied from ends_on of the proposal."""

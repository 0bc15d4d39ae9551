"""Prosecutor, court, and how a protection ends: return, or a place to live further."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held
from umai.protection.danger import Protection, Step, once


class Notice(Step):
    """The prosecutor was told that the child was removed."""

    to_whom = models.CharField(_("to whom"), max_length=300)
    number = models.CharField(_("number"), max_length=60, blank=True)
    how = models.CharField(_("how it was sent"), max_length=200, blank=True)

    class Meta(Step.Meta):
        constraints = [once("one_notice_a_protection")]


class Application(Step):
    """The application to the court was filed, on `happened_on`."""

    court = models.CharField(_("court"), max_length=300)
    number = models.CharField(_("number"), max_length=60, blank=True)

    class Meta(Step.Meta):
        constraints = [once("one_application_a_protection")]


class Ended(models.TextChoices):
    """How a protection ends. That somebody withdrew a complaint is not among them, and never will be."""

    RETURNED = "returned", _("back to the same household")
    STAYED = "stayed", _("stays at home: whoever is dangerous is gone for good")
    RELATIVES = "relatives", _("lives with relatives further")
    GUARDIAN = "guardian", _("guardianship or trusteeship")
    FOSTER = "foster", _("foster family")
    INSTITUTION = "institution", _("children's institution")
    DANGER_PAST = "danger_past", _("the danger is past: the child was never moved")
    NO_DANGER = "no_danger", _("no danger was found")
    OTHER = "other", _("other")


# Where the child lives among the people of the danger again, a second person looks at it.
NEEDS_ANOTHER = (Ended.RETURNED,)


class Proposal(Held):
    """One worker decides, or for a return to the same household proposes, how a protection ends."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    protection = models.ForeignKey(Protection, on_delete=models.PROTECT, related_name="proposals")
    how = models.CharField(_("how it ends"), max_length=12, choices=Ended)
    ends_on = models.DateField(_("from which day"))
    words = models.TextField(_("reasons: what has changed, and who checked it"))
    childs_view = models.TextField(_("the child's view, or why it could not be heard"))
    lives_with = models.TextField(_("who the child lives with, and who looks after the child's safety"))


class Ending(Held):
    """The protection is over."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    protection = models.OneToOneField(Protection, on_delete=models.PROTECT, related_name="ending")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()

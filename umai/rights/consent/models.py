"""Consent to what nobody has to accept: help of another body, a photograph, research."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class ConsentPurpose(models.TextChoices):
    """What is asked only where there is a choice. What the law orders needs no consent and asks for none."""

    BODY = "body", _("help of another body, which the family may refuse")
    PHOTO = "photo", _("a photograph for the file")
    RESEARCH = "research", _("research")


class Assent(models.TextChoices):
    """What the child itself said to it."""

    YES = "yes", _("the child agrees")
    TOO_YOUNG = "too_young", _("the child is too young to be asked")
    NOT_ASKED = "not_asked", _("the child could not be asked")


class GivenConsent(FileRow):
    """Somebody agreed to one thing, for one purpose, until a day. A child that says no is not overruled."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child about whom it is."""
    purpose = models.CharField(_("what is agreed to"), max_length=10, choices=ConsentPurpose)
    """What is agreed to: the help of a body, a photograph or research."""
    to_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Body that may be told; null for a photograph and for research."""
    to_whom = models.CharField(_("who may use it"), max_length=200, blank=True)
    """Who may use it, in words; empty where a body is named."""
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Adult of the family who agreed; null where the person whose file it is agreed alone."""
    assent = models.CharField(_("what the child said"), max_length=10, choices=Assent)
    """What the child itself said; there is no row where the child said no."""
    words = models.TextField(_("what was explained, and what they said"))
    """What was explained to them, and what they said."""
    until_on = models.DateField(_("until which day"))
    """Last day, inclusive, on which the consent counts."""

    class Meta:
        indexes = [models.Index(fields=["child", "purpose"], name="consent_of_child")]


class ConsentWithdrawal(FileRow):
    """A consent no longer counts, from the moment this row is written; nothing more is shared by it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child about whom the consent was."""
    consent = models.OneToOneField(GivenConsent, on_delete=models.PROTECT, related_name="withdrawal")
    """Consent that no longer counts."""
    who = models.CharField(_("who withdrew it"), max_length=200)
    """Person who withdrew it, as the worker says."""

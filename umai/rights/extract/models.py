"""Somebody asks what is kept about them or their child; another person releases it, or does not."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class Asker(models.TextChoices):
    """In what right somebody asks."""

    CHILD = "child", _("the person whose file it is")
    PARENT = "parent", _("mother or father")
    CARER = "carer", _("whoever cares for the child")
    REPRESENTATIVE = "representative", _("legal representative")


class ExtractSubject(models.TextChoices):
    """About whom the extract is."""

    CHILD = "child", _("the child")
    ADULT = "adult", _("only the adult who asks")


class ExtractRequest(FileRow):
    """Somebody asks for a paper that says what is kept, and who looked at it.

    An adult asks only as an adult of the family on the register, so that the database can refuse whoever
    is feared.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose file is asked about."""
    asker = models.CharField(_("who asks"), max_length=16, choices=Asker)
    """In what right it is asked: as the child, parent, carer or legal representative."""
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Adult of the family who asks; null where the person whose file it is asks."""
    subject = models.CharField(_("about whom"), max_length=8, choices=ExtractSubject)
    """Whether what is kept of the child is asked for, or only of the adult who asks."""
    ground = models.TextField(_("in what right this person asks"))
    """What gives the right to ask: parenthood, a paper of guardianship, an own file."""
    shown = models.TextField(_("what was shown to prove who it is"))
    """Papers that were looked at: the kind of paper and its number."""
    asked_on = models.DateField(_("asked on"))
    """Day on which the person asked, as the worker says."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asker="child", adult=None, subject="child")
                | ~Q(asker="child") & Q(adult__isnull=False),
                name="extract_asked_by_child_or_adult",
            )
        ]
        indexes = [models.Index(fields=["child", "-recorded_at"], name="extract_of_child")]

    def get_absolute_url(self):
        return reverse("rights:extract", args=[self.pk])


class ExtractRefusal(models.TextChoices):
    """Why an extract is not handed over."""

    HARM = "harm", _("it would seriously harm the child")
    FEARED = "feared", _("the child is protected from whoever asks")
    NOT_PROVEN = "not_proven", _("who asks, or the right to ask, is not proven")


class ExtractAnswer(FileRow):
    """Another person released the extract, or did not, and says how it was judged."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child whose file was asked about."""
    request = models.OneToOneField(ExtractRequest, on_delete=models.PROTECT, related_name="answer")
    """Request that is answered; each is answered once."""
    released = models.BooleanField()
    """True where it may be handed over; printing it needs this row."""
    refused_for = models.CharField(_("why not"), max_length=12, choices=ExtractRefusal, blank=True)
    """Why it is not handed over; empty where it is released."""
    words = models.TextField(_("how it was judged whether it is safe"))
    """How it was judged whether handing it over is safe for the child, or why it is refused."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released=True, refused_for="") | Q(released=False) & ~Q(refused_for=""),
                name="extract_refusal_says_why",
            )
        ]


class HandedOver(FileRow):
    """A paper about what is kept was put into the hands of whoever asked for it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child whose file the paper is about."""
    printed = models.OneToOneField("documents.PrintedPaper", on_delete=models.PROTECT, related_name="+")
    """Paper that was handed over; its check value stands in its foot."""
    to_whom = models.CharField(_("to whom"), max_length=200)
    """Person who took the paper, as the worker says."""
    handed_on = models.DateField(_("on which day"))
    """Day on which the person took the paper."""

"""The code a parent was given, what was sent with it from the public site, and what the office answered."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.guardianship.departure.models import Departure
from umai.identification.signal.concerns import ReporterLanguage

OF_LISTS = "which announcements came is asked before any of them is shown"


class ParentCode(FileRow):
    """A parent was given a code for the public site.

    The code is shown once, when it is made; only its hash is kept. It is good to send one thing, until its
    last day or until it is taken back. It proves nobody: whoever holds it can write.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child in whose file what is sent with the code arrives; the site never names it."""
    adult = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Parent to whom the code was given."""
    language = models.CharField(_("language"), max_length=10, choices=ReporterLanguage)
    """Language in which the parent reads: of the address and of the text that goes with the code."""
    ends_on = models.DateField(_("good until"))
    """Last day in Bishkek on which the code is good, by the law of the day on which it was made."""
    answer_days = models.PositiveSmallIntegerField()
    """Calendar days in which the office reads what is sent, by the law of the day of the code."""
    code_hash = models.CharField(max_length=64, editable=False)
    """SHA-256 of the code in hexadecimal digits; the code itself is kept nowhere."""

    class Meta:
        abstract = True


class Invitation(ParentCode):
    """A parent was given a code with which to announce on the public site to leave, or to be away already."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="one_invitation_a_code"
            )
        ]
        indexes = [models.Index(fields=["child"], name="invitation_of_child")]

    def get_absolute_url(self):
        return reverse("guardianship:invitation", args=[self.pk])


class InvitationTakenBack(FileRow):
    """A code that opens nothing any more, because the office took it back before it was used."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the invitation; the row is part of this child's file."""
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="taken_back")
    """Invitation whose code was taken back."""


class SentAnnouncement(FileRow):
    """What somebody with the code of a parent sent from the public site. It is no announcement yet.

    What was written is sealed before it reaches the database (`umai.identification.signal.sealing`). Who
    wrote it is not known: the office reads it, and takes it over into a `Departure`, or rejects it.
    """

    protected_by = RowSecurity(of_lists=OF_LISTS, plain=("key",))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the invitation; what was sent lies in this child's file."""
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="sent")
    """Invitation with whose code it was sent; each code sends once."""
    language = models.CharField(_("language"), max_length=10, choices=ReporterLanguage)
    """Language of the pages on which it was written."""
    due_on = models.DateField(_("to be read until"))
    """Last day, inclusive, on which the office reads and answers it in time."""
    sealed = WordsText(editable=False)
    """What was written on the site, sealed, in base64; the key is not in the database."""
    key = models.CharField(max_length=64, editable=False)
    """Id of the key to which it is sealed."""

    class Meta:
        indexes = [
            models.Index(fields=["district"], name="sent_announcement_of_district"),
            models.Index(fields=["municipality"], name="sent_announcement_of_municip"),
            models.Index(fields=["child"], name="sent_announcement_of_child"),
        ]

    def get_absolute_url(self):
        return reverse("guardianship:sent", args=[self.pk])


class RejectionReason(models.TextChoices):
    """Why nothing follows of what was sent."""

    STRANGER = "stranger", _("it was not the parent who wrote it")
    KNOWN = "known", _("it is announced already")
    STAYS = "stays", _("the parent does not leave")
    UNCLEAR = "unclear", _("it cannot be understood, and the parent cannot be asked")


class SentAnnouncementAnswer(FileRow):
    """What the office did with what was sent: it took it over into an announcement, or it says why not."""

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the announcement; the row is part of this child's file."""
    sent = models.OneToOneField(SentAnnouncement, on_delete=models.PROTECT, related_name="answer")
    """What was sent from the site; it is answered once."""
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, null=True, related_name="+")
    """Announcement into which it was taken over; null where it was rejected."""
    reason = models.CharField(_("why"), max_length=10, choices=RejectionReason, blank=True)
    """Why it was rejected; empty where it was taken over."""
    words = WordsText(_("in a few words"), blank=True)
    """What the office found out when it rejected it; empty where it was taken over."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(departure=None, reason__gt="") | Q(departure__isnull=False, reason=""),
                name="taken_over_or_rejected",
            )
        ]

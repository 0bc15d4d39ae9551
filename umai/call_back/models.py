"""The code with which a parent asks to be called back, the request that came with it, and each call."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.guardianship.invitation.models import ParentCode
from umai.identification.signal.concerns import ReporterLanguage

OF_LISTS = "which requests came is asked before any of them is shown"


class WishedWay(models.TextChoices):
    """How the parent said that they wish to be able to ask for a call."""

    TOLD = "told", _("said it to me")
    PHONE = "phone", _("said it on the telephone")
    MESSAGE = "message", _("wrote it in a message")


class CallCode(ParentCode):
    """A parent wished it, and was given a code with which to ask on the public site for a call.

    The database refuses one for whoever is suspected of harm to this child or is kept away by an order
    (`call_back_danger`), and such a code is not good any more from the moment that this is written down.
    """

    wished = models.CharField(_("how the parent said that they wish it"), max_length=10, choices=WishedWay)
    """How the parent said to the office that they wish it; without a wish there is no code."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="one_call_code_a_code"
            ),
            models.CheckConstraint(condition=Q(wished__in=WishedWay.values), name="call_was_wished"),
        ]
        indexes = [models.Index(fields=["child"], name="call_code_of_child")]

    def get_absolute_url(self):
        return reverse("call_back:code", args=[self.pk])


class CallCodeTakenBack(FileRow):
    """A code that opens nothing any more, because the office took it back before it was used."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the code; the row is part of this child's file."""
    code = models.OneToOneField(CallCode, on_delete=models.PROTECT, related_name="taken_back")
    """Code that was taken back."""


class CallRequest(FileRow):
    """Whoever held the code of a parent asked to be called; the number and the hours are sealed in it."""

    protected_by = RowSecurity(of_lists=OF_LISTS, plain=("key",))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the code; the request lies in this child's file."""
    code = models.OneToOneField(CallCode, on_delete=models.PROTECT, related_name="request")
    """Code with which it was sent; each code sends once."""
    language = models.CharField(_("language"), max_length=10, choices=ReporterLanguage)
    """Language of the pages on which it was written."""
    due_on = models.DateField(_("to be called until"))
    """Last day, inclusive, on which the office calls in time."""
    sealed = WordsText(editable=False)
    """What was written on the site, sealed, in base64; the key is not in the database."""
    key = models.CharField(max_length=64, editable=False)
    """Id of the key to which it is sealed."""

    class Meta:
        indexes = [
            models.Index(fields=["district"], name="call_request_of_district"),
            models.Index(fields=["municipality"], name="call_request_of_municipality"),
            models.Index(fields=["child"], name="call_request_of_child"),
        ]

    def get_absolute_url(self):
        return reverse("call_back:request", args=[self.pk])


class CallOutcome(models.TextChoices):
    """What came of a call."""

    REACHED = "reached", _("the parent was reached")
    AGAIN = "again", _("not reached: try again")
    WRONG = "wrong", _("the number is wrong")
    UNSAFE = "unsafe", _("nobody called: it is not safe")


class CallTry(FileRow):
    """Somebody of the office called, or decided not to. All but “try again” end the thread."""

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the request; the row is part of this child's file."""
    request = models.ForeignKey(CallRequest, on_delete=models.PROTECT, related_name="tries")
    """Request that was answered by this call, or not yet."""
    outcome = models.CharField(_("what came of it"), max_length=10, choices=CallOutcome)
    """What came of it; the request waits on only after a parent was not reached."""
    called_on = models.DateField(_("on which day"))
    """Day in Bishkek of the call, or on which it was decided not to call."""
    words = WordsText(_("in a few words"), blank=True)
    """What was said and agreed, or why nobody called; empty where nobody was reached."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=~Q(outcome="again"), name="call_request_ends_once"
            ),
            models.CheckConstraint(condition=Q(outcome__in=CallOutcome.values), name="call_outcome_known"),
        ]
        indexes = [models.Index(fields=["child"], name="call_try_of_child")]

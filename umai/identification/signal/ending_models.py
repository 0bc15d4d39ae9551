"""How a signal ends: proposed or joined to a case by one person, ended by another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.identification.signal.concerns import SignalEndingKind
from umai.identification.signal.related_row import SignalRelatedRow


class EndingWithoutCase(models.TextChoices):
    """How a signal ends without a case, in the words of `SignalEndingKind`."""

    NO_NEED = SignalEndingKind.NO_NEED.value, SignalEndingKind.NO_NEED.label
    PASSED_ON = SignalEndingKind.PASSED_ON.value, SignalEndingKind.PASSED_ON.label
    NOT_FOR_US = SignalEndingKind.NOT_FOR_US.value, SignalEndingKind.NOT_FOR_US.label
    UNFOUNDED = SignalEndingKind.UNFOUNDED.value, SignalEndingKind.UNFOUNDED.label


class EndingProposal(SignalRelatedRow, FileRow):
    """One worker proposes to answer a signal without a case. A later proposal stands in its place.

    Asked for wherever somebody held the signal for urgent or for a concern, and for every judgement that
    it is malicious or unfounded: another person agrees, or nothing ends. `alike` says that all signals
    with the same words end with it.
    """

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="proposals")
    """Signal that somebody proposes to end; the latest proposal about it counts."""
    how = models.CharField(_("how should it end?"), max_length=12, choices=EndingWithoutCase)
    """Way in which it should end without a case, once another person agrees."""
    body = models.CharField(_("to which body"), max_length=200, blank=True)
    """To whom it should be passed on; required for that way to end, else it may be empty."""
    findings = models.TextField(_("why, and what was checked"))
    """Why, what was checked and by whom; agreed to, it becomes the text of the ending."""
    childs_view = models.TextField(_("the child's view, or why it could not be heard"), blank=True)
    """What the child says, or why it was not heard; required for no need and unfounded."""
    lives_with = models.TextField(_("who the child lives with"), blank=True)
    """Person with whom the child is found to live; required when no need is found."""
    alike = models.BooleanField(default=False)
    """True when all waiting signals with the same words are to end with it."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(how="no_need") | (~Q(childs_view="") & ~Q(lives_with="")),
                name="no_need_asks_the_child",
            ),
            models.CheckConstraint(
                condition=~Q(how="passed_on") | ~Q(body=""), name="proposed_to_pass_on_to_whom"
            ),
            models.CheckConstraint(
                condition=~Q(how="unfounded") | ~Q(childs_view=""), name="unfounded_asks_the_child"
            ),
        ]


class Joining(SignalRelatedRow, FileRow):
    """One worker took a report of violence or danger into a case of the child whom it was found to be about.

    The case works on it at once. The report stays in the inbox, and urgent, until another person says that
    it is about this child.
    """

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="joinings")
    """Signal that was taken into a case; another person says whether rightly."""
    lead = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="+")
    """Signal on whose page it was done; all that were taken with it are answered together."""
    how = models.CharField(max_length=12, choices=SignalEndingKind)
    """Whether a case was opened with it, or it came to an open one."""
    transaction = models.BigIntegerField(db_default=0, editable=False)
    """PostgreSQL transaction that wrote the row; it is answered in a later one only."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(how__in=["case", "in_case"]), name="joined_to_a_case")
        ]


class JoiningAnswer(SignalRelatedRow, FileRow):
    """What another person said to it: it is this child, or it is not, and the report is open again."""

    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="+")
    """Signal of the joining, by which the row is seen."""
    joining = models.OneToOneField(Joining, on_delete=models.PROTECT, related_name="answer")
    """Joining that is answered; each is answered once."""
    agreed = models.BooleanField()
    """True where the other person found it to be this child, so that the report ends."""
    reason = models.TextField(_("why it is not this child"), blank=True, db_default="")
    """Why it is not this child, or not known to be; empty where the person agreed."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="refused_joining_says_why")
        ]


class SignalEnding(SignalRelatedRow, FileRow):
    """The signal leaves the inbox: a case, or an answer without one. Its findings say why."""

    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="ending")
    """Signal that leaves the inbox; it ends once."""
    how = models.CharField(_("what became of it"), max_length=12, choices=SignalEndingKind)
    """What became of it: a new case, an open case, or an answer without a case."""
    body = models.CharField(_("to which body"), max_length=200, blank=True, db_default="")
    """To whom it was passed on; required for that way to end, else it may be empty."""
    findings = models.TextField(_("why, and what was checked"), blank=True)
    """Why, what was checked and by whom; empty only where a case takes the signal up."""
    proposal = models.ForeignKey(
        EndingProposal, on_delete=models.PROTECT, null=True, blank=True, related_name="endings"
    )
    """Proposal to which another person agreed; null for a case or an end by one person."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=["case", "in_case", "gathered"]) | ~Q(findings=""), name="ending_says_why"
            ),
            models.CheckConstraint(condition=~Q(how="passed_on") | ~Q(body=""), name="passed_on_to_whom"),
        ]

"""The tables of decisions: what the Commission decided about a child, and what became of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity
from umai.commission.agenda.models import BOTH_WRITE, COMMISSION_REACH, OF_LISTS, AgendaItem, RowForCommission


class DecisionKind(models.TextChoices):
    """What was decided. The first two are of plans alone, the others of everything else."""

    AGREED = "agreed", _("agreed to the plan")
    RETURNED = "returned", _("sent the plan back")
    MEASURE = "measure", _("a body or a person has to do something")
    REFERRAL = "referral", _("another body is asked to help")
    BACK_HOME = "back_home", _("the child goes back to the family")
    GUARDIAN = "guardian", _("a guardian or trustee is recommended")
    ENDED = "ended", _("nothing more has to be done")
    POSTPONED = "postponed", _("put off to a later session")


PLAN_KINDS = (DecisionKind.AGREED, DecisionKind.RETURNED)
OWED_KINDS = (DecisionKind.MEASURE, DecisionKind.REFERRAL, DecisionKind.BACK_HOME, DecisionKind.GUARDIAN)


class Decision(RowForCommission):
    """What the Commission decided of one matter: who does what by when, and how the members voted.

    It is in control from its day until it is reported done, or another decision takes its place.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who is decided about; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case in which it was decided."""
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    """Matter that was decided; it is decided once."""
    kind = models.CharField(_("what was decided"), max_length=10, choices=DecisionKind)
    """What was decided: of a plan agreed or sent back, else one of the others."""
    decided_on = models.DateField()
    """Day of the session in Bishkek."""
    words = WordsText(_("the decision in words"))
    """The decision in words, with its reasons; for a plan sent back what has to be changed."""
    owner = WordsChar(_("who carries it out"), max_length=200, blank=True)
    """Body or person who carries it out, by name and post; empty where nothing is to be done."""
    due_on = models.DateField(_("by which day"), null=True)
    """Last day, inclusive, to carry it out; null where nothing is to be done."""
    in_favour = models.PositiveSmallIntegerField(_("in favour"), null=True)
    """Members who voted for it; null for a plan, which needs no count."""
    against = models.PositiveSmallIntegerField(_("against"), null=True)
    """Members who voted against it; null for a plan."""
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True)
    """Members who were present and did not vote; null for a plan."""
    options = WordsText(_("what else was weighed"), blank=True)
    """Other ways that were weighed and why they were not taken; needed where it is contested."""
    dissent = WordsText(_("another opinion"), blank=True)
    """Opinion of members who were against; needed where somebody was."""
    against_family = models.BooleanField(_("against the will of the family"), default=False)
    """True if it goes against the family, which then gets it in writing."""
    appeal_to = WordsChar(_("where the family can appeal"), max_length=300, blank=True)
    """Court or body to which the family can appeal; empty unless it goes against the family."""
    appeal_until = models.DateField(null=True)
    """Last day, inclusive, of an appeal; null unless it goes against the family."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OWED_KINDS, due_on__isnull=False)
                | ~Q(kind__in=OWED_KINDS) & Q(due_on=None),
                name="owed_decision_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(against_family=False, appeal_until=None)
                | Q(against_family=True, appeal_until__isnull=False),
                name="family_can_appeal",
            ),
        ]
        indexes = [models.Index(fields=["commission", "due_on"], name="decision_of_commission")]

    def get_absolute_url(self):
        return reverse("commission:item", args=[self.item_id])


class ReportKind(models.TextChoices):
    DONE = "done", _("carried out")
    DELAYED = "delayed", _("not carried out yet")


class ExecutionReport(RowForCommission):
    """It is said what became of a decision: carried out, or not yet and why. The day stays as it was."""

    protected_by = RowSecurity(of_lists=OF_LISTS, reach=COMMISSION_REACH, writes=BOTH_WRITE)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was decided about; the row is part of this child's file."""
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reports")
    """Decision of which it is said; once carried out, nothing more is said."""
    kind = models.CharField(_("what became of it"), max_length=10, choices=ReportKind)
    """Whether it was carried out, or not yet."""
    happened_on = models.DateField(_("day"))
    """Day on which it was carried out, or on which the delay was told."""
    words = WordsText(_("in words"))
    """What was done, or why not yet and what is done about that."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision"], condition=Q(kind="done"), name="carried_out_once")
        ]

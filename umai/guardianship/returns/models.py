"""A child that came back from abroad, and what becomes of an arrangement when a parent comes back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class ReturnWay(models.TextChoices):
    """How a child came back from another country."""

    DEPORTED = "deported", _("sent out of the other country")
    BY_STATE = "by_state", _("brought back by the state")
    RELATIVE = "relative", _("with a relative or somebody the family knows")
    ALONE = "alone", _("alone")


class ChildReturn(FileRow):
    """A child came back from abroad and was received: who met it, where it goes, who cares, which papers."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who came back; the row is part of this child's file."""
    returned_on = models.DateField(_("came back on"))
    """Day in Bishkek on which the child was received."""
    country = models.CharField(_("from which country"), max_length=2, blank=True)
    """ISO 3166-1 code of the country it comes from, two letters; empty when nobody knows."""
    way = models.CharField(_("how the child came back"), max_length=10, choices=ReturnWay)
    """How the child came back: sent out, by the state, with a relative, or alone."""
    met_by = models.CharField(_("who met the child"), max_length=300)
    """Person who received the child at the border or the airport, by name and post."""
    goes_to = models.CharField(_("where the child goes"), max_length=300)
    """Village and house, or institution, to which the child goes from there."""
    care = models.ForeignKey(
        "register.CareArrangement", on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Care that follows, as the register had it then; null while nobody knows who cares for the child."""
    papers = models.TextField(_("which papers the child has"))
    """Documents that the child brought, and those that are missing, such as a birth certificate."""
    words = models.TextField(_("what else is known"), blank=True)
    """What the child or whoever brought it says, and what has to be done; may be empty."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(met_by="") & ~Q(goes_to="") & ~Q(papers=""), name="return_says_who_where_papers"
            )
        ]


class ReturnOutcome(models.TextChoices):
    """What becomes of the paper of a carer when a parent is back."""

    ENDS = "ends", _("it ends")
    STAYS = "stays", _("it stays for now")


class ReturnAnswer(FileRow):
    """A parent came back while a carer has a paper: it was decided what becomes of the arrangement."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the arrangement; the row is part of this child's file."""
    adult = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Parent who came back."""
    returned_on = models.DateField(_("came back on"))
    """First day on which the parent is back, as the absence has it."""
    outcome = models.CharField(_("what becomes of the arrangement"), max_length=5, choices=ReturnOutcome)
    """Whether the carer's paper ends or stays."""
    ends_on = models.DateField(_("last day of the paper"), null=True, blank=True)
    """Last day on which the carer stands in; null where the paper stays."""
    decided_by = models.CharField(_("who decided it"), max_length=300)
    """Body or person who decided it, and by which act where there is one."""
    words = models.TextField(_("why"))
    """Why it ends or stays, and what the child says to it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "adult", "returned_on"], name="one_answer_a_return"),
            models.CheckConstraint(
                condition=Q(outcome="ends", ends_on__isnull=False) | Q(outcome="stays", ends_on=None),
                name="answer_ends_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(decided_by=""), name="answer_says_who_and_why"
            ),
        ]

"""A child that came to a carer, whom somebody visits soon; and why brothers and sisters live apart."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class CarePlacement(FileRow):
    """A child came to a carer or an institution: from that day on the first check visit is due.

    It is made by a visit of that day or a later one. Each coming has its own, also where the child came to
    another carer before the first was visited; when the care has ended, nothing is due any more.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who came to the carer; the row is part of this child's file."""
    care = models.OneToOneField("register.CareArrangement", on_delete=models.PROTECT, related_name="+")
    """Care that began with it, as the register had it then; rows in its place are of the same carer."""
    placed_on = models.DateField(_("came on"))
    """Day in Bishkek on which the child came to the carer, day 0 of the term."""
    check_due_on = models.DateField(_("first check visit until"))
    """Last day of the first check visit, by the law of the day of coming."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(check_due_on__gte=F("placed_on")), name="check_follows_the_placement"
            )
        ]
        indexes = [
            models.Index(fields=["district", "child"], name="placement_of_district"),
            models.Index(fields=["municipality", "child"], name="placement_of_municipality"),
        ]


class PartingReasonKind(models.TextChoices):
    """Why children of one family live with different carers."""

    CHILD_WISH = "child_wish", _("the child wishes it")
    NO_ROOM = "no_room", _("no carer can take all of them")
    KIN_SHARE = "kin_share", _("the relatives share the care")
    SCHOOL = "school", _("school or treatment")
    SAFETY = "safety", _("it is safer so")
    FOR_NOW = "for_now", _("only for now, until they are together")
    OTHER = "other", _("for another reason")


class PartingReason(FileRow):
    """Why a child lives with this carer, apart from brothers and sisters; it may not stay unsaid."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who lives apart; the row is part of this child's file."""
    care = models.OneToOneField("register.CareArrangement", on_delete=models.PROTECT, related_name="+")
    """Care by which the child lives apart; rows in its place are of the same carer."""
    reason = models.CharField(_("why they live apart"), max_length=12, choices=PartingReasonKind)
    """Why the children of one family live with different carers."""
    words = models.TextField(_("in words"))
    """What the child, the carers and the parents say of it, and how the children meet."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="parting_says_why")]

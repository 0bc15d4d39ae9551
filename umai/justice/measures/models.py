"""What was done towards a parent or carer, on which article, and what the register was changed by it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact


class FamilyMeasure(Fact):
    """A measure towards a parent or carer of a child, on `happened_on`: a warning, a fine, loss of rights.

    A restriction, deprivation or restoration of parental rights and the removal of a guardian are in the
    register too, written in the same act: `rights` and `care` name the rows.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child because of whom it was taken; the row is part of this child's file."""
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, related_name="+", verbose_name=_("towards whom")
    )
    """Parent or carer of the child's family."""
    kind = models.CharField(_("which measure"), max_length=40)
    """Code of the list family_measure_kinds."""
    by_body = models.CharField(_("by which body"), max_length=40)
    """Code of the list measure_bodies."""
    body = models.CharField(_("its name, and who there"), max_length=200)
    """Name of the court, police station or office that took the measure."""
    article = models.CharField(_("on which article"), max_length=40, blank=True)
    """Code of the list measure_articles; empty where none is named."""
    number = models.CharField(_("number of the act"), max_length=60, blank=True)
    """Number on the act or decision; empty where there is none or nobody saw it."""
    in_force_on = models.DateField(_("in force from"), blank=True)
    """First day on which it has effect, the day on which it was taken where none is written."""
    result = models.TextField(_("what came of it"), blank=True)
    """What was agreed, paid, changed, or appealed; may be empty."""
    help_offered = models.TextField(_("which help was offered to the family before"), blank=True)
    """Papers, services, money, a talk: what was offered before the measure; may be empty."""
    provision = models.CharField(
        _("which provision demands that what the family told is passed on"), max_length=300, blank=True
    )
    """Article by which the office had to pass it on; empty where it passed nothing on."""
    shown = models.BooleanField(_("this was shown to the family"), null=True, blank=True)
    """Whether the family was shown that provision and what was passed on; null where nothing was."""
    rights = models.ForeignKey(
        "register.RightsDecision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Row of the register that it wrote about parental rights; null for any other measure."""
    care = models.ForeignKey(
        "register.CareArrangement", on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Row of the register by which the guardian's care ended; null for any other measure."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(by_body="") & ~Q(body="") & Q(happened_on__isnull=False),
                name="measure_says_what_who_when",
            ),
            models.CheckConstraint(
                condition=Q(provision="", shown=None) | ~Q(provision="") & Q(shown__isnull=False),
                name="passed_on_by_a_provision_and_shown",
            ),
            models.CheckConstraint(
                condition=Q(rights=None) | Q(care=None), name="measure_writes_one_thing_elsewhere"
            ),
        ]
        indexes = [
            models.Index(fields=["child"], name="measure_of_child", condition=Q(current=True)),
            models.Index(
                fields=["district", "happened_on"], name="measure_of_district", condition=Q(current=True)
            ),
        ]

    def get_absolute_url(self):
        return reverse("justice:measure", args=[self.pk])

"""What is done for the other children near a suspect, household by household, and what was found there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.justice.incidents.models import IncidentRow
from umai.justice.line import LineRow


class HouseholdDecision(IncidentRow, LineRow):
    """What is done for the other children of one household near a suspect: one visit, or none and why."""

    home = models.UUIDField(null=True, blank=True)
    """Household, carer or child of the register that tells this dwelling apart; null: not on the register."""
    children = ArrayField(models.UUIDField(), default=list, blank=True)
    """Records of the other children whom it covers: those of this dwelling who were within reach."""
    answer = models.CharField(_("what is done for these children"), max_length=40)
    """Code of the list household_answers: a visit, or none and why."""
    at = models.DateTimeField(_("the hour of the visit"), null=True, blank=True)
    """Instant of the visit, agreed with the police; until then nothing reaches the household."""
    agreed_with = models.CharField(_("who of the police agreed to the hour"), max_length=200, blank=True)
    """Name and post of whoever of the police agreed to the hour; empty where nobody goes."""
    goes = models.CharField(_("who goes there"), max_length=200, blank=True)
    """Names of those who go, for whoever looks for them; empty where nobody goes."""
    words = models.TextField(_("where it is, who lives there, and why"), blank=True)
    """Where the dwelling is and who is there, or where the children are safe; required without a visit."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_household"),
            models.UniqueConstraint(
                fields=["incident", "home"],
                condition=Q(current=True, home__isnull=False),
                name="one_decision_a_household",
            ),
            models.CheckConstraint(
                condition=Q(at=None, agreed_with="", goes="") & ~Q(words="")
                | Q(at__isnull=False) & ~Q(agreed_with="") & ~Q(goes=""),
                name="household_visit_is_agreed_or_says_why_none",
            ),
        ]
        indexes = [models.Index(fields=["incident"], name="household_of_incident", condition=Q(current=True))]

    def get_absolute_url(self):
        return reverse("justice:household", args=[self.line])


class HouseholdVisitResult(IncidentRow):
    """How one child was found at the visit of a household: seen or not, safe or not, and what comes next."""

    decision = models.ForeignKey(HouseholdDecision, on_delete=models.PROTECT, related_name="+")
    """Decision by which the visit was made, by its first row."""
    other = models.ForeignKey(
        "register.Child",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("child of the register"),
    )
    """Child whom the decision covers; null where the child is named in words alone."""
    name = models.CharField(_("which child, if the register does not know it"), max_length=200, blank=True)
    """Name and age of a child who is not on the register; empty for a child who is."""
    found = models.CharField(_("how was the child found?"), max_length=40)
    """Code of the list household_findings: seen and safe, in danger, not seen and why."""
    words = models.TextField(_("what comes next for this child"))
    """Who looks after the child tonight, what was begun for it, who goes again and when."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, name="") | Q(other=None) & ~Q(name=""),
                name="child_of_household_is_known_or_named",
            ),
            models.UniqueConstraint(
                fields=["decision", "other"],
                condition=Q(current=True, other__isnull=False),
                name="child_of_household_once",
            ),
        ]
        indexes = [models.Index(fields=["decision"], name="result_of_household")]


class HouseholdSignal(IncidentRow):
    """An office was told by a signal of a child near the suspect whose file it holds.

    The id of the signal follows from the incident and the child, so the child is told of once; the row names
    no child, because whoever reads the incident may not read that file.
    """

    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="+")
    """Signal by which the office was told; the database knows about which child it is."""
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District whose department was told."""

    class Meta(IncidentRow.Meta):
        indexes = [models.Index(fields=["incident"], name="told_of_incident")]

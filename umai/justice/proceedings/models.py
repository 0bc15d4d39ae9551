"""Proceedings about an incident, and every stage of them as a dated event."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.justice.incidents.models import Incident, IncidentRow
from umai.justice.line import LineRow


class Proceeding(IncidentRow, LineRow):
    """What a body of justice makes of an incident: one matter, with its number and its article.

    `police` is the office of the juvenile inspector with whom it is shared: of the matter the inspector reads
    number, act and stages, and of the file nothing. A sealed one is shared with nobody.
    """

    kind = models.CharField(_("of which kind"), max_length=40)
    """Code of the list proceeding_kinds."""
    body = models.CharField(_("which body leads it"), max_length=40)
    """Code of the list proceeding_bodies."""
    number = models.CharField(_("number of the matter"), max_length=60, blank=True)
    """Number under which the body took it down; empty while none is known."""
    act = models.CharField(_("which act"), max_length=40, blank=True)
    """Code of the list proceeding_acts, of the edition of the day of the act; empty while unknown."""
    article = models.CharField(_("article and part, as the body wrote it"), max_length=100, blank=True)
    """Article, part and code as the body named them; may be empty."""
    police = models.ForeignKey(
        "staff.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("juvenile inspector who is asked for the next stage"),
    )
    """Office of the police that sees number, act and stages and writes the next one; null for nobody."""
    words = models.TextField(_("what is known of it"), blank=True)
    """What is known of the matter; the police do not see it; may be empty."""

    class Meta(LineRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_proceeding")
        ]
        indexes = [
            models.Index(fields=["incident"], name="proceeding_of_incident", condition=Q(current=True)),
            models.Index(
                fields=["police"],
                name="proceeding_of_police",
                condition=Q(current=True, police__isnull=False),
            ),
        ]

    def get_absolute_url(self):
        return reverse("justice:proceeding", args=[self.line])


class ProceedingStage(IncidentRow):
    """A stage of proceedings on the day on which it happened, with article and ground where it has them."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    """Incident of the proceedings, copied by the database."""
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="+")
    """First row of the proceedings to which the stage belongs."""
    stage = models.CharField(_("what happened"), max_length=40)
    """Code of the list proceeding_stages."""
    ground = models.CharField(_("on which ground"), max_length=40, blank=True)
    """Code of the list ending_grounds; empty for a stage that ends nothing."""
    article = models.CharField(_("article and part, as the body wrote it"), max_length=100, blank=True)
    """Article of the ground, or of the charge at this stage; may be empty."""
    body = models.CharField(_("which body did it"), max_length=40)
    """Code of the list proceeding_bodies."""
    number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    """Number of the decision or letter; may be empty."""
    words = models.TextField(_("in words"), blank=True)
    """What else is known of it: the measure, the sentence, the reasons; may be empty."""
    from_body = models.BooleanField(editable=False)
    """Whether the juvenile inspector wrote it; the database says so by the role of the writer."""

    class Meta(IncidentRow.Meta):
        constraints = [models.CheckConstraint(condition=Q(happened_on__isnull=False), name="stage_has_a_day")]
        indexes = [
            models.Index(
                fields=["proceeding", "happened_on"], name="stage_of_proceeding", condition=Q(current=True)
            ),
            models.Index(
                fields=["ground"], name="stage_by_ground", condition=Q(current=True) & ~Q(ground="")
            ),
        ]

"""That an incident did not happen as it was told, as one person proposes it and another answers."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.justice.incidents.models import IncidentRow
from umai.justice.line import LineRow


class UnfoundedProposal(IncidentRow, LineRow):
    """Somebody proposes, with reasons, that an incident did not happen as it was told."""

    ground = models.CharField(_("why it is held to be unfounded"), max_length=40)
    """Code of the list unfounded_grounds."""
    words = models.TextField(_("what was checked, and how it was found"))
    """Who was asked, what was seen and checked; also what the child says."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_unfounded"),
            models.CheckConstraint(condition=~Q(words=""), name="unfounded_says_what_was_checked"),
        ]
        indexes = [models.Index(fields=["incident"], name="unfounded_of_incident")]

    def get_absolute_url(self):
        return reverse("justice:incident", args=[self.incident_id])


class UnfoundedAnswer(IncidentRow):
    """Another person agrees that it did not happen, or does not. Struck out, the incident counts again."""

    proposal = models.ForeignKey(UnfoundedProposal, on_delete=models.PROTECT, related_name="+")
    """Proposal that is answered, by its first row."""
    agreed = models.BooleanField(_("it did not happen as it was told"))
    """True where the other person found so too; what hung on the incident falls then."""
    words = models.TextField(_("why"))
    """Why the other person agrees or does not."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(current=True), name="one_unfounded_answer"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="unfounded_answer_says_why"),
        ]
        indexes = [
            models.Index(
                fields=["incident"], name="unfounded_incident", condition=Q(current=True, agreed=True)
            )
        ]

"""How often a child was questioned about an incident: each time hurts, so each is counted."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.design.fields.listed import ListedField
from umai.justice.incidents.models import IncidentRow


class Interview(IncidentRow):
    """A child, victim or witness, was questioned about an incident; from the second time on it says why."""

    body = ListedField(_("who questioned the child"), listed="interview_bodies")
    """Body whose person asked the child."""
    presence = ArrayField(ListedField(listed="interview_presence"), verbose_name=_("who was with the child"))
    """Who sat with the child, at least one answer; that nobody did is one of them."""
    recorded = models.BooleanField(_("recorded on video, so that nobody has to ask again"), null=True)
    """Whether it was recorded on video; null where nobody knows."""
    explained = models.TextField(_("what was explained to the child before"), blank=True)
    """What the child was told before: its rights, what happens next; may be empty."""
    why_again = models.TextField(_("why the child was questioned again"), blank=True)
    """Why it was questioned once more; empty only at the first time."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(presence__len__gt=0), name="interview_says_who_was_there")
        ]
        indexes = [models.Index(fields=["incident"], name="interview_of_incident")]

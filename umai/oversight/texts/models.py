"""What an editor whose language it is said of a text of the pages."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase


class ReviewedLanguage(models.TextChoices):
    KYRGYZ = "ky", _("Kyrgyz")
    RUSSIAN = "ru", _("Russian")


class TextReading(StampedByDatabase):
    """An editor read one text in one language and found it good, or wrote a better wording.

    The newest reading of a text counts. It is of the text as it was read: a text that changes has another
    digest, and nobody has read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    language = models.CharField(max_length=10, choices=ReviewedLanguage)
    """Language in which the text was read."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the English text together with its words in this language, as they were read."""
    reader = models.CharField(_("who read it"), max_length=120)
    """Name of the editor who read it, as on the signed sheet; never empty."""
    better = models.TextField(_("better wording"), blank=True, default="")
    """Wording that the editor would have instead; empty where the text was found good."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reader=""), name="text_reading_says_who")]
        indexes = [models.Index(fields=["language", "digest", "-recorded_at"], name="text_reading_newest")]

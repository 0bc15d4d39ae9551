"""Files that change the law: proposed by one person, put in force or refused by another."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.lawbook.courses.models import CourseDone
from umai.offices.requests.models import StampedByDatabase

__all__ = ["CourseDone", "LawAnswer", "LawProposal"]


class LawProposal(StampedByDatabase):
    """One person proposes that these files be laid over the law that comes with Umai, in place of all others.

    The files are kept here with their text, so that every machine and every process reads the same. None at
    all means the law as it comes with Umai.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    files = models.JSONField()
    """Text of each file that is laid over, by its path under UMAI_HOME/law; empty: none."""
    digest = models.CharField(max_length=64)
    """SHA-256 over names and bytes of the files, in hexadecimal digits; the database compares it."""
    reason = models.TextField(_("why"))
    """Why the law is changed, and by which act, in the words of who proposes."""

    class Meta:
        indexes = [models.Index(fields=["-recorded_at"], name="law_proposal_newest")]

    def get_absolute_url(self):
        return reverse("lawbook:proposal", args=[self.pk])


class LawAnswer(StampedByDatabase):
    """Another person puts the files in force, or does not and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    proposal = models.OneToOneField(LawProposal, on_delete=models.PROTECT, related_name="answer")
    """Proposal that is answered; each is answered once."""
    agreed = models.BooleanField()
    """True where the files were put in force."""
    begins_at = models.DateTimeField(null=True, editable=False)
    """Instant from which every process goes by the files, set by the database; null where refused."""
    reason = models.TextField(_("why not"), blank=True, default="")
    """Why not, in the words of who did not agree; empty where the person agreed."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="law_refusal_says_why"),
            models.CheckConstraint(
                condition=Q(agreed=True, begins_at__isnull=False) | Q(agreed=False, begins_at=None),
                name="law_begins_when_agreed",
            ),
        ]
        indexes = [models.Index(fields=["-begins_at"], name="law_answer_newest")]

"""The tables of this room, where Django looks for them. No role of a page may read or write any of them."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.models import Wall
from umai.offices.requests.models import StampedByDatabase

__all__ = ["LiftAnswer", "LiftRequest", "SecondRecord", "SuggestedHow", "TieAnswer", "TieSuggestion"]


class LiftRequest(StampedByDatabase):
    """One person asks that a wall is lifted, and says why. Nothing changes until another person agrees."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    wall = models.ForeignKey(Wall, on_delete=models.PROTECT, related_name="+")
    """Wall that would end."""
    reason = models.TextField(_("why"))
    """Why the worker may see the file again, in the words of who asks."""

    district_id: int | None = None
    municipality_id = None
    child_id: uuid.UUID | None = None

    def get_absolute_url(self):
        return reverse("walls:lift", args=[self.pk])


class LiftAnswer(StampedByDatabase):
    """Another person agreed that the wall is lifted, or did not, and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    request = models.OneToOneField(LiftRequest, on_delete=models.PROTECT, related_name="+")
    """Request that is answered; each is answered once."""
    agreed = models.BooleanField()
    """True where the other person agreed: then the wall ended at this moment."""
    reason = models.TextField(_("why not"), blank=True, default="")
    """Why not, in the words of who did not agree; empty where the person agreed."""

    district_id: int | None = None
    municipality_id = None
    child_id: uuid.UUID | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="lift_refusal_says_why")
        ]


class SuggestedHow(models.TextChoices):
    """By what a tie was found."""

    PIN = "pin", _("the same PIN")
    NAME = "name", _("the same name")
    SAID = "said", _("the worker said so, without opening a file")


class TieSuggestion(StampedByDatabase):
    """A tie that may be there: found by the clock, or said by the worker in words.

    The worker whom it is about never sees it. An answered one does not come again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who may be tied to the child."""
    child_id = models.UUIDField(null=True)
    """Child whose file it is; null where the worker said it in words. No foreign key."""
    adult_id = models.UUIDField(null=True)
    """Adult of the child's family who may be the worker; null where the worker said it. No foreign key."""
    how = models.CharField(max_length=10, choices=SuggestedHow)
    """By what it was found: PIN, names, or the worker's own words."""
    near = models.BooleanField(default=False, db_default=False)
    """True where the worker lives in the municipality that holds the file."""
    words = models.TextField(_("which child"), blank=True, default="", db_default="")
    """Which child, in the worker's own words; empty where the clock found it."""

    district_id: int | None = None
    municipality_id = None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "child_id"], condition=~Q(child_id=None), name="one_suggestion_a_pair"
            ),
            models.CheckConstraint(
                condition=Q(how="said", child_id=None) & ~Q(words="")
                | ~Q(how="said") & Q(child_id__isnull=False, adult_id__isnull=False),
                name="suggestion_says_which_child",
            ),
        ]

    def get_absolute_url(self):
        return reverse("walls:suggestion", args=[self.pk])


class TieAnswer(StampedByDatabase):
    """Who answers for the worker's office set the wall, or says why there is no tie."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    suggestion = models.OneToOneField(TieSuggestion, on_delete=models.PROTECT, related_name="+")
    """Suggestion that is answered; each is answered once."""
    wall = models.ForeignKey(Wall, on_delete=models.PROTECT, null=True, related_name="+")
    """Wall that was set; null where there is no tie, or where it was set on the child's file."""
    reason = models.TextField(_("why there is no tie"), blank=True, default="")
    """How it was found that there is no tie, or what was done; empty where the wall was set."""

    district_id: int | None = None
    municipality_id = None
    child_id: uuid.UUID | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wall__isnull=False) | ~Q(reason=""), name="tie_answer_says_why"
            )
        ]


class SecondRecord(StampedByDatabase):
    """A walled worker registered a child who is like the one whose file is closed to them.

    The worker is not told, and the record is kept. The head or the supervisor sees both, and joins them:
    then the wall is around both.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    child_id = models.UUIDField()
    """Child of the new record, which its writer sees. No foreign key."""
    hidden_id = models.UUIDField()
    """Child whose file is closed to the writer. No foreign key."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child_id", "hidden_id"], name="second_record_once")]

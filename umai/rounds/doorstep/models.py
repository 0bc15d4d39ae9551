"""What was typed at a door and not sent yet."""

import uuid

from django.db import models

from umai.rounds.planning.models import RoundStop


class DoorDraft(models.Model):
    """The answers of one worker at one dwelling as they were typed, sealed.

    Only its writer sees it (row security). Deleted when the answer is written, when the writer throws it
    away, and `round_draft_days` after it was last saved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, to which what was typed is sealed; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who typed it; nobody else sees the row."""
    stop = models.ForeignKey(RoundStop, on_delete=models.PROTECT, related_name="+", db_index=False)
    """Dwelling of the round at which it was typed; a worker has one draft there."""
    sealed = models.BinaryField()
    """Answers so far, sealed as the words of a signal are."""
    key_id = models.CharField(max_length=40)
    """Id of the public key to which they were sealed."""
    saved_at = models.DateTimeField(db_index=True)
    """When it was last saved, by the server's clock."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "stop"], name="one_door_draft")]

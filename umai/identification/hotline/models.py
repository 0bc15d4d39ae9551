"""Drafts of reports on the line."""

from django.db import models


class HotlineDraft(models.Model):
    """A report that was begun on the line and not sent: its writer's alone, all of it sealed.

    The id is that of the signal that it becomes. The caller's name and telephone are in a box of
    their own inside, which nobody here opens. Deleted when the report is sent, when its writer throws
    it away, and some days after it was last saved (`umai.law.messages.drafts_kept_since`).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    """Id that the signal gets when the draft is sent, so that it is sent once."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Operator of the line who began it; row security shows the draft to nobody else."""
    sealed = models.BinaryField()
    """Answers so far, sealed; the caller's name and telephone are in a second box inside."""
    key_id = models.CharField(max_length=40)
    """Id of the public key to which the answers were sealed."""
    saved_at = models.DateTimeField(db_index=True)
    """When the answers were last kept; a draft that was not sent is deleted some days later."""

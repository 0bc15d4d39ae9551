"""Somebody disputes a fact of a file; it is corrected by a new row, or kept with a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.rights.extract.models import Asker


class Dispute(FileRow):
    """A person says in their own words that a fact is wrong. The words stay, whatever is decided."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child in whose file the fact stands."""
    about_kind = models.CharField(max_length=60)
    """Model of the fact that is disputed, as in register.schooling."""
    about_id = models.UUIDField()
    """Id of the row that is disputed, as it stood then."""
    asker = models.CharField(_("who says so"), max_length=16, choices=Asker)
    """In what right it is disputed: as the child, parent, carer or legal representative."""
    words = models.TextField(_("what is wrong, in their own words"))
    """What is wrong and how it is right, in the words of whoever disputes it."""
    disputed_on = models.DateField(_("said on"))
    """Day on which the person said so, as the worker writes."""
    due_on = models.DateField(_("to be answered by"))
    """Last day, inclusive, by which it is answered; by the law of the day on which it was said."""

    class Meta:
        indexes = [models.Index(fields=["child", "-recorded_at"], name="dispute_of_child")]


class DisputeOutcome(models.TextChoices):
    """What became of a disputed fact."""

    CORRECTED = "corrected", _("it was corrected")
    KEPT = "kept", _("it stays as it is")


class DisputeAnswer(FileRow):
    """The department decided: the fact was corrected by a new row, or it stays, with the reason."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child in whose file the fact stands."""
    dispute = models.OneToOneField(Dispute, on_delete=models.PROTECT, related_name="answer")
    """Dispute that is answered; each is answered once."""
    outcome = models.CharField(_("what was decided"), max_length=10, choices=DisputeOutcome)
    """Whether the fact was corrected or stays as it is."""
    reason = models.TextField(_("why"))
    """Why it was decided so; whoever disputes it is told this."""

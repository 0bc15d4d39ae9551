"""What holds a file, that it is proposed for erasure, and that another person agreed: then it is erased."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class HoldReason(models.TextChoices):
    """Why a file is kept longer than its term."""

    PROCEEDINGS = "proceedings", _("proceedings of a court, the prosecutor or the police")
    COMPLAINT = "complaint", _("a complaint or a review of how the case was handled")
    ASKED = "asked", _("the person whose file it is asked to keep it")


class LegalHold(FileRow):
    """A file is not erased before this day, whatever its term says."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose file is held."""
    reason = models.CharField(_("why it is held"), max_length=12, choices=HoldReason)
    """Why the file is held longer than its term."""
    words = models.TextField(_("which proceedings, whose complaint"))
    """Which proceedings or whose complaint, with the number of the paper."""
    to_on = models.DateField(_("until which day"))
    """Last day, inclusive, on which the file is held; a longer hold is a further row."""


class ErasureGround(models.TextChoices):
    """Why a file is proposed for erasure."""

    TERM = "term", _("its term of retention is over")
    ASKED = "asked", _("the person whose file it is asked for it, and no law keeps it")


class ErasureProposal(FileRow):
    """A file is proposed for erasure: by the clock when its term is over, or by a person."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose file would be erased, with all records that are one child with it."""
    ground = models.CharField(_("why it is erased"), max_length=8, choices=ErasureGround)
    """Whether its term is over, or the person asked for it."""
    words = models.TextField(_("reasons"), blank=True)
    """Reasons in the words of who proposes; empty where the clock does."""
    term_ended_on = models.DateField(null=True)
    """Day on which the term of retention was over; null where the person asked for it."""

    class Meta:
        indexes = [models.Index(fields=["child", "-recorded_at"], name="erasure_of_child")]

    def get_absolute_url(self):
        return reverse("rights:erasure", args=[self.pk])


class ErasureRefusal(FileRow):
    """Another person does not agree to an erasure: the file stays as it is."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child whose file stays."""
    proposal = models.OneToOneField(ErasureProposal, on_delete=models.PROTECT, related_name="refusal")
    """Proposal that was refused; a later one is a new row."""
    reason = models.TextField(_("why the file is kept"))
    """Why the file is kept."""


class Erasure(FileRow):
    """Another person agreed: with this row the database empties the names and words of the file.

    The rows, their days and their choices stay, so that every count stays; each emptied row is named in
    `trail_erasedrow`.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose file was erased, with all records that are one child with it."""
    proposal = models.OneToOneField(ErasureProposal, on_delete=models.PROTECT, related_name="erasure")
    """Proposal to which another person agreed."""

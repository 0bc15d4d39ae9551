"""Which sheets were printed, for whom, and which came back. No row says anything of a child."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.outreach.models import OutreachLanguage
from umai.rounds.planning.models import Round, RoundRow


class SheetRun(RoundRow):
    """Somebody printed sheets of a round, one after another, for a team."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheet_runs", db_index=False)
    """Round of the sheets."""
    first = models.PositiveSmallIntegerField(_("from sheet"))
    """Number of the first sheet within the round, from 1."""
    last = models.PositiveSmallIntegerField(_("to sheet"))
    """Number of the last sheet, inclusive."""
    team = models.PositiveSmallIntegerField(_("team"), null=True, blank=True)
    """Number of the team that walks with them; null where that is written on paper later."""
    language = models.CharField(_("language"), max_length=2, choices=OutreachLanguage)
    """Language of the sheets: ky, ru or uz."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__gt=0, last__gte=F("first")), name="sheets_in_order")
        ]
        indexes = [models.Index(fields=["round", "team"], name="sheets_of_team")]

    pdf: bytes  # not stored: only the act that prints it sets it

    @property
    def sheets(self) -> int:
        return self.last - self.first + 1


class SheetFate(models.TextChoices):
    """What became of a sheet that was printed."""

    RETURNED = "returned", _("it came back")
    DESTROYED = "destroyed", _("it was destroyed")


class SheetNote(RoundRow):
    """A printed sheet came back to the office, or was destroyed there."""

    run = models.ForeignKey(SheetRun, on_delete=models.PROTECT, related_name="notes", db_index=False)
    """Printing to which the sheet belongs."""
    sheet = models.PositiveSmallIntegerField(_("sheet"))
    """Number of the sheet within the round."""
    fate = models.CharField(_("what became of it"), max_length=10, choices=SheetFate)
    """Whether it came back or was destroyed; said of each once."""
    noted_on = models.DateField(_("on which day"))
    """Day on which it came back or was destroyed, as the writer says."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "sheet", "fate"], name="sheet_noted_once")]

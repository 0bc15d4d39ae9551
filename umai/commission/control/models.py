"""The table of half-year reports that were sent; it names no child."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.commission.session.models import CommissionRecord
from umai.law.terms.clock import is_late
from umai.law.terms.commission import report_due_on


class HalfYearSent(CommissionRecord):
    """The half-year report of a Commission (Resolution 449 of 2017) was sent to the Ministry."""

    half_ends_on = models.DateField()
    """Last day of the half-year that is reported; each is sent once."""
    sent_on = models.DateField(_("sent on"))
    """Day on which it was sent, as the secretary says it; after the tenth of the month it is late."""
    number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    """Number of the letter with which it went; empty where it has none."""
    figures = models.JSONField()
    """The numbers of the report as they were then, by their names in the program; no child is named."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "half_ends_on"], name="one_report_a_half")
        ]

    @property
    def is_late(self) -> bool:
        return is_late(report_due_on(self.half_ends_on), self.sent_on)

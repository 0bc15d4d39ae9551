"""What the board counts of each visit, in one row without a word of what was seen or said.

A visit itself is read only after a look at the child's file; a number needs none. The program never
writes here: the database derives a row whenever a visit is written, corrected or moved with its file
(`oversight_count_visit`), and all rows after a load that bypasses the triggers
(`oversight_count_all_visits`).
"""

from django.db import models

from umai.intake.cases.work import DerivedRow
from umai.visits.models import Alone


class CountedVisit(DerivedRow):
    """One visit as it stands: when it was, who went, whether it was made, alone, and written in time."""

    line = models.UUIDField(primary_key=True)
    """Id of the visit, the same in every correction; no foreign key."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Case in which the visit was made or tried."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who went, copied from the visit; need not be who answers for the case."""
    at = models.DateTimeField()
    """When the visit was made or tried, as claimed; copied from the visit."""
    made = models.BooleanField()
    """Whether it was made, or only tried; copied from the visit."""
    alone = models.CharField(max_length=10, choices=Alone, blank=True)
    """Whether the child was spoken to alone, copied from the visit; empty when it was not made."""
    is_late = models.BooleanField()
    """Whether it was written down after the hours allowed, copied from the visit."""

    class Meta:
        # With all columns that counting and row security read.
        indexes = [
            models.Index(
                fields=["district", "at"],
                include=["line", "child", "case", "municipality", "worker", "made", "alone", "is_late"],
                name="counted_visit_of_district",
            )
        ]

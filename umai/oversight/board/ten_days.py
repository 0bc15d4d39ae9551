"""What became of the ten days of each case, in one row, so that a board queries one table.

The program never writes here. The database derives a row from the clock, the assignment, the
assessment, the plan, the visits and the closure of a case whenever one of them is written
(`oversight_renew`), and all rows after a load that bypasses the triggers (`oversight_renew_all`).
"""

from django.db import models

from umai.intake.cases.work import DerivedRow


class TenDays(DerivedRow):
    """The ten days of one case, open or closed: their first and last day, and what was done in time.

    `due_on` is the last day in time. Whether the assessment and the plan were in time is copied from
    their own rows. `visited_on` is the day in Bishkek of the first visit that was made.
    """

    case = models.OneToOneField(
        "intake.Case", on_delete=models.PROTECT, primary_key=True, related_name="ten_days"
    )
    """Open or closed case that the row tells of; a board counts one row for each."""
    started_on = models.DateField()
    """Day 0 of the ten days, a day in Bishkek, copied from the current clock."""
    due_on = models.DateField()
    """Last day, inclusive, of the ten days (Article 41), copied from the current clock."""
    assessed_in_time = models.BooleanField(null=True)
    """Whether the assessment was in time, as judged when completed; null while it is not."""
    planned_in_time = models.BooleanField(null=True)
    """Whether the plan was in time, as judged when first submitted; null before that."""
    visited_on = models.DateField(null=True)
    """Day in Bishkek of the first visit that was made; null while there is none."""
    closed_on = models.DateField(null=True)
    """Day in Bishkek on which the case was closed; null while it is open."""

    class Meta:
        # With all columns that counting and row security read.
        indexes = [
            models.Index(
                fields=["district", "due_on", "case"],
                include=[
                    "child",
                    "municipality",
                    "worker",
                    "started_on",
                    "assessed_in_time",
                    "planned_in_time",
                    "visited_on",
                    "closed_on",
                ],
                name="ten_days_of_district",
            )
        ]

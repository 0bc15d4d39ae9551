"""What became of the ten days of each case, in one row, so that a board asks one table.

The program never writes here. The database derives a row from the clock, the assignment, the
assessment, the plan, the visits and the closure of a case whenever one of them is written
(`oversight_renew`), and all of them after a load past the triggers (`oversight_renew_all`).
"""

from django.db import models

from umai.intake.work import Derived


class TenDays(Derived):
    """The ten days of one case, open or closed: when they began and end, and what was there by then.

    `due_on` is the last day in time. In time or late is what the row says with which each ended; None
    where there is none. `visited_on` is the day in Bishkek of the first visit that was made.
    """

    case = models.OneToOneField(
        "intake.Case", on_delete=models.PROTECT, primary_key=True, related_name="ten_days"
    )
    started_on = models.DateField()
    due_on = models.DateField()
    assessed_in_time = models.BooleanField(null=True)
    planned_in_time = models.BooleanField(null=True)
    visited_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        # With all that counting and row security ask for.
        indexes = [
            models.Index(
                fields=["district", "due_on", "case"],
                include=[
                    "child", "municipality", "worker", "started_on", "assessed_in_time", "planned_in_time",
                    "visited_on", "closed_on",
                ],
                name="ten_days_of_district",
            )
        ]  # fmt: skip

"""What other pages read of the way to a visit.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from umai.register import merge_groups
from umai.visits.safety.models import DwellingWarning


def warning_of(child_id, by) -> DwellingWarning | None:
    """What to be careful of where this child lives, the strictest, or None. One query."""
    return next(iter(warnings_of(child_id, by)), None)


def warnings_of(child_id, by) -> list[DwellingWarning]:
    """The same of every record that is this child: each may have a warning of its own."""
    records = merge_groups.ids_of(child_id, by)
    rows = DwellingWarning.objects.within_reach_of(by).filter(child_id__in=records, holds_to=None)
    return list(rows.select_related("recorded_by").order_by("-with_police", "-go_in_two", "recorded_at"))

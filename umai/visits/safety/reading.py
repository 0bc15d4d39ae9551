"""What other pages read of the way to a visit.

The caller has consulted the record of the child or the case, so the look is on the trail already.
"""

from umai.register import merge_groups
from umai.visits.safety.models import DwellingWarning


def warning_of(child_id, by) -> DwellingWarning | None:
    """The strictest warning of where this child lives, or None. One query."""
    return next(iter(warnings_of(child_id, by)), None)


def warnings_of(child_id, by) -> list[DwellingWarning]:
    """The warnings on every record of this child, the strictest first: each record may have its own."""
    records = merge_groups.ids_of(child_id, by)
    rows = DwellingWarning.objects.within_reach_of(by).filter(child_id__in=records, holds_to=None)
    return list(rows.select_related("recorded_by").order_by("-with_police", "-go_in_two", "recorded_at"))

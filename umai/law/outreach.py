"""When a village from which no report comes is called silent. Practice, not law: a dated parameter."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

SILENT_DAYS = parameter("silent_days")


def silent_since(on: date) -> date:
    """The first day on which a report keeps a village from being silent on this day."""
    return on - timedelta(days=SILENT_DAYS.on(on))

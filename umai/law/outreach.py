"""When a village without reports counts as silent. Practice, not law: a dated parameter."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

SILENT_DAYS = parameter("silent_days")


def silent_since(on: date) -> date:
    """A village without a report since this day is silent on the day `on`."""
    return on - timedelta(days=SILENT_DAYS.on(on))

"""From when on something stands in the lists of those who watch over offices from outside.

Practice, not law: no act that was read says what a watcher is shown without asking.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

UNSEEN_TIMES = parameter("watch_unseen_times")
REFUSED_DAYS = parameter("watch_refused_days")
REPEATED_DAYS = parameter("watch_repeated_days")


def unseen_times(on: date) -> int:
    """How many intervals between visits pass before a child whom nobody has seen is listed."""
    return int(UNSEEN_TIMES.on(on))


def refused_since(on: date) -> date:
    """The first day on which a report that ended without a case is listed on this day."""
    return on - timedelta(days=REFUSED_DAYS.on(on))


def repeated_since(on: date) -> date:
    """The first day of the last incident of a child who is listed on this day."""
    return on - timedelta(days=REPEATED_DAYS.on(on))

"""From when on something stands in the lists of those who watch, and when their letters are owed an answer.

Practice, not law: no act that was read says what a watcher is shown without asking.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

UNSEEN_TIMES = parameter("watch_unseen_times")
REFUSED_DAYS = parameter("watch_refused_days")
REPEATED_DAYS = parameter("watch_repeated_days")
LETTER_DAYS = parameter("watch_letter_days")


def unseen_times(on: date) -> int:
    """How many intervals between visits pass before a child whom nobody has seen is listed."""
    return int(UNSEEN_TIMES.on(on))


def refused_since(on: date) -> date:
    """The first day on which a report that ended without a case is listed on this day."""
    return on - timedelta(days=REFUSED_DAYS.on(on))


def repeated_since(on: date) -> date:
    """The first day of the last incident of a child who is listed on this day."""
    return on - timedelta(days=REPEATED_DAYS.on(on))


def letter_due_on(written_on: date) -> date:
    """The last day, inclusive, for an office to answer a letter of who watches. Raises `NoLawInForce`."""
    return written_on + timedelta(days=LETTER_DAYS.on(written_on))

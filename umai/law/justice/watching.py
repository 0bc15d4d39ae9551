"""From when on something stands in the lists of those who watch, and the days of their letters and openings.

Practice, not law: no act that was read says what a watcher is shown without asking.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

UNSEEN_TIMES = parameter("watch_unseen_times")
REFUSED_DAYS = parameter("watch_refused_days")
REPEATED_DAYS = parameter("watch_repeated_days")
LETTER_DAYS = parameter("watch_letter_days")
OPENING_HOURS = parameter("watch_opening_hours")
TELLING_DELAY_DAYS = parameter("watch_telling_delay_days")
REQUEST_DAYS = parameter("watch_request_days")


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


def opening_hours(on: date) -> int:
    """For how many hours a file that who watches opens on this day is open, for reading."""
    return int(OPENING_HOURS.on(on))


def told_at_latest(asked_on: date) -> date:
    """The last day on which a department is told of a file that was asked for on this day."""
    return asked_on + timedelta(days=TELLING_DELAY_DAYS.on(asked_on))


def request_lapses_on(asked_on: date) -> date:
    """The last day, inclusive, on which a request to open a file is answered or used."""
    return asked_on + timedelta(days=REQUEST_DAYS.on(asked_on))

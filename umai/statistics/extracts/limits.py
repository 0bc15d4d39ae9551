"""How many children a group of an extract has, and how long one is downloaded. Practice: dated parameters."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

LEAST_CHILDREN = parameter("extract_least_children")
DOWNLOAD_DAYS = parameter("extract_download_days")


def least_children(on: date) -> int:
    """How many children each combination of columns has at least; the day of which the extract is governs."""
    return LEAST_CHILDREN.on(on)


def last_day_of_download(asked_on: date) -> date:
    """The latest day that may be chosen as the last day of download; the day of the request governs."""
    return asked_on + timedelta(days=DOWNLOAD_DAYS.on(asked_on))

"""What the clock does each night: find the openings of files that look unusual, and ask why."""

import json
import logging
from datetime import date, timedelta

from umai.machine.cluster.functions import fetch_value
from umai.opens.unusual.rules import LOOK_BACK_DAYS, numbers_on

log = logging.getLogger("umai.opens")


def ask_about_openings(*, on: date, using="default") -> int:
    """Ask about the unusual openings of the days before `on`; answers how many questions are new.

    Safe to run twice and in two places at once: a question is asked once for a worker, a child and a day.
    """
    first = on - timedelta(days=int(LOOK_BACK_DAYS.on(on)))
    return ask_about_days(first, on - timedelta(days=1), on=on, using=using)


def ask_about_days(first: date, last: date, *, on: date, using="default") -> int:
    """Ask about the unusual openings of these days, both included, by the numbers of the day `on`."""
    values = [first, last, json.dumps(numbers_on(on)), on]
    found = fetch_value("select opens_find_unusual(%s, %s, %s, %s)", values, using=using)
    if found:
        log.info("opens: %s questions asked", found)
    return found

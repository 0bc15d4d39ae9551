"""What the clock does: count for the pages of a day what would keep their reader waiting."""

import json
import logging
from collections.abc import Iterator
from datetime import date

from umai.indicators.definition import Indicator
from umai.indicators.reading import INDICATORS, question
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.indicators")

YEARS = 5  # that a page offers
PAIRS = (("age", "sex"), ("step", "within"), ("oblast", "abroad"))  # of dimensions that a page asks together
# Of one pass for all tables of a year, up to which a page counts for itself: a page over years asks for five.
QUICK_MS = 30
KEEP = (
    "select indicators_keep_shown(%(rows)s, %(until)s, %(known_at)s, %(child_until)s, %(lists)s::jsonb,"
    " %(only)s::jsonb, %(quick)s * interval '1 millisecond')"
)


def keep_shown(*, on: date, using: str = "default", quick: int = QUICK_MS) -> int:
    """Count every figure that a page may show on this day, and keep those that take longer than `quick`.

    A day is one in Bishkek, and must be today by the clock of the database. `quick` is in milliseconds.
    Answers how many figures are kept. Safe to stop and to run twice.
    """
    counted = [one for one in INDICATORS.values() if not one.now_alone]
    kept = sum(keep_indicator(one, on=on, using=using, quick=quick) for one in counted)
    log.info("%s figures are kept for the pages of the day", kept)
    return kept


def keep_indicator(indicator: Indicator, *, on: date, using: str = "default", quick: int = QUICK_MS) -> int:
    """The same of one indicator."""
    kept, lists = 0, json.dumps(lists_shown(indicator))
    for until, known_on in days_shown(on):
        values = question(indicator.name, until, until, (), known_on) | {"lists": lists, "quick": quick}
        kept += fetch_value(KEEP, values, using=using)
    return kept


def years_shown(on: date) -> list[int]:
    """The years that a page offers, the one that runs first."""
    return [on.year - n for n in range(YEARS)]


def end_of_year(year: int, on: date) -> date:
    """The last day of a year, or this day in the one that runs."""
    return min(date(year, 12, 31), on)


def days_shown(on: date) -> Iterator[tuple[date, date | None]]:
    """Every day until which a page counts, with the day as of which it was known, None for now."""
    for until in (end_of_year(year, on) for year in years_shown(on)):
        yield until, None
        if until < on:
            yield until, until


def lists_shown(indicator: Indicator) -> list[list[str]]:
    """The dimensions by which a page tells this indicator apart: none, each, and pairs."""
    pairs = [list(pair) for pair in PAIRS if set(pair) <= set(indicator.dimensions)]
    return [[], *([one] for one in indicator.dimensions), *pairs]

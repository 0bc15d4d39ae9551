"""The legal grounds on which two persons may open a reporter's name, as dated data with sources.

Practice, to be confirmed. The list is short on purpose: curiosity, a complaint of the reported person and
an order of a superior are no grounds.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from umai.law.children.categories import Category, as_categories
from umai.law.dated_values import parameter
from umai.law.editions.edition import once_an_edition
from umai.law.editions.tables import laid_over_tables
from umai.law.terms.clock import day_of

FOLDER = Path(__file__).resolve().parents[1] / "grounds"
OPENING_HOURS = parameter("reporter_opening_hours")
UNFOUNDED_DAYS = parameter("expunge_unfounded_days")
WORDS_DAYS = parameter("expunge_words_days")


@once_an_edition
def grounds() -> Mapping[str, Category]:
    """Every ground by its code, by the edition in use; a fault in the files raises `BadLaw`."""
    return as_categories(laid_over_tables(FOLDER, "grounds"))


def grounds_on(day: date) -> tuple[Category, ...]:
    """The grounds that hold on this day (a day in Bishkek)."""
    return tuple(one for one in grounds().values() if one.holds_on(day))


def opening_ends_at(asked_at: datetime) -> datetime:
    """The instant after which an opening that was requested at `asked_at` is no longer valid."""
    return asked_at + timedelta(hours=OPENING_HOURS.on(day_of(asked_at)))


def days_to_expunging(on: date) -> tuple[int, int]:
    """Days from the end of a report until its words become unreadable: for unfounded ones, and others."""
    return UNFOUNDED_DAYS.on(on), WORDS_DAYS.on(on)

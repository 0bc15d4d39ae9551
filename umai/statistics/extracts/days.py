"""The days of which an extract may be: the last days of quarters that are over."""

from datetime import date, timedelta

from umai.design.days import date_in_words

OFFERED = 12  # quarters


def ends_of_quarters(on: date) -> list[date]:
    """The last days of the quarters that were over before the day `on`, the newest first."""
    first = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    found: list[date] = []
    while len(found) < OFFERED:
        found.append(first - timedelta(days=1))
        first = date(found[-1].year, found[-1].month - 2, 1)
    return found


def quarter_choices(on: date) -> list[tuple[str, str]]:
    """These days as a form lists them."""
    return [(day.isoformat(), date_in_words(day)) for day in ends_of_quarters(on)]

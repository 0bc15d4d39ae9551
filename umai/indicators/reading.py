"""Indicators are counted here, and nowhere else.

Raw counts leave this room in two ways only: to `umai.disclosure`, whose `publish()` rounds and audits them
(`count_cells`), and to who may see true figures in their own territory, through row security (`rows_sql`).
Pages for readers of the whole country get counts to the nearest ten (`shown_cells`).
"""

import json
from datetime import date, datetime, time, timedelta

from django.db import connections

from umai.indicators.chain import CHAIN
from umai.indicators.children import CHILDREN
from umai.indicators.definition import STOCK, Cell, Indicator
from umai.indicators.dimensions import DIMENSIONS
from umai.indicators.harm import HARM
from umai.indicators.work import WORK
from umai.law.terms.clock import BISHKEK, today

INDICATORS: dict[str, Indicator] = {one.name: one for one in [*CHILDREN, *CHAIN, *WORK, *HARM]}
CELLS = (
    "select categories, n"
    " from {}(%(rows)s, %(since)s, %(until)s, %(known_at)s, %(by)s::text[], %(only)s::jsonb)"
)


def count_cells(
    name: str,
    since: date,
    until: date,
    by: tuple[str, ...] = (),
    known_on: date | None = None,
    *,
    using: str = "owner",
) -> list[Cell]:
    """The exact counts of an indicator in a period, by these dimensions, in the order of their codes.

    Both days are days in Bishkek and belong to the period; a stock is as on `until`. With `known_on` the
    figure is counted from what had been recorded by the end of that day, and is the same whenever it is
    asked again. A category without rows has no cell. By no dimension there is one cell, or none.

    For `umai.disclosure` alone: these are counts of children as they are. It asks as the owner of the
    database, which the web server cannot. An unknown name raises KeyError, an unknown dimension or a day on
    which it is not known ValueError.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(CELLS.format("indicators_cells"), question(name, since, until, by, known_on))
        return in_order(by, cursor.fetchall())


def shown_cells(
    name, since: date, until: date, by=(), known_on: date | None = None, *, speaker
) -> list[Cell]:
    """The counts of an indicator to the nearest ten, for a page; nobody but readers of figures gets any.

    As `count_cells`, by two dimensions at most.
    """
    rows = speaker.ask(CELLS.format("indicators_shown_cells"), **question(name, since, until, by, known_on))
    return in_order(by, rows)


def question(name, since, until, by, known_on) -> dict:
    """The values of a query; raises where the indicator cannot be asked so."""
    indicator = INDICATORS[name]
    if strange := [one for one in by if one not in indicator.dimensions]:
        raise ValueError(f"{name} is not told apart by {strange[0]}")
    if since > until:
        raise ValueError(f"the period of {name} ends on {until}, before it begins")
    if indicator.now_alone and (known_on is not None or until != today()):
        raise ValueError(f"{name} is known as it stands now and of no other day")
    return {
        "rows": indicator.rows,
        "since": until if indicator.kind == STOCK else since,
        "until": until,
        "known_at": None if known_on is None else end_of(known_on),
        "by": list(by),
        "only": json.dumps({dimension: list(codes) for dimension, codes in indicator.only.items()}),
    }


def end_of(day: date) -> datetime:
    """The last instant of a day in Bishkek."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=BISHKEK) - timedelta.resolution


def in_order(by, rows) -> list[Cell]:
    """Cells in the order of the codes of their dimensions; a code that no list has comes last."""
    places = [{code: n for n, (code, _words) in enumerate(categories(one))} for one in by]
    cells = [Cell(tuple(found), n) for found, n in rows if n or not by]
    return sorted(
        cells,
        key=lambda cell: [
            (place.get(code, len(place)), code) for place, code in zip(places, cell.categories, strict=True)
        ],
    )


def categories(dimension: str) -> list[tuple[str, str]]:
    """Every category of a dimension as (code, words in the reader's language), in order."""
    return DIMENSIONS[dimension].codes()

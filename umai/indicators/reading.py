"""Indicators are counted here, and nowhere else.

Raw counts leave this room in two ways only: to `umai.disclosure`, whose `publish()` rounds and audits them
(`count_cells`), and to who may see true figures in their own territory, through row security (`rows_sql`).
Pages for readers of the whole country get counts to the nearest ten (`shown_cells`), kept from the night
where counting takes long.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connections

from umai.indicators.defined.chain import CHAIN
from umai.indicators.defined.children import CHILDREN
from umai.indicators.defined.commissions import COMMISSIONS
from umai.indicators.defined.harm import HARM
from umai.indicators.defined.moves import MOVES
from umai.indicators.defined.work import WORK
from umai.indicators.definition import STOCK, Cell, Indicator
from umai.indicators.dimensions import DIMENSIONS
from umai.law.children.ages import CHILD_UNTIL
from umai.law.terms.clock import day_ends_at, today

INDICATORS: dict[str, Indicator] = {
    one.name: one for one in [*CHILDREN, *MOVES, *CHAIN, *WORK, *HARM, *COMMISSIONS]
}
ASKED = "%(until)s, %(known_at)s, %(child_until)s"
CELLS = (
    f"select told_by, categories, n from indicators_cells(%(rows)s, %(since)s, {ASKED}, %(lists)s::jsonb,"
    " %(only)s::jsonb)"
)
SHOWN_CELLS = (
    f"select categories, n, counted_at from indicators_shown_cells(%(rows)s, {ASKED}, %(by)s::text[],"
    " %(only)s::jsonb)"
)


class ShownCounts(NamedTuple):
    """Counts to the nearest ten, and all of them together, rounded by itself; None for who gets none.

    `counted_at`: when the night counted them; None where they were counted for this reader.
    """

    cells: list[Cell]
    whole: int | None
    counted_at: datetime | None = None


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
    return count_tables(name, since, until, [by], known_on, using=using)[by]


def count_tables(
    name: str,
    since: date,
    until: date,
    lists: Iterable[tuple[str, ...]],
    known_on: date | None = None,
    *,
    using: str = "owner",
) -> dict[tuple[str, ...], list[Cell]]:
    """The same by each of these lists of dimensions, counted in one pass over the rows."""
    asked = list(dict.fromkeys(lists))
    named = tuple(dict.fromkeys(one for by in asked for one in by))
    values = question(name, since, until, named, known_on) | {"lists": json.dumps(asked)}
    with connections[using].cursor() as cursor:
        cursor.execute(CELLS, values)
        rows = [(dict(zip(told_by, codes, strict=True)), n) for told_by, codes, n in cursor.fetchall()]
    return {
        by: in_order(by, [(tuple(of[one] for one in by), n) for of, n in rows if of.keys() == set(by)])
        for by in asked
    }


def shown_cells(name, until: date, by=(), known_on: date | None = None, *, speaker) -> ShownCounts:
    """The counts of an indicator in the year of `until` up to this day, to the nearest ten, for a page.

    `until` is today, the last of June or the last day of its year; `known_on` is the last of June with the
    last of June, else the last day of that year, or None for what is known now; by two dimensions at most.
    For anything else, and for who does not read figures, there are no counts. One query. What takes
    long to count was counted in the night (`umai.indicators.nightly`).
    """
    values = question(name, date(until.year, 1, 1), until, by, known_on)
    rows = [(tuple(found), n, at) for found, n, at in speaker.ask(SHOWN_CELLS, **values)]
    whole, counted_at = next(((n, at) for found, n, at in rows if not found), (None, None))
    return ShownCounts(in_order(by, [(found, n) for found, n, _at in rows if found]), whole, counted_at)


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
        "child_until": CHILD_UNTIL.on(until),
        "by": list(by),
        "only": json.dumps({dimension: list(codes) for dimension, codes in indicator.only.items()}),
    }


def end_of(day: date) -> datetime:
    """The last instant of a day in Bishkek."""
    return day_ends_at(day) - timedelta.resolution


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

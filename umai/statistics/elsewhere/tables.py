"""The tables of published figures: rows, what they add up to, how they changed. Knows no framework."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from umai.statistics.arithmetic.changes import FigureChange, changes_in, share_of
from umai.statistics.arithmetic.periods import PeriodKind
from umai.statistics.elsewhere.figures import (
    BadFigures,
    PublishedFigure,
    Words,
    figures_of,
    indicators,
    published_figures,
    read_toml,
    words,
)

TABLES = "tables.toml"
LAYS = ("years", "kinds", "oblasts", "counts")
KEYS = {"lays", "of", "also", "from", "period", "periods", "above", "below"}
KEYS |= {"title", "source", "notes", "multiples"}


class FigureMultiples(NamedTuple):
    """Rows of one indicator by oblast and year, which stand beside a table as small pictures."""

    lines: tuple[PublishedFigure, ...]
    source: Words


class FigureTable(NamedTuple):
    """One table. `others` are rows of other sources, which stand under it and are computed with nothing.

    `total` is what the rows add up to; `stated` what the source says they do, where it says so. `quotient`
    is the share of one row of another, in per cent, with the two rows.
    """

    code: str
    lays: str
    title: Words
    source: Words
    notes: tuple[Words, ...]
    lines: tuple[PublishedFigure, ...]
    others: tuple[PublishedFigure, ...]
    changes: tuple[FigureChange, ...]
    total: Decimal | None
    stated: Decimal | None
    quotient: tuple[PublishedFigure, PublishedFigure, Fraction] | None
    multiples: FigureMultiples | None = None

    @property
    def is_share(self) -> bool:
        return all(one.indicator.share for one in self.lines)

    def is_part(self, line: PublishedFigure) -> bool:
        """Whether this row is of a part of a year among rows of whole years, and is drawn apart."""
        return self.lays == "years" and line.period.kind is not PeriodKind.YEAR


@cache
def tables() -> Mapping[str, FigureTable]:
    """Every table by its code, in the order of the file."""
    return {code: as_table(code, table) for code, table in read_toml(TABLES).items()}


def as_table(code: str, table: Mapping[str, Any]) -> FigureTable:
    """The table with its rows. Raises `BadFigures`."""
    if strange := set(table) - KEYS:
        raise BadFigures(f"{TABLES}: [{code}] has the unknown word {min(strange)!r}.")
    if table["lays"] not in LAYS:
        raise BadFigures(
            f"{TABLES}: [{code}] lays its rows by {table['lays']!r}; known are {', '.join(LAYS)}."
        )
    if unknown := [name for name in (*table["of"], *table.get("also", ())) if name not in indicators()]:
        raise BadFigures(f"{TABLES}: [{code}] is of {unknown[0]!r}, which is no indicator.")
    found = rows_of(table)
    lines = tuple(one for one in found if one.source.startswith(table["from"]))
    if not lines:
        raise BadFigures(f"{TABLES}: [{code}] has no row.")
    others = [one for one in found if one not in lines] + figures_of(*table.get("also", ()))
    adds_up = table["lays"] in ("kinds", "oblasts")
    return FigureTable(
        code,
        table["lays"],
        words(table, "title", code),
        words(table, "source", code),
        tuple(words({"note": note}, "note", code) for note in table["notes"]),
        lines,
        tuple(others),
        tuple(changes_of(lines)) if table["lays"] == "years" else (),
        sum((one.value for one in lines), Decimal(0)) if adds_up else None,
        stated_total(table) if table["lays"] == "oblasts" else None,
        quotient_of(table),
        multiples_of(table, code),
    )


def multiples_of(table: Mapping[str, Any], code: str) -> FigureMultiples | None:
    """The rows by oblast and year that a table names. Raises `BadFigures` where there is none."""
    if "multiples" not in table:
        return None
    named = table["multiples"]
    rows = [one for one in published_figures() if one.indicator.code == named["of"] and one.territory != "KG"]
    if not rows:
        raise BadFigures(f"{TABLES}: [{code}] shows {named['of']!r} by oblast, of which there is no row.")
    rows.sort(key=lambda one: one.period.last)
    return FigureMultiples(tuple(rows), words(named, "source", code))


def rows_of(table: Mapping[str, Any]) -> list[PublishedFigure]:
    """The rows that a table asks for, whatever their source, in its own order."""
    if table["lays"] == "oblasts":
        rows = [
            one
            for one in published_figures()
            if one.indicator.code in table["of"]
            and one.period.text == table["period"]
            and one.territory != "KG"
        ]
        return sorted(rows, key=lambda one: -one.value)
    rows = figures_of(*table["of"])
    if chosen := table.get("periods"):
        rows = [one for one in rows if one.period.text in chosen and is_chosen(one, table)]
    return rows


def is_chosen(one: PublishedFigure, table: Mapping[str, Any]) -> bool:
    """Whether a row of unlike counts is meant: of the count above, only the year that is divided."""
    code, period = table.get("above", ("", ""))
    return one.indicator.code != code or one.period.text == period


def changes_of(lines: tuple[PublishedFigure, ...]) -> list[FigureChange]:
    """How the rows of one source changed; rows of several sources are compared with none."""
    if len({one.source for one in lines}) > 1:
        return []
    years = [(one.period, one.value) for one in lines if one.period.kind is PeriodKind.YEAR]
    return changes_in(years, share=lines[0].indicator.share)


def stated_total(table: Mapping[str, Any]) -> Decimal | None:
    """What a source states for the country in the period whose oblasts the table lists."""
    found = [one for one in figures_of(*table["of"]) if one.period.text == table["period"]]
    return found[0].value if found else None


def quotient_of(table: Mapping[str, Any]) -> tuple[PublishedFigure, PublishedFigure, Fraction] | None:
    if "above" not in table:
        return None
    above, below = (
        next(one for one in figures_of(code) if one.period.text == period)
        for code, period in (table["above"], table["below"])
    )
    return above, below, share_of(above.value, below.value)

"""The figures that others published, with what they count and why they stand beside no others.

The rows are dated data that come with Umai, as the law does, and are read and checked once: a fault in them
stops the page with the names of the file and the line. Knows no framework and no database.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from umai.refusal import Refusal
from umai.statistics.arithmetic.periods import Period, UnknownPeriod, as_period

FOLDER = Path(__file__).resolve().parents[1] / "data"
ROWS, INDICATORS, FAMILIES, SOURCES = (
    "reference_figures.csv",
    "indicators.toml",
    "families.toml",
    "sources.toml",
)
COLUMNS = ("indicator", "year", "territory", "value", "source", "verified")
TERRITORIES = frozenset({"KG", *(f"KG-{one}" for one in ("B", "C", "GB", "GO", "J", "N", "O", "T", "Y"))})
LANGUAGES = ("ky", "ru", "en")
ROUGHLY = re.compile(r"\"?(more than|about|almost|over)\"?")

type Words = Mapping[str, str]


class BadFigures(Refusal):
    """A file of figures has a fault. One line says which file, which line and what is wrong."""


class FigureFamily(NamedTuple):
    """Figures of one kind: what they count, and why they stand beside no others; by language."""

    code: str
    says: Words
    apart: Words


class FigureIndicator(NamedTuple):
    """What is counted; `share`: in per cent already."""

    code: str
    label: Words
    family: FigureFamily
    share: bool


class PublishedFigure(NamedTuple):
    """One figure of one source. `verified`: somebody read it in the source that is named."""

    indicator: FigureIndicator
    period: Period
    territories: tuple[str, ...]
    value: Decimal
    source: str
    verified: bool

    @property
    def territory(self) -> str:
        return " + ".join(self.territories)

    @property
    def roughly(self) -> str:
        """Whether the source itself says "about" or "more than", in its own word; else empty."""
        found = ROUGHLY.search(self.source)
        return found[1] if found else ""


@cache
def families() -> Mapping[str, FigureFamily]:
    return {
        code: FigureFamily(code, words(table, "says", code), words(table, "apart", code))
        for code, table in read_toml(FAMILIES).items()
    }


@cache
def indicators() -> Mapping[str, FigureIndicator]:
    """Every indicator by its code, in the order of the file."""
    found = {}
    for code, table in read_toml(INDICATORS).items():
        if table.get("family") not in families():
            raise BadFigures(f"{INDICATORS}: [{code}] is of the unknown family {table.get('family')!r}.")
        label = words({"label": {name: table.get(name) for name in LANGUAGES}}, "label", code)
        found[code] = FigureIndicator(code, label, families()[table["family"]], table.get("share") is True)
    return found


@cache
def sources() -> Mapping[str, Words]:
    """Every source of the rows to its words in every language; the English ones are those of the rows."""
    return {
        source: words({"source": table | {"en": source}}, "source", source)
        for source, table in read_toml(SOURCES).items()
    }


@cache
def published_figures() -> tuple[PublishedFigure, ...]:
    """Every figure, in the order of the file."""
    found = tuple(read_figures(FOLDER / ROWS))
    if unsaid := {one.source for one in found} - set(sources()):
        raise BadFigures(f"{SOURCES}: no words for the source {min(unsaid)!r}.")
    return found


def figures_of(*codes: str, territory: str = "KG") -> list[PublishedFigure]:
    """The figures of these indicators for one territory, by indicator as asked for and then by day."""
    found = [one for one in published_figures() if one.indicator.code in codes and one.territory == territory]
    return sorted(found, key=lambda one: (codes.index(one.indicator.code), one.period.last))


def read_figures(path: Path) -> Iterator[PublishedFigure]:
    """The checked rows of a file of figures. Raises `BadFigures`."""
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadFigures(f"{path.name} line 1: the columns are {', '.join(COLUMNS)}.")
        for row in reader:
            where = f"{path.name} line {reader.line_num}"
            if None in row or None in row.values():
                raise BadFigures(f"{where}: not as many fields as columns.")
            key = tuple(row[name] for name in ("indicator", "year", "territory", "source"))
            if key in seen:
                raise BadFigures(
                    f"{where}: {row['indicator']} of {row['year']} stands twice from one source."
                )
            seen.add(key)
            yield as_figure(row, where)


def as_figure(row: Mapping[str, str], where: str) -> PublishedFigure:
    """The checked figure of a row."""
    indicator = indicators().get(row["indicator"])
    if indicator is None:
        raise BadFigures(f"{where}: {row['indicator']!r} is no indicator of {INDICATORS}.")
    territories = tuple(row["territory"].split(" + "))
    if strange := set(territories) - TERRITORIES:
        raise BadFigures(f"{where}: {min(strange)!r} is no code of a territory.")
    if row["verified"] not in ("yes", "no"):
        raise BadFigures(f"{where}: verified is yes or no, and not {row['verified']!r}.")
    if not row["source"].strip():
        raise BadFigures(f"{where}: a figure without a source is no figure.")
    try:
        period = as_period(row["year"])
    except UnknownPeriod as fault:
        raise BadFigures(f"{where}: {fault}.") from fault
    value = as_value(row["value"], indicator, where)
    return PublishedFigure(indicator, period, territories, value, row["source"], row["verified"] == "yes")


def as_value(text: str, indicator: FigureIndicator, where: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise BadFigures(f"{where}: {text!r} is no number.") from None
    if not value.is_finite() or value < 0:
        raise BadFigures(f"{where}: {text} is no count of anybody.")
    if indicator.share and value > 100:
        raise BadFigures(f"{where}: {text} is more than 100 per cent.")
    return value


def words(table: Mapping[str, Any], name: str, code: str) -> Words:
    """The words of this name in every language."""
    said = table.get(name)
    for language in LANGUAGES:
        if not isinstance(said, dict) or not str(said.get(language) or "").strip():
            raise BadFigures(f"[{code}] says no {name} in {language}.")
    return dict(table[name])


def read_toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise BadFigures(f"{name}: not readable as TOML ({fault}).") from fault

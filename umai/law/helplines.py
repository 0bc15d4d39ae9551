"""The numbers that people may call, each with whom it reaches, its days, its hours and its source."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from umai.law.dated_values import (
    ENTRY_KEYS,
    Certainty,
    DatedEntry,
    DatedValue,
    NoLawInForce,
    as_dated_entry,
    has_words,
    require_order,
)
from umai.law.editions.edition import BadLaw, edition_in_use, once_an_edition
from umai.law.editions.tables import Tables, read_tables, tables_in_use

FILE = Path(__file__).resolve().parent / "helplines.toml"
LANGUAGES = ("en", "ru", "ky", "uz")
HOURS = ("always", "unknown")


class Helpline(NamedTuple):
    """A line of one day. `names` say whom it reaches; `hours` are "always" or "unknown"."""

    kind: str
    number: str
    hours: str
    certainty: Certainty
    names: Mapping[str, str]

    def name_in(self, language: str) -> str:
        """Whom the line reaches, in this language (ky, ru, uz-cyrl); in English for any other."""
        return self.names.get(language[:2], self.names["en"])

    @property
    def is_confirmed(self) -> bool:
        """Whether a named source was read, so that its hours may be printed on paper."""
        return self.certainty in (Certainty.LAW, Certainty.REPORTED)


class HelplineHistory(NamedTuple):
    """A line with the numbers that it had, as a dated value, and the hours of each of its days."""

    names: Mapping[str, str]
    numbers: DatedValue
    hours: Mapping[date, str]


def helplines_on(day: date) -> list[Helpline]:
    """The lines that exist on this day, in the order in which they are to be called."""
    found = []
    for kind in helplines():
        with suppress(NoLawInForce):
            found.append(helpline(kind, on=day))
    return found


def helpline(kind: str, *, on: date) -> Helpline:
    """One line as it is on this day. Raises `NoLawInForce` where it does not exist then."""
    line = helplines()[kind]
    entry = line.numbers.entry_on(on)
    return Helpline(kind, entry.value, line.hours[entry.day], entry.certainty, line.names)


def number_of(kind: str, *, on: date) -> str:
    """The number to call on this day, as digits. Raises `NoLawInForce`."""
    return helpline(kind, on=on).number


@once_an_edition
def helplines() -> Mapping[str, HelplineHistory]:
    """Every line by its kind, by the edition in use; a fault in the file raises `BadLaw`."""
    shipped = [(FILE.name, read_tables(FILE))]
    over = [(path, text) for path, text in edition_in_use().laid_over.items() if path == FILE.name]
    return as_helplines(tables_in_use(shipped, over))


def read_helplines(path: Path) -> Mapping[str, HelplineHistory]:
    """The checked lines of a file."""
    return as_helplines([(path.name, read_tables(path))])


def as_helplines(files: Iterable[tuple[str, Tables]]) -> Mapping[str, HelplineHistory]:
    """The checked lines of these files, by kind."""
    return {kind: as_helpline(kind, table, file) for file, tables in files for kind, table in tables.items()}


def as_helpline(kind: str, table: Mapping[str, Any], file: str) -> HelplineHistory:
    where = f"{file}: [{kind}]"
    if set(table) != {*LANGUAGES, "since"} or not all(has_words(table[one]) for one in LANGUAGES):
        raise BadLaw(f"{where} needs whom it reaches in {', '.join(LANGUAGES)}, and a [[{kind}.since]].")
    entries: list[DatedEntry] = []
    hours: dict[date, str] = {}
    for number, row in enumerate(table["since"], 1):
        here = f"{where} since no. {number}"
        if row.get("hours") not in HOURS:
            raise BadLaw(f"{here} has the unknown hours {row.get('hours')!r}: {' or '.join(HOURS)}.")
        entry = as_dated_entry({key: row[key] for key in row if key in ENTRY_KEYS}, "definition", here)
        if not re.fullmatch("[0-9]+", entry.value):
            raise BadLaw(f"{here}: {entry.value!r} is no number to call.")
        entries.append(entry)
        hours[entry.day] = row["hours"]
    require_order(tuple(entries), where)
    numbers = DatedValue(kind, table["en"], "definition", tuple(entries))
    return HelplineHistory({one: table[one] for one in LANGUAGES}, numbers, hours)

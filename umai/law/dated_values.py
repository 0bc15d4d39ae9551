"""Values of law and practice that change over time, each with the day it starts and its source.

The files in `parameters/`, with those of the edition in use laid over them, are read once an edition and
checked. A shipped file with a fault stops Umai at the start, with the names of the file and the entry,
because a wrong deadline is worse than no start.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeGuard

from umai.law.editions.edition import BadLaw, once_an_edition
from umai.law.editions.tables import Tables, laid_over_tables, overlap, tables_in_folder
from umai.law.editions.values import Certainty, DatedEntry, DatedValue, LegalSource, NoLawInForce

__all__ = [
    "BadLaw",
    "Certainty",
    "DatedEntry",
    "DatedValue",
    "LegalSource",
    "NoLawInForce",
    "Parameter",
    "parameter",
    "parameters",
]

FOLDER = Path(__file__).resolve().parent / "parameters"

COUNTED = (
    "calendar days, hours, minutes, months, years, day of the month, calculation units, cases, children,"
    " contacts, contradictions, visits, letters, metres, pairs, points, times, workers, files, readings,"
    " per cent"
)
UNITS: dict[str, type] = {
    **dict.fromkeys(COUNTED.split(", "), int),
    "yes or no": bool,
    "days of the year": list,
    "reminders": list,
    "definition": str,
}
LARGEST_NUMBER = 100_000  # no number of law is larger, and with a longer term no day can be counted
LARGEST_OF = {"months": 3_000, "years": 250}
PRECISIONS = ("day", "month", "year")
WAYS = "(?:screen|e-mail|SMS)"
REMINDER = re.compile(
    rf"(?:[1-9][0-9]* days? before|on the day|[1-9][0-9]* days? after):"
    rf" (?:worker|head|oblast|commission|administration) by {WAYS}(?: and {WAYS})*"
)
ENTRY_KEYS = {"day", "is", "cite", "certainty", "until", "known_to"}
LANGUAGES = ("ru", "ky")  # in which a parameter says what it is, beside English
VALUE_KEYS = {"says", "unit", "since", "unreviewed", *LANGUAGES}


class Parameter(DatedValue):
    """A parameter of Umai by its name: whatever edition of the law is in use answers.

    Modules hold it from their import on, so it holds no value itself.
    """

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "name", name)

    @property
    def in_use(self) -> DatedValue:
        """What it is by the edition in use."""
        return parameters()[self.name]

    @property
    def says(self) -> str:
        return self.in_use.says

    @property
    def unit(self) -> str:
        return self.in_use.unit

    @property
    def entries(self) -> tuple[DatedEntry, ...]:
        return self.in_use.entries

    @property
    def says_in(self) -> Mapping[str, str]:
        return self.in_use.says_in

    @property
    def unreviewed(self) -> tuple[str, ...]:
        return self.in_use.unreviewed

    @property
    def drafts(self) -> tuple[DatedEntry, ...]:
        return self.in_use.drafts

    @property
    def history(self) -> tuple[DatedEntry, ...]:
        return self.in_use.history

    def entry_on(self, day: date) -> DatedEntry:
        return parameters()[self.name].entry_on(day)


@once_an_edition
def parameters() -> Mapping[str, DatedValue]:
    """Every dated parameter of Umai by name, by the edition in use."""
    return {dated.name: dated for file in parameter_files() for dated in file[1]}


@once_an_edition
def parameter_files() -> tuple[tuple[str, tuple[DatedValue, ...]], ...]:
    """The parameters by file: (name of the file, its parameters); by the edition in use."""
    return tuple(as_parameters(laid_over_tables(FOLDER, "parameters")))


def parameter(name: str) -> Parameter:
    """One parameter by its name; an unknown name is a mistake in the code and raises KeyError."""
    return Parameter(parameters()[name].name)


def read_folder(folder: Path) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
    """Read every TOML file of a folder in order of name; the same parameter twice is a fault."""
    return as_parameters(tables_in_folder(folder))


def as_parameters(files: Iterable[tuple[str, Tables]]) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
    """The checked parameters of each file, with the name of the file."""
    for file, tables in files:
        found = tuple(as_dated_value(name, table, file) for name, table in tables.items())
        yield Path(file).stem, found


def as_dated_value(name: str, table: Mapping[str, Any], file: str) -> DatedValue:
    """The checked `DatedValue` of a table."""
    where = f"{file}: [{name}]"
    strange = set(table) - VALUE_KEYS
    if strange:
        raise unknown_word(where, strange, VALUE_KEYS)
    if not has_words(table.get("says")):
        raise BadLaw(f"{where} does not say what it is (says = …).")
    unit = table.get("unit")
    if unit not in UNITS:
        raise BadLaw(f"{where} has the unknown unit {unit!r}; known are {', '.join(UNITS)}.")
    rows = table.get("since")
    if not isinstance(rows, list) or not rows:
        raise BadLaw(f"{where} has no [[{name}.since]].")
    entries = tuple(
        as_dated_entry(
            {key: row[key] for key in row if key != "written_in"},
            unit,
            row.get("written_in", f"{where} since no. {number}"),
        )
        for number, row in enumerate(rows, 1)
    )
    require_order(entries, where)
    said = {language: table[language] for language in LANGUAGES if has_words(table.get(language))}
    unreviewed = table.get("unreviewed", [])
    if not isinstance(unreviewed, list) or not set(unreviewed) <= set(said):
        raise BadLaw(f"{where} unreviewed is a list of the languages that it has: {', '.join(LANGUAGES)}.")
    return DatedValue(name, table["says"], unit, entries, said, tuple(unreviewed))


def unknown_word(where: str, strange: set[str], known: set[str]) -> BadLaw:
    return BadLaw(f"{where} has the unknown word {min(strange)!r}; known are {', '.join(sorted(known))}.")


def as_dated_entry(row: Mapping[str, Any], unit: str, where: str) -> DatedEntry:
    """The checked entry of a table."""
    strange = set(row) - ENTRY_KEYS
    if strange:
        raise unknown_word(where, strange, ENTRY_KEYS)
    day, until = row.get("day"), row.get("until")
    if not is_day(day):
        raise BadLaw(f"{where} has no day (day = 2024-01-31).")
    where = f"{where} ({day})"
    if not has_words(row.get("cite")):
        raise BadLaw(f"{where} has no citation (cite = …): write act, number, day and article.")
    if row.get("certainty") not in list(Certainty):
        raise BadLaw(f"{where} has the unknown certainty {row.get('certainty')!r}: {', '.join(Certainty)}.")
    certainty = Certainty(row["certainty"])
    if row.get("known_to", "day") not in PRECISIONS:
        raise BadLaw(f"{where} has the unknown precision {row['known_to']!r}: day, month or year.")
    if until is not None and certainty is Certainty.DRAFT:
        raise BadLaw(f"{where} is a draft: it was never in force, so it has no until.")
    if until is not None and (not is_day(until) or until < day):
        raise BadLaw(f"{where} ends before it begins, or its until is not a day.")
    value = as_value(row.get("is"), unit, where)
    return DatedEntry(day, value, row["cite"], certainty, until, row.get("known_to", "day"))


def as_value(value: Any, unit: str, where: str) -> Any:
    """The value, checked to be of the type of its unit; a list becomes a tuple."""
    if type(value) is not UNITS[unit]:  # bool is an int to isinstance, and "30 days" must not be `true`
        raise BadLaw(f"{where}: {value!r} is not a value in {unit}.")
    if isinstance(value, int) and value < 0:
        raise BadLaw(f"{where}: {value!r} is below zero.")
    largest = LARGEST_OF.get(unit, LARGEST_NUMBER)
    if isinstance(value, int) and value > largest:
        raise BadLaw(f"{where}: {value!r} is over {largest:,} {unit}.")
    if isinstance(value, str) and not has_words(value):
        raise BadLaw(f"{where} has an empty definition.")
    if unit == "reminders" and isinstance(value, list):
        if not all(isinstance(item, str) and REMINDER.fullmatch(item) for item in value):
            raise BadLaw(f'{where}: a reminder is written "3 days before: worker by screen and e-mail".')
        return tuple(value)
    if isinstance(value, list):
        if not all(is_day_of_the_year(item) for item in value):
            raise BadLaw(f'{where}: days of the year are written "03-21", or "2026-05-27" for one year only.')
        return tuple(value)
    return value


def require_order(entries: tuple[DatedEntry, ...], where: str) -> None:
    """Check that days rise and no two values hold on one day; drafts may share a day."""
    history = [entry for entry in entries if not entry.is_draft]
    for before, after in pairwise(history):
        if after.day <= before.day:
            raise BadLaw(f"{where}: {after.day} stands after {before.day}; entries go from old to new.")
        if before.until is not None and after.day <= before.until:
            raise overlap(where, before.day, before.until, after.day)
    drafts = [entry.day for entry in entries if entry.is_draft]
    if drafts != sorted(drafts):
        raise BadLaw(f"{where}: drafts go from old to new.")


def is_day(value: Any) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def is_day_of_the_year(value: Any) -> bool:
    """Whether this is "03-21" (every year) or "2026-05-27" (one year)."""
    if not isinstance(value, str) or len(value) not in (5, 10):
        return False
    try:
        date.fromisoformat(value if len(value) == 10 else f"2024-{value}")
    except ValueError:
        return False
    return True


def has_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())

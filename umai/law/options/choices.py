"""The lists from which a person chooses an answer, as dated data: kinds of violence, articles, grounds.

A list is a file of `choices/`; each of its choices has names in three languages, a source and the days on
which it may be chosen. What was chosen keeps its name when the choice has ended: a row holds its code.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from umai.law.children.categories import Category, as_categories
from umai.law.editions.edition import edition_in_use, once_an_edition
from umai.law.editions.tables import read_tables, tables_in_use

FOLDER = Path(__file__).resolve().parents[1] / "choices"


@once_an_edition
def choice_lists() -> Mapping[str, Mapping[str, Category]]:
    """Every list by its name, with its choices by their codes; a fault in the files raises `BadLaw`.

    Two lists may have the same code: a row says by its column from which list its code is.
    """
    shipped = {path.stem: [(path.name, read_tables(path))] for path in sorted(FOLDER.glob("*.toml"))}
    laid_over: dict[str, list[tuple[str, str]]] = {}
    for path, text in edition_in_use().texts_in("choices"):
        laid_over.setdefault(Path(path).stem, []).append((path, text))
    return {
        name: as_categories(tables_in_use(shipped.get(name, []), laid_over.get(name, [])))
        for name in sorted({*shipped, *laid_over})
    }


def choices_of(name: str) -> Mapping[str, Category]:
    """The choices of this list of all days, by code. An unknown list raises KeyError."""
    return choice_lists()[name]


def choices_on(name: str, day: date) -> tuple[Category, ...]:
    """What may be chosen from this list about something that happened on this day."""
    return tuple(one for one in choices_of(name).values() if one.holds_on(day))


def may_be_chosen(name: str, code: str, day: date) -> bool:
    """Whether this code stands in the list and holds on this day."""
    one = choices_of(name).get(code)
    return one is not None and one.holds_on(day)


def is_marked(name: str, code: str, mark: str) -> bool:
    """Whether the choice has this mark; a code that the list does not know has none."""
    one = choices_of(name).get(code)
    return one is not None and mark in one.marks


def codes_marked(name: str, mark: str) -> list[str]:
    """The codes of the list that have this mark, for a query."""
    return [code for code, one in choices_of(name).items() if mark in one.marks]

"""The legal categories of children, as dated data with sources, and the rules that read them.

A named person decides whether a child falls under a category, and several may hold at once. The lists
are data because the Code is amended; the code has no fixed set.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from umai.law.children.ages import age_on, is_minor
from umai.law.dated_values import Certainty, DatedValue, NoLawInForce, as_dated_value, has_words
from umai.law.editions.edition import BadLaw, once_an_edition
from umai.law.editions.tables import Tables, laid_over_tables, tables_in_folder

__all__ = [
    "Category",
    "ParentAbsence",
    "age_on",
    "categories",
    "categories_on",
    "category",
    "is_child_of_migrants",
    "is_minor",
]

FOLDER = Path(__file__).resolve().parents[1] / "categories"
LANGUAGES = ("en", "ru", "ky")


@dataclass(frozen=True)
class Category:
    """A category of children, or one cause or kind within it (`under`), and its history."""

    code: str
    under: str | None
    en: str
    ru: str
    ky: str
    unreviewed: tuple[str, ...]  # languages whose words no native editor has read
    definition: DatedValue
    marks: tuple[str, ...] = ()  # what rules ask of it: `settles`, `of_sex`; a rule names its marks

    def label(self, language: str) -> str:
        """Its name in this language; without one, the English name."""
        return getattr(self, language) if language in LANGUAGES else self.en

    def is_reviewed(self, language: str) -> bool:
        return language not in self.unreviewed

    def holds_on(self, day: date) -> bool:
        """Whether it is used on this day, by law or by practice."""
        try:
            self.definition.entry_on(day)
        except NoLawInForce:
            return False
        return True

    def in_force(self, day: date) -> bool:
        """Whether a statute defines it on this day, read or reported; practice and drafts are not enough."""
        return self.holds_on(day) and self.definition.source_on(day).certainty in (
            Certainty.LAW,
            Certainty.REPORTED,
        )


@dataclass(frozen=True)
class ParentAbsence:
    """The absence of a parent: why, where, and from which day to which.

    `left_on` is None when the day is not known. `returned_on` is the first day back. `external` is
    True abroad, False within the country, None when not known. `reachable` says whether the parent can
    be spoken with from there, by telephone for example; None when nobody wrote it down.
    `return_expected_on` is the first day on which the family expects the parent back.
    """

    for_labour: bool = True
    external: bool | None = None
    left_on: date | None = None
    returned_on: date | None = None
    reachable: bool | None = None
    return_expected_on: date | None = None

    def lasts_on(self, day: date) -> bool:
        """Whether the parent is away on this day; the day of leaving counts, the day of return does not."""
        return (self.left_on is None or self.left_on <= day) and (
            self.returned_on is None or day < self.returned_on
        )


def is_child_of_migrants(absences: Sequence[ParentAbsence], on: date) -> bool:
    """Whether the register counts a child with these absences as a child of labour migrants on this day.

    One parent is enough, abroad or within the country. This is the working definition (practice);
    `category("labour_migrants").in_force(on)` says whether a statute has one.
    """
    category("labour_migrants").definition.entry_on(on)
    return any(absence.for_labour and absence.lasts_on(on) for absence in absences)


@once_an_edition
def categories() -> Mapping[str, Category]:
    """Every category, cause and kind by its code, in the order of the files; by the edition in use."""
    return as_categories(laid_over_tables(FOLDER, "categories"))


def category(code: str) -> Category:
    """One category by its code; an unknown code raises KeyError."""
    return categories()[code]


def categories_on(day: date, under: str | None = None) -> tuple[Category, ...]:
    """The categories used on this day, by law or practice, or the causes `under` one of them."""
    return tuple(found for found in categories().values() if found.under == under and found.holds_on(day))


def read_categories(folder: Path) -> Mapping[str, Category]:
    """Read and check every file of categories; a fault raises `BadLaw` with file and entry."""
    return as_categories(tables_in_folder(folder))


def as_categories(files: Iterable[tuple[str, Tables]]) -> Mapping[str, Category]:
    """The checked categories of these files, by code."""
    found: dict[str, Category] = {}
    where: dict[str, str] = {}
    for file, tables in files:
        for code, table in tables.items():
            found[code] = as_category(code, table, file)
            where[code] = file
    for code, one in found.items():
        if one.under is not None and (one.under not in found or found[one.under].under is not None):
            raise BadLaw(f"{where[code]}: [{code}] is under {one.under!r}, which is no category of its own.")
    return found


def as_category(code: str, table: Mapping[str, Any], file: str) -> Category:
    """The checked category of a table."""
    strange = set(table) - {*LANGUAGES, "under", "unreviewed", "marks", "since"}
    if strange:
        raise BadLaw(f"{file}: [{code}] has the unknown word {min(strange)!r}.")
    for language in LANGUAGES:
        if not has_words(table.get(language)):
            raise BadLaw(f"{file}: [{code}] has no name in {language}.")
    unreviewed = table.get("unreviewed", [])
    if not isinstance(unreviewed, list) or not set(unreviewed) <= set(LANGUAGES):
        raise BadLaw(f"{file}: [{code}] unreviewed is a list of {', '.join(LANGUAGES)}.")
    marks = table.get("marks", [])
    if not isinstance(marks, list) or not all(has_words(mark) for mark in marks):
        raise BadLaw(f"{file}: [{code}] marks is a list of words.")
    definition = {"says": table["en"], "unit": "definition", "since": table.get("since")}
    return Category(
        code=code,
        under=table.get("under"),
        en=table["en"],
        ru=table["ru"],
        ky=table["ky"],
        unreviewed=tuple(unreviewed),
        definition=as_dated_value(code, definition, file),
        marks=tuple(marks),
    )

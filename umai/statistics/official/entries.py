"""The official forms that come with Umai, as dated data: which rows each has, and what fills a row.

A row is counted by an indicator, in one category or whole; or it is a figure that another body publishes once
a year; or the register does not know it, and the row says why. Read and checked once: a fault stops the page
with the name of the file and the row. Asks no database.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from umai.indicators.reading import INDICATORS, categories
from umai.law.terms.clock import today
from umai.statistics.elsewhere.figures import FOLDER, BadFigures, Words, indicators, read_toml, words

FORMS = FOLDER / "official"
ASKED = ("year", "half")
FORM_KEYS = {"title", "source", "asked", "first", "last", "follows", "notes", "rows"}
ROW_KEYS = {"number", "code", "words", "counts", "where", "figures", "missing", "note"}
FILLED_BY = ("counts", "figures", "missing")
PLACES = ("oblast", "district")


class OfficialRow(NamedTuple):
    """One row of a form. `code` is what others call it, empty where no list of codes was read.

    Exactly one of three fills it: `counts` names an indicator, with the category of a dimension or without;
    `figures` names what another body publishes; `missing` says why the register does not know it. `note` says
    how what is counted differs from what the form asks.
    """

    number: str
    code: str
    words: Words
    counts: str
    dimension: str
    category: str
    figures: str
    missing: Words | None
    note: Words | None


class OfficialForm(NamedTuple):
    """A form with its rows. It is filled for each year, or for each half-year too, from `first` to `last`.

    Both days are days in Bishkek and belong to it; `last` None: nobody knows an end. `follows` names the form
    in whose place it stands.
    """

    code: str
    title: Words
    source: Words
    halves: bool
    first: date
    last: date | None
    follows: str
    notes: tuple[Words, ...]
    rows: tuple[OfficialRow, ...]

    def asked_in(self, year: int) -> bool:
        """Whether the form is filled for this year."""
        return self.first.year <= year and (self.last is None or year <= self.last.year)


def forms() -> Mapping[str, OfficialForm]:
    """Every form by its code, which is the name of its file. Raises `BadFigures`."""
    return read_forms(today())


def form_codes() -> list[str]:
    """The codes of all forms."""
    return sorted(path.stem for path in FORMS.glob("*.toml"))


@lru_cache(maxsize=1)
def read_forms(day: date) -> Mapping[str, OfficialForm]:
    """Read anew each day, because the categories that a row may name are those of `day`."""
    found = {code: as_form(code, read_toml(f"official/{code}.toml")) for code in form_codes()}
    for one in found.values():
        require_follows(one, found)
    return found


def as_form(code: str, table: Mapping[str, Any]) -> OfficialForm:
    """The checked form. Raises `BadFigures`."""
    if strange := set(table) - FORM_KEYS:
        raise BadFigures(f"{code}.toml has the unknown word {min(strange)!r}.")
    if table.get("asked") not in ASKED:
        raise BadFigures(
            f"{code}.toml is asked for each {table.get('asked')!r}; known are {', '.join(ASKED)}."
        )
    first, last = table.get("first"), table.get("last")
    if type(first) is not date or type(last) not in (date, type(None)) or (last and last < first):
        raise BadFigures(f"{code}.toml holds from {first} to {last}, which are no two days in order.")
    rows = tuple(as_row(code, one) for one in table.get("rows", ()))
    numbers = [one.number for one in rows]
    if twice := [one for one in numbers if numbers.count(one) > 1]:
        raise BadFigures(f"{code}.toml has the row {twice[0]!r} twice.")
    notes = tuple(words({"note": one}, "note", code) for one in table.get("notes", ()))
    if not rows and not notes:
        raise BadFigures(f"{code}.toml has no row and does not say why.")
    return OfficialForm(
        code,
        words(table, "title", code),
        words(table, "source", code),
        table["asked"] == "half",
        first,
        last,
        table.get("follows", ""),
        notes,
        rows,
    )


def require_follows(form: OfficialForm, found: Mapping[str, OfficialForm]) -> None:
    """Refuse a form that stands in the place of none, or that does not begin when that one ends."""
    if not form.follows:
        return
    before = found.get(form.follows)
    if before is None:
        raise BadFigures(f"{form.code}.toml follows {form.follows!r}, which is no form.")
    if before.last is None or form.first != before.last + timedelta(days=1):
        raise BadFigures(f"{form.code}.toml begins on {form.first}, not on the day after {before.code} ends.")


def as_row(form: str, table: Mapping[str, Any]) -> OfficialRow:
    """The checked row. Raises `BadFigures`."""
    number = str(table.get("number") or "")
    where = f"{form}.toml row {number or '?'}"
    if strange := set(table) - ROW_KEYS:
        raise BadFigures(f"{where} has the unknown word {min(strange)!r}.")
    if not number:
        raise BadFigures(f"{where} has no number.")
    by = [one for one in FILLED_BY if one in table]
    if len(by) != 1:
        raise BadFigures(f"{where} is filled by {' and '.join(by) or 'nothing'}; it is filled by one.")
    if "figures" in table and table["figures"] not in indicators():
        raise BadFigures(f"{where} is of the figures {table['figures']!r}, which nobody publishes.")
    dimension, category = as_category(table, where)
    return OfficialRow(
        number,
        table.get("code", ""),
        words(table, "words", where),
        table.get("counts", ""),
        dimension,
        category,
        table.get("figures", ""),
        words(table, "missing", where) if "missing" in table else None,
        words(table, "note", where) if "note" in table else None,
    )


def as_category(table: Mapping[str, Any], where: str) -> tuple[str, str]:
    """The dimension and the category that a row counts, or two empty words. Raises `BadFigures`."""
    name, fixed = table.get("counts"), table.get("where", {})
    if name is None:
        if fixed:
            raise BadFigures(f"{where} chooses a category and counts nothing.")
        return "", ""
    indicator = INDICATORS.get(name)
    if indicator is None or indicator.now_alone:
        raise BadFigures(f"{where} is counted by {name!r}, which is no indicator of the country.")
    if len(fixed) > 1:
        raise BadFigures(f"{where} chooses by {' and '.join(fixed)}; a row chooses by one dimension.")
    if not fixed:
        if indicator.repeats:
            raise BadFigures(f"{where}: {name} stands in several rows, so a category has to be chosen.")
        return "", ""
    ((dimension, category),) = fixed.items()
    if dimension not in indicator.dimensions or dimension in PLACES:
        raise BadFigures(f"{where}: no row of a form tells {name} apart by {dimension!r}.")
    if category not in dict(categories(dimension)):
        raise BadFigures(f"{where}: {category!r} is no category of {dimension}.")
    return dimension, category

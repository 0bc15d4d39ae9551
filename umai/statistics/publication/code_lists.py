"""The fixed categories of published tables (`data/code_lists.toml`), with their words. Knows no framework."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from umai.statistics.elsewhere.figures import BadFigures, Words, read_toml, words
from umai.statistics.publication.editions import ALL, PrintedTable

FILE, WORDS = "code_lists.toml", "publication_words.toml"
TOTAL_CODE = "_T"  # of SDMX, in every file: all categories together


class CodeList(NamedTuple):
    """The categories of one dimension. `sdmx`: the id of its code list, or ""."""

    dimension: str
    sdmx: str
    title: Words
    codes: Mapping[str, Words]


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every code list by its dimension. Raises `BadFigures`."""
    return {name: as_code_list(name, table) for name, table in read_toml(FILE).items()}


@cache
def word(name: str) -> Words:
    """What every published file says, by the name of the words. Raises `BadFigures`."""
    return words({"word": read_toml(WORDS).get(name)}, "word", name)


def as_code_list(name: str, table: Mapping) -> CodeList:
    if strange := set(table) - {"sdmx", "title", "codes"}:
        raise BadFigures(f"{FILE}: [{name}] has the unknown word {min(strange)!r}.")
    codes = {code: words(table["codes"], code, name) for code in table["codes"]}
    return CodeList(name, table.get("sdmx", ""), words(table, "title", name), codes)


def title_of(dimension: str, language: str) -> str:
    """What a dimension is called; one without a code list by its own name."""
    found = code_lists().get(dimension)
    return found.title[language] if found else plain(dimension)


def category_in_words(dimension: str, category: str, language: str) -> str:
    """What a category is called; one without a code list as it stands in the table."""
    if category == ALL:
        return word("all")[language]
    found = code_lists().get(dimension)
    return found.codes[category][language] if found and category in found.codes else category


def table_in_words(table: PrintedTable, language: str) -> str:
    return table.words.get(language) or plain(table.name)


def plain(name: str) -> str:
    return name.replace("_", " ").capitalize()

"""The fixed categories of published tables (`data/code_lists.toml`), with their words. Knows no framework."""

from collections.abc import Mapping
from functools import cache

from umai.statistics.elsewhere.figures import LANGUAGES, BadFigures, Words, read_toml, words
from umai.statistics.publication.editions import ALL, DimensionWords, Edition, PrintedTable

FILE, WORDS = "code_lists.toml", "publication_words.toml"
TOTAL_CODE = "_T"  # of SDMX, in every file: all categories together


@cache
def code_lists() -> Mapping[str, DimensionWords]:
    """The words of every code list by its dimension. Raises `BadFigures`."""
    return {name: as_code_list(name, table) for name, table in read_toml(FILE).items()}


@cache
def word(name: str) -> Words:
    """What every published file says, by the name of the words. Raises `BadFigures`."""
    return words({"word": read_toml(WORDS).get(name)}, "word", name)


def notes_on(edition: Edition, language: str) -> str:
    """What holds of every number: the rule of rounding, and the day at whose end the records stood so."""
    return " ".join([word("rule")[language], known_on(edition, language)]).strip()


def known_on(edition: Edition, language: str) -> str:
    """The day at whose end the records stood so, in words; nothing where the tables came from files."""
    return f"{word('known_on')[language]}: {edition.known_on}." if edition.known_on else ""


def as_code_list(name: str, table: Mapping) -> DimensionWords:
    if strange := set(table) - {"sdmx", "title", "codes"}:
        raise BadFigures(f"{FILE}: [{name}] has the unknown word {min(strange)!r}.")
    codes = {code: words(table["codes"], code, name) for code in table["codes"]}
    return DimensionWords(table.get("sdmx", ""), words(table, "title", name), codes)


def words_of_file(dimension: str) -> DimensionWords:
    """What a column of a file is called; one without a code list by its own name, and its categories too."""
    return code_lists().get(dimension) or DimensionWords("", dict.fromkeys(LANGUAGES, plain(dimension)), {})


def title_of(edition: Edition, dimension: str, language: str) -> str:
    return edition.words[dimension].title[language]


def category_in_words(edition: Edition, dimension: str, category: str, language: str) -> str:
    """What a category is called; one that no list has, as it stands in the table."""
    if category == ALL:
        return word("all")[language]
    found = edition.words[dimension].codes.get(category)
    return found[language] if found else category


def table_in_words(table: PrintedTable, language: str) -> str:
    return table.words.get(language) or plain(table.name)


def plain(name: str) -> str:
    return name.replace("_", " ").capitalize()

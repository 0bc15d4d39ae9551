"""Printed tables as CSV, and what their columns mean as CSV on the Web (W3C): one description of them all."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from umai.statistics.elsewhere.figures import LANGUAGES
from umai.statistics.publication.code_lists import (
    TOTAL_CODE,
    category_in_words,
    notes_on,
    table_in_words,
    title_of,
    word,
)
from umai.statistics.publication.editions import ALL, Edition, PrintedTable

NUMBERS = ("count", "least", "most")


def rows_of(edition: Edition, table: PrintedTable) -> list[list[Any]]:
    """Each row as it is printed: period, codes, number, least, most; None where nothing is printed."""
    found = []
    for place in table.places():
        cell = edition.printed(table, place)
        codes = [TOTAL_CODE if one == ALL else one for one in place]
        found.append([edition.period, *codes, cell.printed, cell.least, cell.most])
    return found


def columns_of(table: PrintedTable) -> list[str]:
    return ["period", *(axis.dimension for axis in table.axes), *NUMBERS]


def csv_files(edition: Edition) -> dict[str, str]:
    """Every file by its name: tables, the codes of their columns, and `metadata.json` about them."""
    dimensions = {axis.dimension: axis for table in edition.tables for axis in table.axes}
    found = {}
    for table in edition.tables:
        found[f"{table.name}.csv"] = as_csv([columns_of(table), *rows_of(edition, table)])
    for name in dimensions:
        found[codes_file(name)] = as_csv([["code", *LANGUAGES], *code_rows(edition, name)])
    found["metadata.json"] = as_metadata(edition, list(dimensions))
    return found


def as_csv(rows: Iterable[list[Any]]) -> str:
    """Rows as CSV; an empty number is one that is not printed."""
    answer = io.StringIO()
    csv.writer(answer, lineterminator="\r\n").writerows(rows)
    return answer.getvalue()


def codes_file(dimension: str) -> str:
    return f"codes-{dimension}.csv"


def code_rows(edition: Edition, dimension: str) -> list[list[str]]:
    """Each code that some table prints, with its words in every language."""
    codes = dict.fromkeys(
        one
        for table in edition.tables
        for axis in table.axes
        if axis.dimension == dimension
        for one in (*axis.categories, ALL)
    )
    return [
        [one or TOTAL_CODE, *(category_in_words(edition, dimension, one, language) for language in LANGUAGES)]
        for one in sorted(codes, key=lambda one: one == ALL)
    ]


def as_metadata(edition: Edition, dimensions: list[str]) -> str:
    """The description of all tables of an edition, in JSON."""
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:identifier": edition.name,
        "dc:temporal": edition.period,
        "dc:description": in_languages(lambda language: notes_on(edition, language)),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tables": [
            *(described(edition, one) for one in edition.tables),
            *(codes_described(edition, one) for one in dimensions),
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def described(edition: Edition, table: PrintedTable) -> dict[str, Any]:
    """What one table holds: a row for each combination of codes, each code from its list."""
    names = [axis.dimension for axis in table.axes]
    keys = [
        {"columnReference": name, "reference": {"resource": codes_file(name), "columnReference": "code"}}
        for name in names
    ]
    columns = [
        text_column("period"),
        *(text_column(name) | {"dc:title": in_languages(titled(edition, name))} for name in names),
        *(
            {"name": name, "titles": name, "dc:title": in_languages(word(name).__getitem__)}
            | {"datatype": {"base": "integer", "minimum": 0}}
            for name in NUMBERS
        ),
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": in_languages(lambda language: table_in_words(table, language)),
        "tableSchema": {"columns": columns, "primaryKey": ["period", *names], "foreignKeys": keys},
    }


def codes_described(edition: Edition, dimension: str) -> dict[str, Any]:
    """What the list of codes of one column holds."""
    words = [
        {"name": language, "titles": language, "lang": language, "datatype": "string"}
        for language in LANGUAGES
    ]
    return {
        "url": codes_file(dimension),
        "dc:title": in_languages(titled(edition, dimension)),
        "tableSchema": {"columns": [text_column("code"), *words], "primaryKey": "code"},
    }


def text_column(name: str) -> dict[str, Any]:
    return {"name": name, "titles": name, "datatype": "string", "required": True}


def titled(edition: Edition, dimension: str) -> Callable[[str], str]:
    return lambda language: title_of(edition, dimension, language)


def in_languages(words: Callable[[str], str]) -> list[dict[str, str]]:
    """The same words in every language, as CSVW has them."""
    return [{"@value": words(language), "@language": language} for language in LANGUAGES]

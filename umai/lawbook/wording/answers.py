"""The answers of worked cases in words: one function for every kind of value that a case may hold."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.design.days import date_in_words, moment_in_words
from umai.law.children.categories import categories
from umai.law.guardianship.schemes import schemes
from umai.lawbook.wording.schemes import short_name
from umai.lawbook.wording.vocabulary import KEYS, KEYS_OF_FILES, WORDS


class AnswerLine(NamedTuple):
    """One thing that a case says of the answer: what it is, and its value in lines of words."""

    key: str
    lines: list[str]


def answer_lines(file: str, answer: Mapping[str, Any]) -> list[AnswerLine]:
    """The answer of a case of this file, in words of the reader's language."""
    return [AnswerLine(key_in_words(key, file), in_lines(value, file)) for key, value in answer.items()]


def key_in_words(key: str, file: str = "") -> str:
    """What a key of a file is called; a rule, a category or a person by its own words."""
    return str(KEYS_OF_FILES.get((file, key)) or KEYS.get(key) or code_in_words(key))


def in_lines(value: Any, file: str = "") -> list[str]:
    """Any value of a case: a line for each pair of a table and each of several tables, else one line."""
    match value:
        case Mapping():
            return [pair_in_words(key, one, file) for key, one in value.items()] or [_("none")]
        case [Mapping(), *_rest]:
            return [span_in_words(one, file) for one in value]
    return [in_words(value)]


def in_words(value: Any) -> str:
    """Yes and no, a day, an instant, a number, a code, several of them, or none."""
    match value:
        case None | "" | [] | ():
            return _("none")
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return moment_in_words(value)
        case date():
            return date_in_words(value)
        case str():
            return code_in_words(value)
        case Mapping():
            return span_in_words(value)
        case list() | tuple():
            return "; ".join(map(in_words, value))
    return str(value)


def span_in_words(table: Mapping[str, Any], file: str = "") -> str:
    """A table in one line: from which day to which something is so, then each key with its value."""
    parts = []
    if "from_on" in table and "to_on" in table:
        parts.append(f"{date_in_words(table['from_on'])} – {date_in_words(table['to_on'])}")
    rest = {key: value for key, value in table.items() if key not in ("from_on", "to_on")}
    return "; ".join([*parts, *(pair_in_words(key, value, file) for key, value in rest.items())])


def pair_in_words(key: str, value: Any, file: str = "") -> str:
    """A key with its value; a cause that is its own reason is said once."""
    name = key_in_words(key, file)
    return f"{name}: {in_words(value).removeprefix(f'{name}: ')}"


def code_in_words(code: str) -> str:
    """A code of the law's files; "parents_died father" is a code with whom it concerns.

    One that nobody put into words, as of a file that is laid over, is shown as it is written there.
    """
    if words := known_words(code):
        return words
    first, _space, rest = code.partition(" ")
    if rest and (words := known_words(first)):
        return f"{words}: {known_words(rest) or rest}"
    return code.replace("_", " ")


def known_words(code: str) -> str:
    """The words of a code: of a category and a rule those of its file; "" where there are none."""
    if code in WORDS:
        return str(WORDS[code])
    if code in categories():
        return categories()[code].label((get_language() or "ky")[:2])
    return short_name(schemes()[code]) if code in schemes() else ""

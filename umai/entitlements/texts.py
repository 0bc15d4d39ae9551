"""The words about what a family may ask for: files that the Ministry edits, one a language.

A text begins with `# unreviewed` until somebody who grew up with the language has read it. It has no number
of the law and none to call: these are dated data. What no source says is not there: then the family is told
that it is not known, and where to ask.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from umai.law.children.categories import Category

FOLDER = Path(__file__).resolve().parent / "texts"
LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "uz": "Ўзбекча"}
UNREVIEWED = "# unreviewed"


class HelpText(NamedTuple):
    """One kind of help in words: what it is, where to go, what it costs, how many days, what to bring."""

    name: str
    rows: list[tuple[str, str]]


def help_text(one: Category, language: str) -> HelpText:
    """This kind of help in this language (ky, ru, uz, en)."""
    words = words_in(language)
    own = words.get(one.code, {})
    name = own.get("name") or one.label(language)
    return HelpText(
        name, [(words["labels"][part], own.get(part) or words["not_known"][part]) for part in words["labels"]]
    )


def words_in(language: str) -> dict:
    """Everything of the file of this language."""
    path = FOLDER / f"help.{language}.toml"
    return _words(path, path.stat().st_mtime_ns)


def is_reviewed(language: str) -> bool:
    """Whether somebody who grew up with the language has read the words."""
    return not (FOLDER / f"help.{language}.toml").read_text(encoding="utf-8").startswith(UNREVIEWED)


@lru_cache(maxsize=8)
def _words(path, changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))

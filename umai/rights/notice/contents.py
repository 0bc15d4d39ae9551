"""What stands on the family's paper: texts that the Ministry edits, and the numbers of the law of the day.

A text begins with `unreviewed` in a comment until somebody who grew up with the language has read it. It has
no number of the law and none to call: these are dated data.
"""

import tomllib
from pathlib import Path

from umai.law.helplines import helpline
from umai.law.terms.clock import today

ROOM = Path(__file__).resolve().parents[1]
TEMPLATE = ROOM / "notice.typ"
TEXTS = Path(__file__).resolve().parent / "texts"
LANGUAGES = ("ky", "ru", "uz")
WHOM_TO_CALL = ("children", "ombudsman")
UNREVIEWED = "# unreviewed"


def values_of(office, language) -> dict:
    """The values of the paper in this language, from the office that hands it out."""
    lines = [helpline(kind, on=today()) for kind in WHOM_TO_CALL]
    numbers = [[one.name_in(language), one.number] for one in lines]
    return words_in(language) | {"numbers": numbers, "office": str(office)}


def words_in(language) -> dict:
    return tomllib.loads(text_in(language))


def is_reviewed(language) -> bool:
    """Whether somebody who grew up with the language has read the text."""
    return not text_in(language).startswith(UNREVIEWED)


def text_in(language) -> str:
    return (TEXTS / f"notice.{language}.toml").read_text(encoding="utf-8")

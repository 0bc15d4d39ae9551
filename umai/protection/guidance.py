"""What to do at each step, with its source, and the numbers to call: words from files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

from umai.design import guidance

NUMBERS = Path(__file__).resolve().parent / "numbers.toml"
LANGUAGES = guidance.LANGUAGES


class Advice(NamedTuple):
    """Sentences for one step, and where they come from."""

    sentences: list[str]
    source: str


def steps():
    """The steps that have words, by their names."""
    return {step for room, step in guidance.steps() if room == "protection"}


def advice(step, language=None):
    """What to do at this step, in this language or the reader's."""
    found = guidance.page("protection", step, language)
    return Advice(list(found.points), found.rests_on)


class Number(NamedTuple):
    """A number to call: its digits, and who answers."""

    call: str
    who: str


@cache
def read():
    """The file of the numbers."""
    with NUMBERS.open("rb") as file:
        return tomllib.load(file)["numbers"]


def numbers():
    """The numbers to call, the most needed first."""
    asked = (get_language() or "ky")[:2]
    return [Number(one["call"], one[asked if asked in LANGUAGES else "en"]) for one in read()]

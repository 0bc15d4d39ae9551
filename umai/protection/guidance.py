"""What to do at each step, with its source, and the numbers to call: words from a file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

FILE = Path(__file__).resolve().parent / "guidance.toml"
LANGUAGES = ("ky", "ru", "en")


class Advice(NamedTuple):
    """Sentences for one step, and where they come from."""

    sentences: list[str]
    source: str


@cache
def read():
    """The file: numbers, sources, and the steps by their name."""
    with FILE.open("rb") as file:
        return tomllib.load(file)


def advice(step):
    """What to do at this step, in the reader's language."""
    found = read()["steps"][step]
    return Advice(found[language()], read()["sources"][found["source"]][language()])


class Number(NamedTuple):
    """A number to call: its digits, and who answers."""

    call: str
    who: str


def numbers():
    """The numbers to call, the most needed first."""
    return [Number(one["call"], one[language()]) for one in read()["numbers"]]


def unreviewed():
    """Pairs of step and language whose words no native editor has read."""
    return [(step, one) for step, found in read()["steps"].items() for one in found["unreviewed"]]


def language():
    asked = (get_language() or "ky")[:2]
    return asked if asked in LANGUAGES else "en"

"""What to do at each step, with its source, and the numbers to call: words from files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

from umai.design import guidance

NUMBERS = Path(__file__).resolve().parent / "numbers.toml"
LANGUAGES = guidance.LANGUAGES


class StepAdvice(NamedTuple):
    """Sentences for one step, and where they come from."""

    sentences: list[str]
    source: str


def steps_with_advice():
    """The steps that have words, by their names."""
    return {step for room, step in guidance.guidance_steps() if room == "protection"}


def advice(step, language=None):
    """What to do at this step, in this language or the reader's."""
    found = guidance.read_guidance("protection", step, language)
    return StepAdvice(list(found.points), found.rests_on)


class EmergencyNumber(NamedTuple):
    """A number to call: its digits, and who answers."""

    call: str
    who: str


@cache
def read_numbers():
    """The file of the numbers."""
    with NUMBERS.open("rb") as file:
        return tomllib.load(file)["numbers"]


def numbers():
    """The numbers to call, the most needed first."""
    asked = (get_language() or "ky")[:2]
    return [
        EmergencyNumber(one["call"], one[asked if asked in LANGUAGES else "en"]) for one in read_numbers()
    ]

"""What to do at each step, with its source, and the numbers to call: all read from files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

from umai.design import guidance

NUMBERS = Path(__file__).resolve().parent / "numbers.toml"
LANGUAGES = guidance.LANGUAGES


class StepAdvice(NamedTuple):
    """The sentences of one step, and where they come from."""

    sentences: list[str]
    source: str


def steps_with_advice():
    """The names of the steps that have a text."""
    return {step for room, step in guidance.guidance_steps() if room == "protection"}


def advice(step, language=None):
    """What to do at this step, in this language or the reader's; no sentence where no file is there."""
    text = guidance.read_guidance("protection", step, language)
    return StepAdvice(list(text.points), text.rests_on) if text else StepAdvice([], "")


class EmergencyNumber(NamedTuple):
    """A number to call: its digits, and who answers."""

    call: str
    who: str


@cache
def read_numbers():
    """The numbers to call, as the file has them."""
    with NUMBERS.open("rb") as file:
        return tomllib.load(file)["numbers"]


def numbers():
    """The numbers to call, the most needed first."""
    language = (get_language() or "ky")[:2]
    column = language if language in LANGUAGES else "en"
    return [EmergencyNumber(one["call"], one[column]) for one in read_numbers()]

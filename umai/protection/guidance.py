"""What to do at each step, and the numbers to call: both read from files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

from umai.design import guidance

NUMBERS = Path(__file__).resolve().parent / "numbers.toml"


def advice(step):
    """What to do at this step, as its guidance says; None where no file is there."""
    return guidance.read_guidance("protection", step)


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
    column = language if language in guidance.LANGUAGES else "en"
    return [EmergencyNumber(one["call"], one[column]) for one in read_numbers()]

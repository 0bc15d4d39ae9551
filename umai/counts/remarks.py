"""What must be said of an answer: a code with its figures, so that each language says it in its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

SIGNED = frozenset({"by"})  # figures that are changes in per cent, and are said with their sign
DIGITS = {"chance": 3}  # figures with digits after the comma; the others have none


@dataclass(frozen=True)
class Remark:
    """One remark; `figures` are what stands in its sentence: numbers, names, periods."""

    code: str
    figures: dict[str, Any] = field(default_factory=dict)


def gettext_noop(text: str) -> str:
    """Mark a sentence for `umai words` to gather; a pure room translates nothing."""
    return text


def english_number(name: str, value: float) -> str:
    """The figure of this name as the command line prints it."""
    return f"{value:{'+' if name in SIGNED else ''},.{DIGITS.get(name, 0)}f}"


def say_remark(
    remark: Remark,
    sentences: Mapping[str, str],
    *,
    translate: Callable[[str], str] = lambda text: text,
    number: Callable[[str, float], str] = english_number,
) -> str:
    """The sentence of a remark, in English where no other language is asked for.

    `number` writes the figure of a name: its digits are in `DIGITS`, and a change in `SIGNED` has its sign.
    """
    said = {
        name: number(name, value) if isinstance(value, int | float) else value
        for name, value in remark.figures.items()
    }
    return translate(sentences[remark.code]) % said

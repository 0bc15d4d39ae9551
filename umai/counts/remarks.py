"""What must be said of an answer: a code with its figures, so that each language says it in its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

SIGNED = frozenset({"by"})  # figures that are changes in per cent, and are said with their sign
DIGITS = {"chance": 3}  # digits after the comma; none of the others


@dataclass(frozen=True)
class Remark:
    """One remark; `figures` are what stands in its sentence: numbers, names, periods."""

    code: str
    figures: dict[str, Any] = field(default_factory=dict)


def gettext_noop(text: str) -> str:
    """Mark a sentence for `umai words` to gather; a pure room translates nothing."""
    return text


def english_number(value: float, digits: int, signed: bool) -> str:
    """A number as the command line prints it."""
    return f"{value:+,.{digits}f}" if signed else f"{value:,.{digits}f}"


def say_remark(
    remark: Remark,
    sentences: Mapping[str, str],
    *,
    translate: Callable[[str], str] = lambda text: text,
    number: Callable[[float, int, bool], str] = english_number,
) -> str:
    """The sentence of a remark, in English where no other language is asked for.

    `number` writes a number with so many digits after the comma, and with its sign where it is a change.
    """
    said = {
        name: number(value, DIGITS.get(name, 0), name in SIGNED) if isinstance(value, int | float) else value
        for name, value in remark.figures.items()
    }
    return translate(sentences[remark.code]) % said

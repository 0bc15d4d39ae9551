"""Whether a text says that a complaint was withdrawn, in Kyrgyz, Russian or English.

A withdrawn complaint is no reason to close a case: often somebody was forced to withdraw it. Where the
words of a proposal speak of it, the page asks what else was found, and for a second look.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "withdrawal.toml"
SIMILAR_LETTERS = str.maketrans("ёөүңқғ", "еоункг")  # as many people type them


@cache
def stems():
    """The word stems of the file by group: "enough", "moved", "complaint"."""
    with FILE.open("rb") as file:
        return {name: [as_plain_text(stem) for stem in found] for name, found in tomllib.load(file).items()}


def speaks_of_withdrawal(*texts):
    """Whether any of these texts says that a complaint was withdrawn, or that the parties made peace."""
    return any(_speaks(f" {as_plain_text(text)}") for text in texts if text)


def as_plain_text(text):
    """A text in lower case, with one space between words and with `SIMILAR_LETTERS` replaced."""
    return re.sub(r"[^\w-]+", " ", text.lower().translate(SIMILAR_LETTERS)).strip()


def _speaks(text):
    found = {name: any(f" {stem}" in text for stem in beginnings) for name, beginnings in stems().items()}
    return found["enough"] or (found["moved"] and found["complaint"])

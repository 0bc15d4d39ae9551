"""What to look at in each part of the assessment: words for somebody on a doorstep, from a file."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FILE = Path(__file__).resolve().parent / "guidance.toml"
LANGUAGES = ("ky", "ru", "en")
VIEW = "view"  # the part that is no domain: the child's own view


@cache
def read():
    """Every part by its name: a list of sentences for each language."""
    with FILE.open("rb") as file:
        return tomllib.load(file)


def sentences(part):
    """What to look at in this part, in the reader's language."""
    language = (get_language() or "ky")[:2]
    return read()[part][language if language in LANGUAGES else "en"]


def unreviewed():
    """Pairs of part and language whose words no native editor has read."""
    return [(part, language) for part, words in read().items() for language in words["unreviewed"]]

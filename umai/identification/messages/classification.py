"""Finds danger, self-harm and the language of a message by fixed lists of words.

The words stand in `messages.toml`. A person reads the message and decides; because of the lists somebody is
called when in doubt.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from umai.identification.signal.concerns import ReporterLanguage

FILE = Path(__file__).with_name("messages.toml")
LANGUAGES = {
    "ky": ReporterLanguage.KYRGYZ,
    "ru": ReporterLanguage.RUSSIAN,
    "uz": ReporterLanguage.UZBEK,
    "en": ReporterLanguage.ENGLISH,
}
_SAME = str.maketrans("өүңёўқғҳ’ʻʼ`", "оунеукгх''''")


@cache
def _lists():
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _pattern(kind):
    words = [_fold(one) for every in _lists()[kind].values() for one in every]
    return re.compile("|".join(rf"\b{re.escape(one)}" for one in sorted(set(words))))


def _fold(text):
    return " ".join(text.lower().translate(_SAME).split())


def speaks_of_danger(text: str) -> bool:
    """Whether a word of danger, or of self-harm, is in the text."""
    return bool(_pattern("danger").search(_fold(text))) or speaks_of_self_harm(text)


def speaks_of_self_harm(text: str) -> bool:
    return bool(_pattern("self_harm").search(_fold(text)))


def language_of(text: str, named: str = "") -> ReporterLanguage:
    """The language that the gateway names, else the one with most signs of it in the text, else Kyrgyz."""
    if named in LANGUAGES:
        return LANGUAGES[named]
    lists, small = _lists(), text.lower()
    words = re.findall(r"[\w'’ʻʼ]+", small.replace("ё", "е"))
    signs = dict.fromkeys(LANGUAGES, 0)
    for name, every in lists["words"].items():
        signs[name] += sum(word in every for word in words)
    for name, letters in lists["letters"].items():
        signs[name] += 2 * sum(letter in small for letter in letters)
    best = max(signs, key=lambda name: signs[name])
    return LANGUAGES[best] if signs[best] else ReporterLanguage.KYRGYZ

"""What a message says by its words alone: danger, self-harm, the language. A stated list, no judgement.

The words stand in `messages.toml`. Whoever reads the message decides; the list only sees to it that
somebody is called when in doubt.
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
    """Whether a word of danger stands in it. As on the form, not sure is danger."""
    return bool(_pattern("danger").search(_fold(text))) or speaks_of_self_harm(text)


def speaks_of_self_harm(text: str) -> bool:
    return bool(_pattern("self_harm").search(_fold(text)))


def language_of(text: str, said: str = "") -> ReporterLanguage:
    """The language that the gateway names, else the one of which the message has most signs, else Kyrgyz."""
    if said in LANGUAGES:
        return LANGUAGES[said]
    lists, small = _lists(), text.lower()
    words = re.findall(r"[\w'’ʻʼ]+", small.replace("ё", "е"))
    signs = dict.fromkeys(LANGUAGES, 0)
    for name, every in lists["words"].items():
        signs[name] += sum(word in every for word in words)
    for name, letters in lists["letters"].items():
        signs[name] += 2 * sum(letter in small for letter in letters)
    best = max(signs, key=signs.get)
    return LANGUAGES[best] if signs[best] else ReporterLanguage.KYRGYZ

"""The three sentences that are suggested: files that the Ministry edits, one a language.

A text begins with `# unreviewed` until somebody who grew up with the language has read it. It speaks to a
child of about ten, names nobody but whoever tells, and has gaps where only the worker knows what to say.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from umai.feedback.kinds import ToldLanguage
from umai.law.helplines import number_of
from umai.law.terms.clock import today

FOLDER = Path(__file__).resolve().parent / "texts"
UNREVIEWED = "# unreviewed"
GAP = "____"  # what whoever tells fills in
# Parts of the words in which a language is recorded, in the letters in which people type it.
SPOKEN = {
    ToldLanguage.UZBEK: ("узбек", "өзбек", "ўзбек", "uzbek", "o'zbek", "oʻzbek", "o‘zbek"),
    ToldLanguage.RUSSIAN: ("русск", "орус", "russian"),
}


class Sentences(NamedTuple):
    """The three sentences for one decision, in one language."""

    decided_words: str
    became_words: str
    call: str


def suggested(kind: str, language: str, *, name: str, phone: str) -> Sentences:
    """What may be said of a decision of this kind by this person; `phone`: of the office, "" for none."""
    words = words_in(language)
    said = {"name": name, "phone": phone, "line": number_of("children", on=today())}
    call = words["call"]["with_phone" if phone else "without_phone"]
    return Sentences(
        words["decided"][kind].format(**said), words["became"]["words"].format(**said), call.format(**said)
    )


def language_spoken(words: str) -> ToldLanguage:
    """The language of the texts for a child who speaks this; Kyrgyz where none of them is meant."""
    typed = words.casefold()
    for language, parts in SPOKEN.items():
        if any(part in typed for part in parts):
            return language
    return ToldLanguage.KYRGYZ


def words_in(language: str) -> dict:
    """Everything of the file of this language."""
    path = FOLDER / f"sentences.{language}.toml"
    return _words(path, path.stat().st_mtime_ns)


def is_reviewed(language: str) -> bool:
    """Whether somebody who grew up with the language has read the words."""
    return not (FOLDER / f"sentences.{language}.toml").read_text(encoding="utf-8").startswith(UNREVIEWED)


@lru_cache(maxsize=8)
def _words(path, changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))

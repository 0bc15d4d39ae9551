"""Short and long forms of a given name: Акыл and Акылжан, Мукан and Муканбек, Пери and Айпери.

They may also be two people, so a form is never a key (rule 13 of README.md of this room): it only lets a
search come upon the child, and the answer says that it is a form. Words are folded.
"""

from enum import IntEnum
from functools import lru_cache

from umai.names.parts import WORDS, as_searchable
from umai.names.slips import edit_distance

SHORTEST = 3  # letters of a short form
SHORTEST_WITH_SLIP = 4  # of a shorter word nearly every other is one letter away
_ENDINGS = tuple(
    map(
        as_searchable,
        (
            "бек",
            "бай",
            "жан",
            "жон",
            "кул",
            "гүл",
            "кан",
            "али",
            "мырза",
            "бүбү",
            "ай",
            "нур",
            "кыз",
            "сулуу",
            "тай",
            "мат",
            "зат",
            "шер",
        ),
    )
)
_BEGINNINGS = tuple(map(as_searchable, ("нур", "ай", "гүл")))


class FormLikeness(IntEnum):
    """Whether two names are forms of one another."""

    NONE = 0
    NEAR = 1  # but for one slip
    SURE = 2


@lru_cache(WORDS)
def short_forms(word: str) -> tuple[str, ...]:
    """What is left of a folded name without one of the words that come and go."""
    found = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    found += [word[len(begin) :] for begin in _BEGINNINGS if word.startswith(begin)]
    return tuple(dict.fromkeys(short for short in found if len(short) >= SHORTEST))


def form_traces(word: str) -> list[str]:
    """The traces under which a folded name is stored for those who ask by a shorter form of it."""
    return _unique(f"={one}" for short in short_forms(word) for one in _with_slip(short))


def sought_form_traces(word: str) -> list[str]:
    """The traces of the names of which this word is a short or a long form, perhaps with one slip."""
    long = [f"={one}" for one in _with_slip(word)] if len(word) >= SHORTEST else []
    short = [one for short in short_forms(word) for one in _with_slip(short)]
    return _unique([*long, *short, *misspelt_forms(word)])


@lru_cache(WORDS)
def misspelt_forms(word: str) -> tuple[str, ...]:
    """What is left of a folded name without an ending in which there is a slip: Нурлан of «Нурланбк»."""
    found = [
        word[:-size]
        for ending in _ENDINGS
        for size in (len(ending) - 1, len(ending), len(ending) + 1)
        if len(ending) > 2
        and len(word) - size >= SHORTEST_WITH_SLIP
        and word[-size] in ending[:2]
        and edit_distance(word[-size:], ending, 1) == 1
    ]
    return tuple(dict.fromkeys(found))


def form_of(one: str, other: str) -> FormLikeness:
    """Whether one of two folded names is a short form of the other, or nearly; `one` is what was typed."""
    pairs = [(short, other) for short in short_forms(one)] + [(short, one) for short in short_forms(other)]
    if any(short == word for short, word in pairs):
        return FormLikeness.SURE
    near = any(
        min(len(short), len(word)) >= SHORTEST_WITH_SLIP and edit_distance(short, word, 1) < 2
        for short, word in pairs
    )
    return FormLikeness.NEAR if near or other in misspelt_forms(one) else FormLikeness.NONE


def _with_slip(word):
    """The word, and without each one of its letters."""
    if len(word) < SHORTEST_WITH_SLIP:
        return [word]
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _unique(traces):
    return list(dict.fromkeys(traces))

"""Words that are nearly the same: a slip in typing, or the same consonants.

Every word that occurs in names is stored under its traces: the word, the word without each one of its
letters, its consonants, and those without one of them. Two words that are one slip apart share a trace, so
equality on an index finds them; `similarity_of` removes those that share a trace by chance.
"""

import re
from enum import IntEnum
from functools import lru_cache

from umai.names.forms import FormLikeness, form_of, form_traces, sought_form_traces
from umai.names.parts import WORDS
from umai.names.slips import edit_distance

_VOWELS = "аеиоу"
# The class of a leading vowel: without it Асан and Үсөн would have one skeleton.
_CLASS = {"а": "а", "о": "а", "у": "у", "е": "е", "и": "е"}
_SHORTEST = 4  # of a shorter word nearly every other is one letter away


class Similarity(IntEnum):
    """How alike two folded words are."""

    OTHER = 0
    FAR = 1  # two slips apart
    FORM_NEAR = 2  # one slip apart from a short or a long form
    SOUNDS = 3  # the same consonants
    FORM = 4  # one is a short or a long form of the other
    NEAR = 5  # one slip apart
    FOLDED = 6  # one word


def traces(word: str, *, given: bool = False) -> list[str]:
    """The traces under which a folded word is stored, the word itself first.

    A `given` name is stored under those of its short forms too.
    """
    found = [*near_traces(word), *(f"~~{bones}" for bones in _shorter(skeleton(word)))]
    return found + form_traces(word) if given else found


def near_traces(word: str, *, given: bool = False) -> list[str]:
    """The traces of words that differ by one slip, or in vowels only; the word itself first.

    Those of its short and long forms too, where it is a `given` name.
    """
    found = [word]
    if len(word) >= _SHORTEST:
        found += dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
    bones = skeleton(word)
    found += [f"~{bones}"] if bones else []
    return found + sought_form_traces(word) if given else found


def far_traces(word: str, *, given: bool = False) -> list[str]:
    """The traces of words whose consonants differ by one, for a word that has no nearer one."""
    bones = skeleton(word)
    shorter = _shorter(bones)
    return (
        [f"~~{bones}", *(f"~{some}" for some in shorter), *(f"~~{some}" for some in shorter)] if bones else []
    )


def _shorter(bones: str) -> list[str]:
    """A skeleton without each one of its consonants, where at least two are left."""
    begin = 1 if bones[:1] in _VOWELS else 0
    if len(bones) - begin < 3:
        return []
    return list(dict.fromkeys(bones[:at] + bones[at + 1 :] for at in range(begin, len(bones))))


@lru_cache(WORDS)
def skeleton(folded: str) -> str:
    """The consonants of a folded word after the class of its leading vowel; "" if too little is left.

    Consonants that sound alike count as one: б and п, and at the end д and т, г and к.
    """
    if folded.endswith("аим") and len(folded) > 5:
        folded = folded[:-2]  # Бегимайым is also written Бегимай
    if not folded:
        return ""
    lead = _CLASS.get(folded[0], "")
    bones = "".join(letter for letter in folded if letter not in _VOWELS).replace("б", "п")
    if bones and folded[-1] == bones[-1]:
        bones = bones[:-1] + {"д": "т", "г": "к"}.get(bones[-1], bones[-1])
    bones = re.sub(r"(\D)\1+", r"\1", bones)
    return lead + bones if len(bones) > 1 else ""


def similarity_of(one: str, other: str, *, given: bool = False) -> Similarity:
    """How alike two folded words are; a swap of two neighbouring letters is one slip.

    Two `given` names may also be forms of one another.
    """
    if one == other:
        return Similarity.FOLDED if one else Similarity.OTHER
    apart = edit_distance(one, other)
    if apart == 1 and max(len(one), len(other)) >= _SHORTEST:
        return Similarity.NEAR
    form = form_of(one, other) if given else FormLikeness.NONE
    if form == FormLikeness.SURE:
        return Similarity.FORM
    if (bones := skeleton(one)) and bones == skeleton(other):
        return Similarity.SOUNDS
    if form:
        return Similarity.FORM_NEAR
    return Similarity.FAR if apart == 2 and min(len(one), len(other)) > 4 else Similarity.OTHER

"""Parsing what somebody typed to find a child: each word as every part of a name that it can be.

Whoever types may not know which word is which, so a word is taken as given name, as surname and as
father's name, unless its ending says what it is.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from umai.names.keys import father_root, given_key, surname_root
from umai.names.parts import LINEAGE, NameParts, as_searchable, is_lineage, is_patronymic, words_of
from umai.names.scripts import to_cyrillic
from umai.names.slips import edit_distance
from umai.names.spelling import fold, script

_TWICE = re.compile(r"(\w)\1", re.IGNORECASE)
_LONGEST, _MOST = 40, 8  # letters of a word that is looked for, and words of one query
# Endings of surnames and patronymics, folded, among them those of «Нурлануулу» and «Нурланкызы».
_OF_SURNAMES = ("ов", "ев", "ова", "ева", "улу", "кизи")
_OF_FATHERS = ("ович", "евич", "овна", "евна", "улу", "кизи")
_WHOLE = re.compile(r"(?:[аео]ва?|[аео]вич|[аео]вна|ична|ина?|ски|ска)$")

Roots = tuple[str, ...]


class QueryWord(NamedTuple):
    """A word typed, and its roots as each part of a name; () where it cannot be that part.

    The first root is that of the word as typed; the others suppose a slip in typing. `spare`: it may be a
    misspelt уулу or кызы, so it does not count against a child whose name lacks it.
    """

    text: str
    given: Roots = ()
    surname: Roots = ()
    father: Roots = ()
    spare: bool = False


def parse_query(text: str) -> list[QueryWord]:
    """The words of a name typed in any order and script; words that say son or daughter are left out."""
    words = words_of(text)[: 2 * _MOST]
    found = []
    for at, word in enumerate(words):
        if as_searchable(word) and not is_lineage(word):
            of_father = at + 1 < len(words) and is_lineage(words[at + 1])
            found.append(_word(word, of_father))
    return found[:_MOST]


def query_words_of(parts: NameParts) -> list[QueryWord]:
    """The words of a name that came part by part, as in a form or a list.

    A father's name may stand in the surname («Нурлан уулу»), or the surname may be made of it.
    """
    given, surname, father = given_key(parts.given), surname_root(parts.surname), father_root(parts.father)
    of_father = any(map(is_lineage, parts.surname.split()))
    words = [
        QueryWord(parts.given, given=_different(given, *_before_slips(parts.given))),
        QueryWord(
            _without_lineage(parts.surname),
            surname=_different(surname, *_without_ending(parts.surname, _OF_SURNAMES)),
            father=_different(surname),
        ),
    ]
    if father and not of_father:
        words.append(
            QueryWord(
                _without_lineage(parts.patronymic),
                father=_different(father, *_without_ending(parts.patronymic, _OF_FATHERS)),
            )
        )
    return [word for word in words if any(word[1:4])]


def join_neighbours(words: list[QueryWord]) -> list[QueryWord]:
    """Each two neighbours as one word, for a name that was written in two: «Бакты гүл»."""
    pairs = (f"{one.text}{other.text}" for one, other in pairwise(words))
    return [_word(pair, False) for pair in pairs if len(pair) <= _LONGEST]


def _without_lineage(name: str) -> str:
    return " ".join(word for word in name.split() if not is_lineage(word))


def _word(word: str, of_father: bool) -> QueryWord:
    word = word[:_LONGEST]
    surname = _different(surname_root(word), *_without_ending(word, _OF_SURNAMES))
    father = _different(father_root(word), *_without_ending(word, _OF_FATHERS))
    if of_father:
        return QueryWord(word, (), surname, father)
    if is_patronymic(word):
        return QueryWord(word, (), (surname_root(word),), father)
    # «Нурланов» may be made of the father's name, as «Нурлан уулу» is.
    father = _different(*father, surname_root(word))
    spare = any(edit_distance(as_searchable(word), lineage, 1) < 2 for lineage in LINEAGE)
    return QueryWord(word, _different(given_key(word), *_before_slips(word)), surname, father, spare)


def _different(*roots: str) -> Roots:
    return tuple(dict.fromkeys(root for root in roots if root))


def _without_ending(word: str, endings: tuple[str, ...]) -> list[str]:
    """What is left without a misspelt ending: «Алмазвоа», «Умараиевич», «Мухамадулу»."""
    found = []
    slipped = _before_slips(word)
    for form in (as_searchable(word), *slipped):
        whole = _WHOLE.search(form)
        if whole:
            found.append(form[: whole.start()])  # keeps a last й, which the ending may not have replaced
            continue
        for size in (4, 3, 2, 1):
            tail = form[-size:]
            near = any(
                abs(len(ending) - size) < 2 and edit_distance(tail, ending, 1) < 2 for ending in endings
            )
            if near and ("в" in tail or size > 2) and len(form) - size > 2:
                found.append(form[:-size])
    return found + slipped


def _before_slips(word: str) -> list[str]:
    """The folded word with a slip undone that folding would hide; [] without such a slip.

    The slips are an h in a wrong place («Dzahntaev»), and a double letter of which one should be another
    («Чоообаев» for Чоробаев).
    """
    twice = (
        [fold(to_cyrillic(word) if script(word) == "latin" else word, twice=True)]
        if _TWICE.search(word)
        else []
    )
    plain = word.lower()
    if "h" not in plain or script(word) != "latin":
        return twice
    swapped = (
        plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        for at in range(len(plain) - 1)
        if "h" in plain[at : at + 2] and plain[at : at + 2] not in ("zh", "kh", "ch", "sh")
    )
    return [*twice, *(fold(to_cyrillic(form)) for form in swapped if re.search("zh|kh|ch|sh", form))]

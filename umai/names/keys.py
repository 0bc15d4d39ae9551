"""Keys by which the spellings of one name find each other: for candidates, never for a decision.

A name has one key: the folded given name, the root of the surname, the root of the father's name.
It is computed when a record is written and stored as numbers with KEYS_VERSION; a change of any
rule here, in parts.py, spelling.py, scripts.py or near.py raises the version, and the keys of
older records are made again.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from umai.names.parts import LINEAGE, WORDS, NameParts, as_searchable, parse_name

KEYS_VERSION = 2

_SURNAME_ENDING = re.compile(r"(?:[аео]ва?|инскаа?|ински|ска|ски|цка|цки)$")
_IN = re.compile(r"(?<=...)ина?$")
_PATRONYMIC_ENDING = re.compile(r"(?:[аео]вич|[аео]вна|ична|ич)$")


class Key(NamedTuple):
    """What one name is found by; "" for a part that it lacks."""

    given: str = ""
    surname: str = ""
    father: str = ""


def key_of(parts: NameParts) -> Key:
    """The key of a name read into its parts.

    A surname that is the father's name («Нурлан уулу», Нурланов Нурланович) is no second part of the
    name: it counts as the father's only.
    """
    surname, father = surname_root(parts.surname), father_root(parts.father)
    return Key(given_key(parts.given), "" if surname == father else surname, father)


def keys_of(parts: NameParts, *written: str) -> list[Key]:
    """The keys of one recorded name: of its parts, and of each written form that folds to other words.

    Russian, Kyrgyz and Latin forms of one name mostly fold to the same words, so one key is usual. A
    part that a form does not tell is that of the parts.
    """
    first = key_of(parts)
    found = [first] if any(first) else []
    plain = _words(f"{parts.surname} {parts.given} {parts.patronymic}")
    for form in written:
        if _words(form) == plain:
            continue
        told = key_of(parse_name(form))
        key = Key(*(one or other for one, other in zip(told, first, strict=True)))
        if any(key) and key not in found:
            found.append(key)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(map(as_searchable, name.split()))


@lru_cache(WORDS)
def given_key(name: str) -> str:
    """The folded given name: Айгүл and Айгуль are one, Айжан and Айзан two."""
    return "".join(as_searchable(word) for word in name.split())


@lru_cache(WORDS)
def surname_root(surname: str) -> str:
    """The folded surname without its ending, so that Асанова, Асанов, Асан and «Асан кызы» are one.

    Эркинов, Эркин and Эркина too: -ин goes after -ов has gone.
    """
    root = _root(_folded(surname), _SURNAME_ENDING)
    return _without_final_i(_IN.sub("", root))


@lru_cache(WORDS)
def father_root(father: str) -> str:
    """The folded root of the father's given name, from the name itself or from a patronymic."""
    return _without_final_i(_root(_folded(father), _PATRONYMIC_ENDING))


def _folded(name: str) -> str:
    words = [as_searchable(word) for word in name.split()]
    return "".join([word for word in words if word not in LINEAGE] or words)


def _root(word: str, ending: re.Pattern[str]) -> str:
    root = ending.sub("", word)
    return root if len(root) > 1 else word


def _without_final_i(root: str) -> str:
    """Жумабай and Жумаба(ев), Атай and Ата(евич): the last й is eaten by the ending."""
    return root[:-1] if re.search(r"[аеоу]и$", root) and len(root) > 3 else root


def word_number(word: str) -> int | None:
    """The number under which a folded word is stored and compared: the same on every machine, four bytes.

    None for "". Two words may share a number; what is found is compared by its letters afterwards.
    """
    if not word:
        return None
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "big", signed=True)

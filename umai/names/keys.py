"""Keys by which the spellings of one name find each other: for candidates, never for a decision.

A name has one key: the folded given name, the root of the surname, the root of the father's name.
It is computed when a record is written and stored as numbers with KEYS_VERSION. A change of any
rule here, in parts.py, spelling.py, scripts.py or similarity.py raises the version, and the keys of
older records are made again.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from umai.names.parts import LINEAGE, WORDS, NameParts, as_searchable, parse_name

KEYS_VERSION = 3

_SURNAME_ENDING = re.compile(r"(?:[аео]ва?|инскаа?|ински|ска|ски|цка|цки)$")
_INA = re.compile(r"(?<=...)ина$")
_PATRONYMIC_ENDING = re.compile(r"(?:[аео]вич|[аео]вна|ична|ич)$")


class Key(NamedTuple):
    """The key of one name, part by part; "" for a part that it lacks."""

    given: str = ""
    surname: str = ""
    father: str = ""


def key_of(parts: NameParts) -> Key:
    """The key of a name read into its parts.

    A surname made of the father's name («Нурлан уулу», Нурланов Нурланович) counts only as the father's
    name.
    """
    surname, father = surname_root(parts.surname), father_root(parts.father)
    return Key(given_key(parts.given), "" if surname == father else surname, father)


def keys_of(parts: NameParts, *written: str) -> list[Key]:
    """The keys of one recorded name: of its parts, and of each written form that folds to other words.

    Russian, Kyrgyz and Latin forms of one name mostly fold to the same words, so there is usually one key.
    A part that a form lacks is taken from `parts`.
    """
    first = key_of(parts)
    found = [first] if any(first) else []
    plain = _words(f"{parts.surname} {parts.given} {parts.patronymic}")
    for form in written:
        if _words(form) == plain:
            continue
        key = Key(*(one or other for one, other in zip(key_of(parse_name(form)), first, strict=True)))
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

    Эркинов, Эркин and Эркина are one too, and the root is that of a father Эркин.
    """
    root = _root(_folded(surname), _SURNAME_ENDING)
    return _without_final_i(_INA.sub("ин", root))


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
    """The root without its last й, which an ending replaces: Жумабай and Жумаба(ев), Атай and Ата(евич)."""
    return root[:-1] if re.search(r"[аеоу]и$", root) and len(root) > 3 else root


def word_number(word: str) -> int | None:
    """The number under which a folded word is stored and compared: the same on every machine, four bytes.

    None for "". Two words may share a number; candidates are compared by their letters afterwards.
    """
    if not word:
        return None
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "big", signed=True)

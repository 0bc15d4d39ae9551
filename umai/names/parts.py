"""Parsing a full name as written into its parts; the parts keep the spelling they came with.

Names are written as «Фамилия Имя Отчество», «Имя Фамилия», «Имя Отчество», and in the Kyrgyz way
as father's name + уулу or кызы + given name, in either order. The parts are used for matching and for
filling in a form; what was written is not corrected.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from umai.names.scripts import to_cyrillic
from umai.names.spelling import fold, normalise, script

WORDS = 50_000  # how many folded words a process remembers: single words, no whole names
# Son of, daughter of: in Kyrgyz, and in the Uzbek and Turkmen forms used in the south; folded.
LINEAGE = {
    fold(word)
    for word in ("уулу", "уул", "кызы", "угли", "углы", "ўғли", "оглу", "оглы", "кизи", "қизи", "гызы")
}
_GLUED = re.compile("(.{3,}?)-?(уулу|кызы|угли|кизи|uulu|kyzy|kizi|ugli|ogli)", re.IGNORECASE)
_PATRONYMIC = re.compile(r"(?:[аео]вич|[аео]вна|ична|ич)$")
_SURNAME = re.compile(r"(?:ов|ова|ев|ева|ин|ина|ски|ска|цки|цка)$")
# Those that no given name has: Салайдин and Эркин are given names, Айдаров is none.
_SURNAME_ALONE = re.compile(r"(?<=..)(?:[ое]ва?|ски|ска|цки|цка)$")


@dataclass(frozen=True)
class NameParts:
    """The parts of one name. Any may be empty; `father` is the father's given name or its root.

    `surname` and `patronymic` of the Kyrgyz kind hold both words («Нурлан уулу»).
    """

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    father: str = ""


def parse_name(full: str) -> NameParts:
    """The parts of a full name; where nothing tells them apart: surname, given name, the rest."""
    words = words_of(full)
    at = next((i for i, word in enumerate(words) if i and as_searchable(word) in LINEAGE), None)
    if at is not None:
        return _kyrgyz_way(words, at)
    return _russian_way(words)


def parts_of(surname: str, given: str, patronymic: str) -> NameParts:
    """The parts of a name that was written down part by part, with the father's name that they tell.

    Where the endings tell that surname and given name stand in each other's place, they are put back.
    """
    if surname and " " not in surname and is_surname_alone(given) and not is_surname_alone(surname):
        surname, given = given, surname
    fathers = patronymic or (surname if is_lineage(surname.split(" ")[-1]) else "")
    return NameParts(surname, given, patronymic, father_of(fathers) if fathers else "")


def words_of(text: str) -> list[str]:
    """The words of a name as typed, without punctuation; «Нурланкызы» is two."""
    words = (word.strip(",.;") for word in normalise(text).split())
    return _split_lineage([word for word in words if word])


def is_lineage(word: str) -> bool:
    """Whether this word says son of or daughter of, as уулу and кызы do."""
    return as_searchable(word) in LINEAGE


@lru_cache(WORDS)
def as_searchable(word: str) -> str:
    """One word folded, whichever script it came in."""
    word = normalise(word)
    return fold(to_cyrillic(word) if script(word) == "latin" else word)


@lru_cache(WORDS)
def father_of(patronymic: str) -> str:
    """The father's name inside a patronymic: «Нурлан уулу» gives Нурлан, Нурланович the root нурлан.

    A root is folded and lower case, because the ending replaces letters (Атаевич from Атай).
    """
    words = normalise(patronymic).split()
    if len(words) > 1 and as_searchable(words[-1]) in LINEAGE:
        return " ".join(words[:-1])
    if len(words) != 1:
        return patronymic.strip()
    word = as_searchable(words[0])
    root = _PATRONYMIC.sub("", word)
    return root if root != word and len(root) > 1 else words[0]


def is_patronymic(word: str) -> bool:
    """Whether this word has the ending of a Russian patronymic (Ильич too, not a bare -ич surname)."""
    folded = as_searchable(word)
    return bool(re.search(r"(?:[аео]вич|[аео]вна|ична|лич|мич)$", folded)) and len(folded) > 5


def has_surname_ending(word: str) -> bool:
    """Whether this word ends as surnames on -ов, -ев, -ин and -ский do, of either sex."""
    folded = as_searchable(word)
    return bool(_SURNAME.search(folded)) and len(folded) > 4


def is_surname_alone(word: str) -> bool:
    """Whether this word ends as surnames do and given names do not (Эркин and Ислам may be either)."""
    return " " not in word and bool(_SURNAME_ALONE.search(as_searchable(word)))


def _split_lineage(words):
    """The words, with «Нурланкызы» and «Нурлан-уулу», as some lists write them, split in two."""
    parted = []
    for word in words:
        begin, _, end = word.rpartition("-")
        if len(begin) > 2 and is_lineage(end):
            parted += [begin, end]
            continue
        match = _GLUED.fullmatch(word)
        parted += [match[1], match[2]] if match else [word]
    return parted


def _kyrgyz_way(words, at):
    """«Нурлан уулу Бекзат», «Бекзат Нурлан уулу», «Токтогул Бекзат Нурлан уулу»."""
    father, lineage = words[at - 1], f"{words[at - 1]} {words[at]}"
    others = words[: at - 1] + words[at + 1 :]
    if len(others) > 1:
        surname, *given = _surname_first(others, is_surname_alone)
        return NameParts(surname, " ".join(given), lineage, father)
    return NameParts(lineage, " ".join(others), "", father)


def _russian_way(words):
    if not words:
        return NameParts()
    found = next((i for i, word in enumerate(words) if i and is_patronymic(word)), None)
    if found is not None:
        surname, *given = _around_patronymic(words[:found], words[found + 1 :])
        given, patronymic = " ".join(given), words[found]
    elif len(words) == 1:
        surname, given, patronymic = (
            ("", words[0], "") if not has_surname_ending(words[0]) else (words[0], "", "")
        )
    else:
        surname, given, *rest = _surname_first(words, is_surname_alone)
        if len(words) == 2:
            surname, given = _surname_first([surname, given], has_surname_ending)
        patronymic = " ".join(rest)
    return NameParts(surname, given, patronymic, father_of(patronymic) if patronymic else "")


def _around_patronymic(before, after):
    """Surname ("" where there is none) and given names, of the words before and after a patronymic.

    «Айгерим Нурлановна Асанова» has the given name first, «Жумагулов Жумагулович Бакыт» the surname.
    """
    if len(before) > 1:
        return _surname_first(before + after, is_surname_alone)
    if is_surname_alone(before[0]) and not any(map(is_surname_alone, after)):
        return before + after
    return [" ".join(after), *before]


def _surname_first(words, is_surname):
    """The words with the surname first, where its ending tells it: «Salaydin Aydarov»."""
    at = next((i for i, word in enumerate(words) if is_surname(word)), 0)
    return [words[at], *words[:at], *words[at + 1 :]]

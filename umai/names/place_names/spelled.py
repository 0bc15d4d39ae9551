"""How the name of a place is written: one set of rules for lists, for matching and for searches.

It needs no database and no Django, because `umai link` and the report form read places too. Кара-Суу
району, Кара-Сууйский р-н, «Кара-Суу району / Кара-Суйский район» and Kara-Suu district are one.
"""

import re
from functools import lru_cache

from umai.names.parts import as_searchable
from umai.names.place_names.foreign import guessed_readings, is_uzbek, readings, uzbek_readings
from umai.names.place_names.letters import coarse, folded
from umai.names.place_names.words import KINDS, PLACE_KINDS, TOWN, TRANSLATED
from umai.names.scripts import kyrgyz_place

REMEMBERED = 50_000
_SHORTENED = re.compile(r"(?<!\w)(р|а)\s*[-/]\s*(н(?:у|а|ун)?|о|а)(?!\w)", re.IGNORECASE)  # р-н, р/ну, а/о
_RUSSIAN = re.compile(r"(?:ски|ска|цки|цка)$")  # Ошская, Алайский, Сулюктинский

_FARM = re.compile(r"(?<!\w)[ск]\s*[-/]\s*з(?!\w)")  # с/з, к-з
_POSSESSED = re.compile(
    r"-(?:айылы|айлы|аиылы|аийлы|шаары|кыштагы|району|облусу|областы)(?!\w)", re.IGNORECASE
)
_AREA = re.compile(r"(?<!\w)(?:обл|рай|рн|рну|рна|район|oblast|rayon|raion|district)", re.IGNORECASE)
# Таласская and Таласской are Талас where an area is named; what the ending changes before it comes first.
_ADJECTIVES = [
    (re.compile(rf"{ending}ск(?:ий|ая|ого|ому|ой|ом|ую|им)(?!\w)", re.IGNORECASE), noun)
    for ending, noun in (
        ("(?<=[ткжчр])ин", "а"),
        ("(?<=ш)ин", "ы"),
        ("(?<=[су])уй", "у"),
        ("ый", "ы"),
        ("оу", "о"),
        ("(?<=[^сц])ь?", ""),
        ("(?<=с)", ""),
    )
]
_NAMED = re.compile("а$")  # имени Карла Маркса
_NAMED_AFTER = re.compile(r"(?<!\w)(?:имени|им)(?!\w)\.?", re.IGNORECASE)
_MONTHS = {"ма": "маи", "марта": "март"}


@lru_cache(REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without those for its kind; with them where there is nothing else.

    As written: for the beginning of a name, a name with an ending, the words of an address.
    """
    text = _SHORTENED.sub(r"\1\2", name)
    words = [word for part in re.split(r"[^\w]+", text) if part and (word := as_searchable(part))]
    return tuple([word for word in words if word not in KINDS] or words)


@lru_cache(REMEMBERED)
def plain_name(name: str) -> str:
    """The form in which the spellings of one name agree: Көк-Төбө, Кектюбе, Kok-Tobo and Кек-Дебе."""
    return coarse(letters_of(readings(name)[0]))


@lru_cache(REMEMBERED)
def compared_name(name: str) -> str:
    """The form in which two names are compared: nearly the plain one, but a slip in one letter stays one."""
    return coarse(letters_of(readings(name)[0]), rounded=False)


@lru_cache(REMEMBERED)
def letters_of(cyrillic: str, whole: bool = False) -> str:
    """The folded letters of a name's own words: finer than `plain_name`, to look for a slip.

    With `whole` the word for its kind is one of them: Жаңы Айыл is a name.
    """
    text = kyrgyz_place(_SHORTENED.sub(r"\1\2", _FARM.sub(" ", cyrillic)))
    text = _POSSESSED.sub(" ", text)
    if _AREA.search(text):
        for adjective, noun in _ADJECTIVES:
            text = adjective.sub(noun, text)
    joined = [
        [word for part in one.split("-") if (word := folded(part))] for one in re.split(r"[^\w-]+", text)
    ]
    own = [one for one in joined if whole or not _is_kind(one)]
    words = [word for one in own for word in one] or [word for one in joined for word in one]
    if "имени" in words or "им" in words:
        words = [_NAMED.sub("", word) for word in words if word not in ("имени", "им")] or words
    words = _translated([word for word in words if word != "атиндаги"] or words)
    return folded("".join(words))


def _is_kind(joined):
    """Whether this is a word for a kind of place; Тажик-Кыштак is a name."""
    return len(joined) == 1 and (joined[0] in KINDS or joined[0] in PLACE_KINDS)


def _translated(words):
    """The words with those that are translated and not respelt in one language: 1 май, жогорку."""
    words = [TRANSLATED.get(word, word) for word in words]
    return [
        _MONTHS.get(word, word) if before in ("1", "8") else word
        for before, word in zip(["", *words], words, strict=False)
    ]


@lru_cache(REMEMBERED)
def forms(name: str) -> tuple[str, ...]:
    """The forms under which a place written so may be known, the likeliest first."""
    return tuple(dict.fromkeys(map(coarse, spellings(name))))


@lru_cache(REMEMBERED)
def spellings(name: str) -> tuple[str, ...]:
    """The folded letters of the names that this may be, the likeliest first.

    With the word for its kind, and without; without the Russian ending of an adjective; each part of a name
    given in two languages; in Uzbek with а for о.
    """
    found = []
    for part in (name, *re.split(r"[/()|]+", name)):
        for letters in letters_meant(part):
            found.append(letters)
            if (stem := _RUSSIAN.sub("", letters)) and stem != letters:
                # Талас+ский, Суу+йский, Сулюкт+инский of Сулюкта.
                found += [stem, stem + "с", stem.removesuffix("и"), stem.removesuffix("ин") + "а"]
    return tuple(dict.fromkeys(letters for letters in found if letters))


def known_spellings(name: str) -> tuple[str, ...]:
    """The folded letters by which a place with this name is known: им. Тельмана also as Тельмана."""
    unnamed = _NAMED_AFTER.sub("", name)
    found = [letters_of(readings(one)[0]) for one in (name, unnamed)]
    return tuple(dict.fromkeys(letters for letters in found if letters))


@lru_cache(REMEMBERED)
def guesses(name: str) -> tuple[str, ...]:
    """The folded letters of what a name in Latin letters may be too, if nothing else knows it."""
    return tuple(dict.fromkeys(letters_of(one) for one in guessed_readings(name)))


def letters_meant(part: str) -> list[str]:
    """The letters of each spelling that this text may stand for."""
    spellings = readings(part)
    if is_uzbek(part):
        spellings = [*uzbek_readings(spellings[0]), *spellings[1:]]
    return [letters_of(one, whole) for whole in (True, False) for one in spellings]


def is_town(name: str) -> bool:
    """Whether the name contains a word for a town."""
    return any(as_searchable(word) in TOWN for word in re.split(r"[^\w]+", name) if word)

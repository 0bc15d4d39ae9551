"""The letters of a place's name, folded: what Russian spelling hides, and what ears and pens confuse.

Nothing here is a form to show.
"""

import re
from functools import lru_cache

from umai.names.parts import WORDS, as_searchable
from umai.names.spelling import fold, script

_ROUNDED = re.compile("о(?:[бвгджзклмнпрстфхцчш]+а)+")  # Токмак is Токмок: а becomes о after о
# Within a word ав, ау and ов are оо: Наукат, Навкат, Ноокат; not in Ивановка, and no surname ends so.
_LONG_O = re.compile("[ао]в(?=[бгджзлмнпртфхцчш]|к..)|ау(?=[бвгджзклмнпрстфхцчш]|$)")
_COARSE = str.maketrans("уе", "оо")
_COARSEST = str.maketrans("оуевпгхздц", "аааббккстс")
_ENDING = re.compile(r"(?:ско|ск|ска|ски|овка|инка|ово?|ино?|ка)$")  # Russian ones, of coarse forms
_BAI = re.compile("баов$")
_UNSTRESSED = re.compile("и(?=[^аи]+[аи])")
_SUFFIX = re.compile("(?<=[бвгджзкмнпрстфхчш])л(?=[аи][кр]?$)|(?<=[шс])л")  # after a consonant л is д or т
# Endings of folded names that are one: -тюбе, -тепа, -дөбө; -абад, -авад, -обод; -коргон, -курган; -ту, -ты.
_ENDINGS = (
    (re.compile("тч"), "ч"),
    (re.compile("(?<=.)ув(?![аоуеи])"), "у"),
    (re.compile(r"(?<=..[аео]в)[оа]$"), ""),
    (re.compile(r"(?<=...ин)а$"), ""),
    (re.compile(r"[тд](?:убе|убо|ебе|обо|обе|уба|епе|епа|епо)(?=$|л)"), "добо"),
    (re.compile(r"[ао][бв][ао][дт]$"), "абад"),
    (re.compile(r"[кг][оу]рг[оау]н"), "коргон"),
    (re.compile(r"(?<=[тдлрч])у$"), "и"),
)


@lru_cache(WORDS)
def folded(word: str) -> str:
    """One Cyrillic word as people's names are folded; ts and shch in Latin may have been two letters."""
    return as_searchable(word.replace("ц", "тс").replace("щ", "шч")) if script(word) != "latin" else ""


@lru_cache(WORDS)
def coarse(word: str, *, rounded: bool = True) -> str:
    """The folded word in which о, у and е are one, since ө and ү are written as each: Кель, Коль, Куль, Көл.

    With the endings that have several spellings in one; where it is `rounded`, with о for ав, and for each а
    after о, by which a slip in one letter may change others. Applying it twice changes nothing.
    """
    while (coarser := _coarser(word, rounded)) != word:
        word = coarser
    return word


def _coarser(word, rounded):
    if rounded:
        word = _LONG_O.sub("о", word)
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    word = fold(word.translate(_COARSE).replace("иа", "а"))
    return _ROUNDED.sub(lambda found: found.group().replace("а", "о"), word) if rounded else word


def without_ending(word: str) -> str:
    """The coarse word without Russian endings: Майское is Май, Покровское Покровка, Боконбаево Бөкөнбай."""
    stem = _BAI.sub("баи", coarse(word, rounded=False))
    while (shorter := _ENDING.sub("", stem)) != stem and len(shorter) > 2:
        stem = shorter
    return coarse(stem)


def fronted(word: str) -> str:
    """The folded word in which е is и and not о: Ак-Бекет and Ак-Бикет, Үч-Эмчек and Учимчек."""
    return coarse(word.replace("е", "и"))


def coarsest(word: str) -> str:
    """The coarse word in which а is one with them, as in Қўчқор, and neighbours do not change a consonant.

    Бирлик and Бирдик, Жан-Булак and Жамбулак, Ункур and Үңгүр.
    """
    word = word.translate(_COARSEST).replace("нб", "мб").replace("нк", "н")
    return _SUFFIX.sub("т", word).replace("тт", "т")


def unstressed(word: str) -> str:
    """The coarsest word in which и is one with them too before the last vowel: stress is on that one."""
    return _UNSTRESSED.sub("а", coarsest(word))


def vowelless(word: str) -> str:
    """The coarsest word in which и is one with them too."""
    return coarsest(word).replace("и", "а")

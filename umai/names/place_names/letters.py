"""The letters of a place's name: Uzbek, Latin of several systems, and what Russian spelling hides.

From these `spelled` makes the words by which a place is known. Nothing here is a form to show.
"""

import re
from functools import lru_cache

from umai.names.parts import WORDS, as_searchable
from umai.names.scripts import to_cyrillic
from umai.names.spelling import fold, normalise, script

# Uzbek letters with a mark; дж, ч and ш as German, Polish and others write them.
_UZBEK_LATIN = (("o'", "ў"), ("g'", "ғ"))
_LATIN = (
    ("dsch", "дж"),
    ("dzs", "дж"),
    ("dzj", "дж"),
    ("tsj", "ч"),
    ("tsch", "ч"),
    ("tch", "ч"),
    ("sch", "ш"),
    ("cz", "ч"),
    ("cs", "ч"),
    ("sz", "ш"),
    ("sj", "ш"),
    ("gh", "г"),
    ("ck", "к"),
)
_ROUNDED = re.compile("о(?:[бвгджзклмнпрстфхцчш]+а)+")  # Токмак is Токмок: а becomes о after о
_BARE_C = re.compile("c(?!h)")
_EH = re.compile(r"eh(?![aeiouy])")
_SOFT = re.compile(r"(?<=[bcdfghklmnprstvwxz])'")
_UZBEK = re.compile(r"[qxўқғҳ]|\b(?:yangi|янги)|[oо](?:b|б)[oо][dд]")
# What is ж in Kyrgyz begins with й in Uzbek: янги, йўл, ер.
_YOT = ((re.compile("йў|йо|ё"), "жо"), (re.compile("янги"), "жаңы"), (re.compile(r"\b(?:йе|е)р\b"), "жер"))
_COARSE = str.maketrans("уе", "оо")
_COARSEST = str.maketrans("оуевпгхздц", "аааббккстс")
# Endings of folded names that are one: -тюбе, -тепа, -дөбө; -абад, -авад, -обод; -коргон, -курган; -ту, -ты.
_ENDINGS = (
    (re.compile("тч"), "ч"),
    (re.compile("(?<=.)ув(?![аоуеи])"), "у"),
    (re.compile(r"(?<=..[аео]в)[оа]$"), ""),
    (re.compile(r"(?<=...ин)а$"), ""),
    (re.compile(r"[тд](?:убе|убо|ебе|обо|обе|уба|епе|епа|епо)(?=$|л)"), "добо"),
    (re.compile(r"[ао][бв][ао][дт]$"), "абад"),
    (re.compile(r"[кг][оу]рг[оау]н"), "коргон"),
    (re.compile(r"(?<=[тдлр])у$"), "и"),
)


def is_foreign(text: str) -> bool:
    """Whether the letters are Latin or Uzbek: their vowels say little of the Kyrgyz ones."""
    return is_uzbek(text) or bool(re.search("[a-z]", text.lower()))


def is_uzbek(text: str) -> bool:
    """Whether the letters are those of Uzbek, in which о stands for the а of the other languages."""
    return bool(_UZBEK.search(_uzbek_marks(text)))


def uzbek_readings(cyrillic: str) -> list[str]:
    """The spellings that Uzbek letters may stand for: о that is а, as in Қора, and й that is ж."""
    yot = cyrillic
    for pattern, kyrgyz in _YOT:
        yot = pattern.sub(kyrgyz, yot)
    return list(dict.fromkeys(one for form in (cyrillic, yot) for one in (form, form.replace("о", "а"))))


def readings(text: str) -> list[str]:
    """The Cyrillic spellings that a text may stand for, the likeliest first; Cyrillic is its own.

    In Latin letters j may be ж (Jalal-Abad) or й (Tjup), c к or a ч that lost its mark (Kockor), French
    writes Ouzguen and Och, and oe may be ө (Guelchoe).
    """
    text = _uzbek_marks(text)
    if not re.search("[a-z]", text):
        return [text]
    text = _EH.sub("э", _SOFT.sub("ь", text))
    for latin, cyrillic in _LATIN:
        text = text.replace(latin, cyrillic)
    found = [text]
    if re.search(r"[^\W\d_]j", text):
        found.append(text.replace("dj", "дж").replace("je", "e").replace("j", "y"))
    if _BARE_C.search(text):
        found.append(_BARE_C.sub("ч", text))
    if re.search("ou|ch", text):
        found.append(text.replace("ou", "у").replace("ch", "ш"))
    if re.search("oe|ue", text):
        found.append(text.replace("oe", "ө").replace("ue", "ү"))
    return list(dict.fromkeys(to_cyrillic(one).replace("'", "") for one in found))


def _uzbek_marks(text):
    """Small letters, with oʻ and gʻ as the Cyrillic letters for them."""
    text = normalise(text).lower().replace("ë", "ё")
    for latin, cyrillic in _UZBEK_LATIN:
        text = text.replace(latin, cyrillic)
    return text


@lru_cache(WORDS)
def folded(word: str) -> str:
    """One Cyrillic word as people's names are folded; ts and shch in Latin may have been two letters."""
    return as_searchable(word.replace("ц", "тс").replace("щ", "шч")) if script(word) != "latin" else ""


@lru_cache(WORDS)
def coarse(word: str, *, rounded: bool = True) -> str:
    """The folded word in which о, у and е are one, since ө and ү are written as each: Кель, Коль, Куль, Көл.

    With the endings that have several spellings in one; where it is `rounded`, with о for each а after о, by
    which a slip in one letter may change others. Applying it twice changes nothing.
    """
    while (coarser := _coarser(word, rounded)) != word:
        word = coarser
    return word


def _coarser(word, rounded):
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    word = fold(word.translate(_COARSE).replace("иа", "а"))
    return _ROUNDED.sub(lambda found: found.group().replace("а", "о"), word) if rounded else word


def vowelless(word: str) -> str:
    """The coarsest word in which и is one with them too."""
    return coarsest(word).replace("и", "а")


def coarsest(word: str) -> str:
    """The coarse word in which а is one with them: Кочкор, Кучкар, Қўчқор."""
    return word.translate(_COARSEST)

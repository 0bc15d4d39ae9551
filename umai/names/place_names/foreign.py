"""What a name in Latin or Uzbek letters may be in Cyrillic ones: several spellings, the likeliest first.

From these `spelled` makes the words by which a place is known. Nothing here is a form to show.
"""

import re
import unicodedata

from umai.names.scripts import to_cyrillic
from umai.names.spelling import normalise

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
    ("ł", "л"),
    ("ø", "ө"),
)
# What else the letters may be: in Swedish, in Spanish and Catalan, in French, and in German.
_OR_ELSE = (
    ("tj", (("tj", "ч"),)),
    ("qu[ei]|x", (("qu", "к"), ("x", "ш"))),
    ("ou|ow|ch|gu[ei]", (("ou", "у"), ("ow", "у"), ("ch", "ш"), ("gue", "ге"), ("gui", "ги"))),
    ("oe|ue", (("oe", "ө"), ("ue", "ү"))),
)
_BARE_C = re.compile("c(?!h)")
_EH = re.compile(r"eh(?![aeiouy])")
_SOFT = re.compile(r"(?<=[bcdfghklmnprstvwxz])'")
# š, ž and č, with this mark or another one; without the mark; and c in Turkish.
_MARKED = [(re.compile(f"{plain}[\u0300-\u036f]+"), letter) for plain, letter in ("sш", "zж", "cч")]
_DIGRAPHS = (("sh", "ш"), ("zh", "ж"), ("ch", "ч"))
_LOST_MARKS = (*_DIGRAPHS, ("s", "ш"), ("z", "ж"), ("c", "ч"))
_TURKISH = (*_DIGRAPHS, ("c", "ж"))
_CASE = re.compile("(?<=..)(?<![aeiouy])(?:[aiu]?s|a|o)$")  # Lithuanian, Latvian, Esperanto
# Letters that only Uzbek and Tajik have, and words.
_UZBEK = re.compile(r"[qxўқғҳҷӣӯ]|\b(?:yangi|янги)|[oо](?:b|б)[oо][dд]")
_UZBEK_H, _UZBEK_Y = re.compile("(?<![sckzg])h"), re.compile("y(?=[iў])")
# What is ж in Kyrgyz is й in Uzbek: янги, йўл, ер, ёғоч; ғ and в may be a vowel: тоғ, яйлов.
_YOT = [
    (re.compile(rf"(?<![аеёиоуўэюяй]){yot}"), kyrgyz)
    for yot, kyrgyz in (("ё", "жо"), ("ю", "жу"), ("я", "жа"), ("й(?=[аеиоуўэы])", "ж"))
]
_YE = re.compile(r"(?<![^\W\d_])е")
_SYLLABLES = ((re.compile("[ао][ғв](?![аеёиоуўэюя])"), "ө"), (re.compile("[уў][ғв](?![аеёиоуўэюя])"), "у"))
_WITH_A = str.maketrans("оё", "ая")


def is_foreign(text: str) -> bool:
    """Whether the letters are Latin or Uzbek: their vowels say little of the Kyrgyz ones."""
    return is_uzbek(text) or is_latin(text)


def is_latin(text: str) -> bool:
    return bool(re.search("[a-z]", text.lower()))


def is_uzbek(text: str) -> bool:
    """Whether the letters are those of Uzbek, in which о stands for the а of the other languages."""
    return bool(_UZBEK.search(_uzbek_marks(text)))


def uzbek_readings(cyrillic: str) -> list[str]:
    """The spellings that Uzbek letters may stand for, the likeliest first.

    й that is ж; ғ and в that are vowels; о that is а, as in Қора; ҳ that Kyrgyz does not have.
    """
    found = [cyrillic]
    for change in (_with_zh, _with_vowels, _with_a, _without_h):
        found += [change(one) for one in found]
    return list(dict.fromkeys(found))


def _with_vowels(text):
    for pattern, kyrgyz in _SYLLABLES:
        text = pattern.sub(kyrgyz, text)
    return text


def _with_zh(text):
    for pattern, kyrgyz in _YOT:
        text = pattern.sub(kyrgyz, text)
    return _YE.sub("же", text)


def _with_a(text):
    return text.translate(_WITH_A)


def _without_h(text):
    return text.replace("ҳ", "")


def readings(text: str) -> list[str]:
    """The Cyrillic spellings that a text may stand for, the likeliest first; Cyrillic is its own.

    In Latin letters j may be ж (Jalal-Abad) or й (Tjup), c к or a ч that lost its mark (Kockor), French
    writes Ouzguen and Och, Swedish Balyktjy, Catalan Bixkek, and oe may be ө (Guelchoe).
    """
    text = _uzbek_marks(text)
    if not is_latin(text):
        return [text]
    text = _plain_latin(text)
    found = [text]
    if re.search(r"[^\W\d_]j", text):
        found.append(text.replace("dj", "дж").replace("je", "e").replace("j", "y"))
    if _BARE_C.search(text):
        found.append(_BARE_C.sub("ч", text))
    found += [_with(text, letters) for pattern, letters in _OR_ELSE if re.search(pattern, text)]
    return _all_cyrillic(found)


def guessed_readings(text: str) -> list[str]:
    """What else a text in Latin letters may stand for, if nothing knows what it says.

    Uzbek without any letter that only Uzbek has (Haydarkon); Turkish, in which c is ж (Cumgal); a name with
    the ending that the languages of the Baltic give it (Karakolas); š, ž and č that lost their marks (Os).
    """
    text = _uzbek_marks(text)
    if not is_latin(text):
        return []
    bare = _CASE.sub("", text)
    guessed = [_plain_latin(bare), _plain_latin(_with(text, _TURKISH))]
    guessed += [_plain_latin(_with(one, _LOST_MARKS)) for one in (text, bare)]
    uzbek = [] if is_uzbek(text) else uzbek_readings(*_all_cyrillic([_plain_latin(_uzbek_sounds(text))]))
    return [*uzbek, *_all_cyrillic(guessed)]


def _plain_latin(text):
    """Small letters with one way of writing for what several languages write."""
    if is_uzbek(text):
        text = _uzbek_sounds(text)
    text = unicodedata.normalize("NFD", text)
    for marked, letter in _MARKED:
        text = marked.sub(letter, text)
    text = unicodedata.normalize("NFC", text)
    return _with(_EH.sub("э", _SOFT.sub("ь", text)), _LATIN)


def _uzbek_sounds(text):
    return _UZBEK_Y.sub("й", _UZBEK_H.sub("ҳ", text))


def _all_cyrillic(found):
    return list(dict.fromkeys(to_cyrillic(one).replace("'", "") for one in found))


def _with(text, letters):
    for latin, cyrillic in letters:
        text = text.replace(latin, cyrillic)
    return text


def _uzbek_marks(text):
    """Small letters, with oʻ and gʻ as the Cyrillic letters for them."""
    text = normalise(text).lower().replace("ë", "ё")
    for latin, cyrillic in _UZBEK_LATIN:
        text = text.replace(latin, cyrillic)
    return text

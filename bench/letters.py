"""Letters as clerks, keyboards, fonts and four Latin systems have them; for damage, apart from umai.names."""

import random
import re
from dataclasses import dataclass

_EACH = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ё": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "ң": "ng",
    "о": "o",
    "ө": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ү": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
}
# ICAO 9303 as passports have it now; the practice before; Cabinet Resolution 284 of 2022; BGN/PCGN.
LATIN = {
    "passport": _EACH,
    "passport_old": _EACH | {"ж": "dzh", "й": "y", "ң": "n", "ю": "yu", "я": "ya", "х": "h"},
    "place_latin": _EACH | {"ж": "j", "й": "y", "х": "h", "ю": "yu", "я": "ya", "ё": "yo"},
    "bgn": _EACH | {"й": "y", "ө": "ö", "ү": "ü", "ю": "yu", "я": "ya", "ё": "yo"},
}


def transliterate(words: str, system: str) -> str:
    """The words in Latin letters; a digraph of a capital is a capital and a small letter."""

    def one(found):
        letter = found.group()
        latin = LATIN[system].get(letter.lower(), letter)
        return latin.capitalize() if letter.isupper() else latin

    return re.sub(r"[^\W\d_]", one, words)


# Rule 14, as seen in real lists, and Latin letters that look Cyrillic.
LOOK_ALIKES = {
    "ң": "ӊ",
    "ө": "ѳɵ",
    "Ө": "Ѳ",
    "ү": "yv",
    "Ү": "YV",
    "а": "a",
    "е": "e",
    "о": "o",
    "р": "p",
    "с": "c",
    "х": "x",
    "у": "y",
    "А": "A",
    "В": "B",
    "Е": "E",
    "К": "K",
    "М": "M",
    "Н": "H",
    "О": "O",
    "Р": "P",
    "С": "C",
    "Т": "T",
    "Х": "X",
}


def _beside(*rows: str) -> dict[str, str]:
    """Each key with those beside it in its row and in the rows above and below."""
    near: dict[str, str] = {}
    for at, row in enumerate(rows):
        for place, letter in enumerate(row):
            around = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            for other in rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]:
                around += other[place : place + 1]
            near[letter] = around
    return near


KEYBOARDS = _beside("йцукенгшщзх", "фывапролджэ", "ячсмитьбю") | _beside("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYBOARDS |= {"ө": "ощ", "ү": "уц", "ң": "не", "ё": "йе"}


@dataclass(frozen=True)
class Rule:
    """One rule of spelling: what is replaced by what, and how often beside the others."""

    number: str
    pattern: str
    instead: tuple[str, ...]
    often: float = 1.0

    def applied(self, word: str, draw: random.Random) -> str:
        return re.sub(self.pattern, lambda found: found.expand(draw.choice(self.instead)), word)


RULES = [
    Rule("3", "гүл", ("гуль",)),
    Rule("2", "ү(?=й)|(?<=й)ү", ("ю",)),
    Rule("2", "үйү|уйу", ("ую",), 0.5),
    Rule("1", "ө", ("о", "о", "о", "е"), 1.1),
    Rule("2", "ү", ("у", "у", "у", "ю"), 1.1),
    Rule("4", "ң", ("н", "н", "нг"), 1.1),
    Rule("5", "ж(?=[аоуэ])", ("дж",)),
    Rule("5", "^(?:ж|дж)(?=у[снм]|ак)", ("",), 0.1),
    Rule("6", "(?<=.)ы", ("и",), 0.7),
    Rule("6", "^ы", ("и", "и", ""), 0.7),
    Rule("7", r"([аэоуыеөү])\1", (r"\1",)),
    Rule("8", "к(?=[аомт])", ("х",), 0.3),
    Rule("8", "п(?=[аио])", ("ф",), 0.3),
    Rule("9", "л$|л(?=[бмвзс])", ("ль",)),
    Rule("9", "^э", ("е",), 0.7),
    Rule("9", "йы", ("и", "й")),
    Rule("10", "о(?=[^оөуү]*$)", ("а",), 0.1),
    Rule("11", "ё", ("е",)),
    Rule("11", "й", ("и",), 0.3),
    Rule("12", r"([мнлст])\1", (r"\1",)),
]

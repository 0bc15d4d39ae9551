"""From one script to another: Kyrgyz to Latin, Latin to Cyrillic, Russian place names to Kyrgyz.

No form made here is official for a person or a village: a passport's Latin form is a field of its own (a
citizen may ask for another spelling), and whoever stores a place name made here marks it unreviewed.
"""

import re
import unicodedata

_LETTERS = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "з": "z",
    "и": "i",
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
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ы": "y",
    "ь": "",
    "э": "e",
}

# ICAO Doc 9303, as passports have it today: Жумагулов is Zhumagulov, Юлия is Iuliia.
_PASSPORT = _LETTERS | {"ё": "e", "ж": "zh", "й": "i", "х": "kh", "ъ": "ie", "ю": "iu", "я": "ia"}
# Cabinet Resolution 284 of 27 May 2022, for place names: Жети-Өгүз is Jeti-Oguz.
_PLACE = _LETTERS | {"ё": "yo", "ж": "j", "й": "y", "х": "h", "ъ": "", "ю": "yu", "я": "ya"}


def passport_latin(text: str) -> str:
    """The Latin form that a passport usually prints for this Cyrillic name; a proposal, never a fact."""
    return _latin(text, _PASSPORT)


def place_latin(text: str) -> str:
    """The Latin form of a place name by Cabinet Resolution 284 (2022)."""
    return _latin(text, _PLACE)


def _latin(text, table):
    return re.sub(r"[^\W\d_]+", lambda word: _latin_word(word.group(), table), text)


def _latin_word(word, table):
    shouted = len(word) > 1 and word.isupper()
    letters = []
    for letter in word:
        latin = table.get(letter.lower())
        if latin is None:
            letters.append(letter)
        elif shouted:
            letters.append(latin.upper())
        else:
            letters.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(letters)


# Latin to Cyrillic, longest first. Letters that the keys fold together (ы and и) need not be exact.
_DIGRAPHS = {
    "shch": "щ",
    "dzh": "дж",
    "zh": "ж",
    "kh": "х",
    "ch": "ч",
    "sh": "ш",
    "ts": "ц",
    "ph": "ф",
    "yu": "ю",
    "ya": "я",
    "yo": "ё",
    "ye": "е",
    "iu": "ю",
    "ia": "я",
}
_SINGLE = {
    "a": "а",
    "b": "б",
    "c": "к",
    "d": "д",
    "e": "е",
    "f": "ф",
    "g": "г",
    "h": "х",
    "i": "и",
    "k": "к",
    "l": "л",
    "m": "м",
    "n": "н",
    "o": "о",
    "p": "п",
    "q": "к",
    "r": "р",
    "s": "с",
    "t": "т",
    "u": "у",
    "v": "в",
    "w": "в",
    "x": "х",
    "z": "з",
    "ç": "ч",
    "ş": "ш",
    "ğ": "г",
    "ı": "ы",
    "ö": "ө",
    "ü": "ү",
    "ñ": "ң",
    "ә": "а",
    "ä": "а",
    "é": "е",
    "ë": "ё",
    "ï": "и",
    "ə": "а",
    "č": "ч",
    "š": "ш",
    "ž": "ж",
    "ý": "й",
}
_VOWELS = frozenset("aeiouöüıäéëïə")


def to_cyrillic(text: str) -> str:
    """A likely Cyrillic spelling of a name in Latin letters, lower case, for searching only.

    Reads the passport forms old and new (dzh, zh, iu), the forms of place names (j, yu) and the
    usual Turkish-like ones (ç, ş, ö, ü, ə); any other letter with a mark is read without it, and what is
    not Latin stays as it is.
    """
    text = text.lower()
    letters, at = [], 0
    while at < len(text):
        length, letter = _letter_at(text, at)
        letters.append(letter)
        at += length
    return "".join(letters)


def _letter_at(text, at):
    """(how many Latin letters are read here, the Cyrillic letters for them)."""
    for length in (4, 3, 2):
        pair = text[at : at + length]
        if pair in _DIGRAPHS and not (pair == "ye" and _is_consonant(text, at - 1)):
            return length, _DIGRAPHS[pair]
    letter = text[at]
    after_vowel = at > 0 and text[at - 1] in _VOWELS
    before_vowel = text[at + 1 : at + 2] in (*_VOWELS, "y")
    if letter == "y":
        return 1, "й" if after_vowel else "ы"
    if letter == "j":
        return 1, "й" if after_vowel and not before_vowel else "ж"
    return 1, _SINGLE.get(letter) or _without_marks(letter)


def _without_marks(letter):
    plain = unicodedata.normalize("NFD", letter)[0]
    return _SINGLE.get(plain, letter)


def _is_consonant(text, at):
    return at >= 0 and text[at].isalpha() and text[at] not in _VOWELS


# The elements of Kyrgyz place names in which Russian spelling hides the Kyrgyz letters.
_ELEMENTS = {
    "аламудун": "аламүдүн",
    "айгуль": "айгүл",
    "бель": "бел",
    "берю": "бөрү",
    "булун": "булуң",
    "гульча": "гүлчө",
    "гульчо": "гүлчө",
    "гульстан": "гүлстан",
    "дебе": "дөбө",
    "дебей": "дөбөй",
    "дебелу": "дөбөлү",
    "ден": "дөң",
    "добо": "дөбө",
    "жангак": "жаңгак",
    "жаны": "жаңы",
    "иссык": "ысык",
    "каин": "кайың",
    "каинды": "кайыңды",
    "кайын": "кайың",
    "кайынды": "кайыңды",
    "кек": "көк",
    "кель": "көл",
    "кельдюк": "көлдүк",
    "кен": "кең",
    "кенеш": "кеңеш",
    "кетерме": "көтөрмө",
    "кетмень": "кетмен",
    "кечу": "кечүү",
    "кия": "кыя",
    "кок": "көк",
    "конур": "коңур",
    "конурат": "коңурат",
    "кочкорка": "кочкор",
    "куль": "көл",
    "кумыр": "көмүр",
    "кюнгей": "күңгөй",
    "мин": "миң",
    "мунгуш": "мүңгүш",
    "мурза": "мырза",
    "огуз": "өгүз",
    "огюз": "өгүз",
    "озек": "өзөк",
    "орнек": "өрнөк",
    "оток": "өтөк",
    "сегет": "сөгөт",
    "сегетту": "сөгөттү",
    "сеок": "сөөк",
    "сулюкта": "сүлүктү",
    "тебе": "төбө",
    "телейкен": "төлөйкөн",
    "тео": "төө",
    "тер": "төр",
    "терт": "төрт",
    "тон": "тоң",
    "тюз": "түз",
    "тюп": "түп",
    "угут": "үгүт",
    "угют": "үгүт",
    "узген": "өзгөн",
    "узгюр": "өзгүр",
    "ункур": "үңкүр",
    "ункюр": "үңкүр",
    "уч": "үч",
    "часть": "бөлүгү",
    "чон": "чоң",
    "чуй": "чүй",
    "энильчек": "эңилчек",
}
# Russian words stay as they are, but not the Kyrgyz ones with the same endings.
_RUSSIAN = re.compile(r"(ка|ое|ее|ово|ево|ино|ый|ий|ой|ая|ки|бург)$")
_KYRGYZ_LOOK = re.compile(r"(токой|чий|ой|арка)$")


def kyrgyz_place(russian: str) -> str:
    """A likely Kyrgyz form of a place name known in Russian only: Кек-Дебе becomes Көк-Дөбө.

    By rule: a table of the usual elements; else дж becomes ж, and ю after a consonant ү, with the vowels
    of vowel harmony. A Russian word stays as it is. Mark the answer unreviewed.
    """
    return re.sub(r"[^\W\d_]+", lambda word: _kyrgyz_element(word.group()), russian)


def _kyrgyz_element(word):
    plain = word.lower().replace("дж", "ж")
    if plain in _ELEMENTS:
        kyrgyz = _ELEMENTS[plain]
    elif _RUSSIAN.search(plain) and not _KYRGYZ_LOOK.search(plain) and "дж" not in word.lower():
        return word
    else:
        kyrgyz = _harmony(plain)
    return kyrgyz[:1].upper() + kyrgyz[1:] if word[:1].isupper() else kyrgyz


def _harmony(word):
    """The word with ү for ю, and, if it then has no back vowel, with ө and ү throughout (Күрпүлдөк)."""
    word = re.sub(r"(?<=[бгджзклмнпрстчш])ю", "ү", word)
    if "ү" not in word:
        return word
    word = re.sub(r"ль(?=[бвгджзкмнпрстчш]|$)", "л", word)
    if re.search("[аыияёю]", word):
        return word
    return word.replace("о", "ө").replace("у", "ү").replace("е", "ө")

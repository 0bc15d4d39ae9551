"""How a name is spelled: one form for one word, whatever the keyboard, font or file did to it.

Nothing here changes what is stored: a name is kept as it was written, and these functions give
another form of it. They take any text and never raise. The rules are numbered as in README.md of this room.
"""

import re
import unicodedata

# Rule 14: letters that fonts and old files put in place of the Kyrgyz ones.
_STAND_INS = str.maketrans("ӊӉѳѲɵƟѵѴ", "ңҢөӨөӨүҮ")
# Latin letters that look Cyrillic; Y and V stand for Ү, as seen in real lists ("Yмyт").
_LOOKS_CYRILLIC = dict(zip("aceopxyvkiïəABCEHKMOPTXYVÏƏ", "асеорхүүкіїәАВСЕНКМОРТХҮҮЇӘ", strict=True))
_LOOKS_LATIN = dict(zip("асеорхукїәАВСЕНКМОРТХЇӘ", "aceopxykïəABCEHKMOPTXÏƏ", strict=True))

_DASHES = re.compile("[‐‑‒–—―−﹘﹣－]")
_APOSTROPHES = re.compile("[’‘ʼʻ`´′ʹ＇]")


# A text that needs no repair: words of one script each, with single spaces and hyphens.
_CLEAN = re.compile("(?:[А-Яа-яЁёӨөҮүҢң]+|[A-Za-z]+)(?:[ -](?:[А-Яа-яЁёӨөҮүҢң]+|[A-Za-z]+))*")


def normalise(text: str) -> str:
    """The same name without differences that no reader sees.

    It is composed (NFC), with one kind of space, dash and apostrophe, without control characters, and with
    look-alike letters in the script of their word. Case and spelling stay. Applying it twice changes nothing.
    """
    if _CLEAN.fullmatch(text):
        return text
    for _ in range(5):  # removing a mark may join two others; in practice one round is enough
        cleaner = _once(text)
        if cleaner == text:
            break
        text = cleaner
    return text


def _once(text):
    text = unicodedata.normalize("NFC", text)
    text = "".join(_visible(character) for character in text)
    text = _APOSTROPHES.sub("'", _DASHES.sub("-", text))
    text = text.translate(_STAND_INS)
    text = re.sub(r"[^\W\d_]+", lambda word: _one_script(word.group()), text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _visible(character):
    kind = unicodedata.category(character)
    if kind in ("Zs", "Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    return "" if kind[0] == "C" else character


def _one_script(word):
    """Repair look-alikes in a word that mixes scripts, when all of one script are look-alikes."""
    here = {letter: script(letter) for letter in word}
    if not {"cyrillic", "latin"} <= set(here.values()):
        return word
    latin = {letter for letter, kind in here.items() if kind == "latin"}
    if all(letter in _LOOKS_CYRILLIC for letter in latin):
        return "".join(_LOOKS_CYRILLIC[letter] if letter in latin else letter for letter in word)
    cyrillic = {letter for letter, kind in here.items() if kind == "cyrillic"}
    if all(letter in _LOOKS_LATIN for letter in cyrillic):
        return "".join(_LOOKS_LATIN[letter] if letter in cyrillic else letter for letter in word)
    return word


def script(text: str) -> str:
    """ "cyrillic", "latin", "mixed", "other", or "" when the text has no letter."""
    found = {_script_of(character) for character in text if character.isalpha()}
    return found.pop() if len(found) == 1 else "mixed" if found else ""


def _script_of(letter):
    if letter.isascii():
        return "latin"
    if "Ѐ" <= letter <= "ԯ":
        return "cyrillic"
    name = unicodedata.name(letter, "")
    return "latin" if name.startswith(("LATIN", "FULLWIDTH LATIN")) else "other"


def has_control_characters(text: str) -> bool:
    """Whether the text holds characters that nobody can see and no name has (tabs and line ends too)."""
    return any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") for character in text)


# Kyrgyz and Russian letters, then those of Uzbek, Tajik and Kazakh names.
_FOLD = str.maketrans("өүюыйёэхфяўқғҳҷӣӯәұһії", "оууииеекпаукгкжиуаукии")


def fold(text: str, *, twice: bool = False) -> str:
    """The folded form in which the usual spellings of one name agree, for finding candidates.

    Rules 1–12 and 14: Жумагулов and Джумагулов, Чыңгыз and Чингиз, Патима and Фатима. A word in
    Latin letters must be made Cyrillic first. Scoring compares the originals, never this form. With `twice`
    double letters stay double.
    """
    words = (_fold_word(word, twice) for word in normalise(text).lower().split())
    return " ".join(filter(None, words))


def _fold_word(word: str, twice: bool) -> str:
    word = "".join(letter for letter in word if letter.isalnum() and letter not in "ъь")
    word = re.sub("д+ж", "ж", word).translate(_FOLD)
    if twice:
        return word.replace("ң", "н").replace("нг", "н")
    word = _single(word).replace("ң", "н")
    return _single(word.replace("нг", "н"))


def _single(word):
    """Repeated letters made single; digits stay, because those of a house number mean something."""
    return re.sub(r"([^\W\d_])\1+", r"\1", word)

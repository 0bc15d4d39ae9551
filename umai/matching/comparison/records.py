"""A child as one row of a list has it, made into short codes that can be compared, without spelling.

Every code is made from the row alone, so a row of a list, a form being typed and a child of the
register give the same codes for the same words. The folded words are written in one-byte letters,
because databases measure the distance of words in bytes.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from umai.names.keys import father_root, given_key, surname_root
from umai.names.parts import (
    LINEAGE,
    WORDS,
    NameParts,
    as_searchable,
    father_of,
    has_surname_ending,
    is_lineage,
    is_patronymic,
    parse_name,
    parts_of,
    words_of,
)
from umai.names.similarity import skeleton
from umai.names.slips import edit_distance

_LETTERS = "абвгдежзиклмнопрстуцчшщ0123456789"
_CODES = "abvgdejziklmnoprstucyhw0123456789"
_CODED = str.maketrans(_LETTERS, _CODES) | {ord("ц"): "ts"}  # who reads «ts» cannot know which it was
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SHORT = frozenset(("у", "к", "кыз", "u", "k", "kyz"))
_GLUED = re.compile(r"(.{3,}?)(?:-(?:у|к|кыз|u|k|kyz)\.?|(?:у|к|u|k)\.)", re.IGNORECASE)
PIN_LENGTH, PHONE_LENGTH = 14, 9


class ListRecord(NamedTuple):
    """What a list may say of a child, as written; "" for what it does not say.

    `birth_date` is YYYY-MM-DD, YYYY-MM or YYYY; `sex` m or f. The four places are codes, the same for
    one place in every list; `village` is the code of the settlement's name, whatever district it is in.
    """

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    birth_date: str = ""
    sex: str = ""
    pin: str = ""
    oblast: str = ""
    district: str = ""
    municipality: str = ""
    settlement: str = ""
    mother: str = ""
    phone: str = ""
    village: str = ""


class NameCodes(NamedTuple):
    """The codes of a name: of each part the folded root, and its consonants (`bones`)."""

    given: str | None = None
    given_bones: str | None = None
    surname: str | None = None
    surname_bones: str | None = None
    father: str | None = None
    father_bones: str | None = None


class Features(NamedTuple):
    """The values of one child that are compared with another's; None for what is not known.

    Of the birth date `born_month` is YYYYMM, `born_day` YYYYMMDD, `born_either` the same with the smaller
    of day and month first, `born_yearly` MMDD; `pin_day` is the YYYYMMDD that the PIN tells.
    """

    given: str | None = None
    given_bones: str | None = None
    surname: str | None = None
    surname_bones: str | None = None
    father: str | None = None
    father_bones: str | None = None
    born_year: int | None = None
    born_month: str | None = None
    born_day: str | None = None
    born_either: str | None = None
    born_yearly: str | None = None
    pin_day: str | None = None
    sex: str | None = None
    pin: str | None = None
    oblast: str | None = None
    district: str | None = None
    municipality: str | None = None
    settlement: str | None = None
    mother: str | None = None
    mother_bones: str | None = None
    phone: str | None = None
    village: str | None = None


def features(row: ListRecord) -> Features:
    """What of this row is compared."""
    pin = last_digits_of(row.pin, PIN_LENGTH)
    return Features(
        *name_codes_of(row.surname, row.given, row.patronymic),
        *birth_codes_of(row.birth_date, pin),
        row.sex.lower() or None,
        pin,
        row.oblast or None,
        row.district or None,
        row.municipality or None,
        row.settlement or None,
        *mother_codes_of(row.mother),
        last_digits_of(row.phone, PHONE_LENGTH),
        row.village or None,
    )


def name_codes_of(surname: str, given: str, patronymic: str) -> NameCodes:
    """The codes of a name in three columns, whichever column each of its words stands in."""
    parts = parse_name_columns(surname, given, patronymic)
    family, father = surname_root(parts.surname), father_root(parts.father)
    if family == father or is_lineage(parts.surname.rpartition(" ")[2]):
        family = ""
    return NameCodes(*_coded_word(given_key(parts.given)), *_coded_word(family), *_coded_word(father))


def parse_name_columns(surname: str, given: str, patronymic: str) -> NameParts:
    """The parts of a name in three columns, or whole in one of them, or two in each other's place."""
    surname, given, patronymic = map(spell_out_lineage, (surname, given, patronymic))
    if patronymic and not father_root(father_of(patronymic)):
        patronymic = ""  # a dash, a full stop
    words, family = _words(given), _words(surname)
    if not words and len(family) > 1 and not (len(family) == 2 and is_lineage(family[1])):
        return parse_name(f"{surname} {patronymic}")
    if len(words) > 1:
        if not surname and not patronymic:
            return parse_name(given)
        if any(is_lineage(word) or is_patronymic(word) for word in words[1:]):
            return parse_name(f"{surname} {given} {patronymic}")
    return parts_of(surname, given, patronymic)


@lru_cache(4 * WORDS)
def _words(name: str) -> tuple[str, ...]:
    return tuple(words_of(name))


@lru_cache(4 * WORDS)
def spell_out_lineage(name: str) -> str:
    """The words of a name, «Нурлан у.», «Нурлан кыз» and «Нурлануулу» as «Нурлан уулу»."""
    if " " not in name and (glued := _GLUED.fullmatch(name)):
        name = f"{glued[1]} уулу"
    words = words_of(name)
    for at, word in enumerate(words[1:], 1):
        # Where there are more than two words, a capital letter may be an initial.
        short = word.lower() in _SHORT if len(words) == 2 else word in _SHORT
        if short or _nearly_lineage(as_searchable(word)):
            words[at] = "уулу"
    return " ".join(words)


def _nearly_lineage(word: str) -> bool:
    return len(word) > 2 and min(edit_distance(word, lineage, 1) for lineage in ("улу", "кизи")) < 2


def codes_of_word(word: str) -> tuple[str | None, str | None]:
    """(code of a folded word, code of its consonants); None for what is empty."""
    return _one_byte(word) or None, _one_byte(skeleton(word)) or None


_coded_word = lru_cache(4 * WORDS)(codes_of_word)


def _one_byte(word: str) -> str:
    word = word.translate(_CODED)
    return word if word.isascii() else "".join(x if x.isascii() else chr(33 + ord(x) % 15) for x in word)


def mother_codes_of(mother: str) -> tuple[str | None, str | None]:
    """(code of the mother's given name, code of its consonants), whatever else of her name is written."""
    words = [part for word in mother.split() for part in _kinds_in(word)]
    own = [
        (folded, kind)
        for at, (folded, kind) in enumerate(words)
        if kind in ("", _FAMILY) and not (at + 1 < len(words) and words[at + 1][1] == _LINEAGE)
    ]
    named = [folded for folded, kind in own if not kind] or [folded for folded, _kind in own]
    # «Асан Айгүл» and «Асанова Айгүл»: of two words without an ending the second is her own.
    return _coded_word(named[-1]) if named else (None, None)


_LINEAGE, _PATRONYMIC, _FAMILY = "lineage", "patronymic", "family"


@lru_cache(4 * WORDS)
def _kinds_in(word: str) -> tuple[tuple[str, str], ...]:
    """The folded words in a word as written, and of which kind each is."""
    return tuple((folded, _kind(one, folded)) for one in words_of(word) if (folded := as_searchable(one)))


def _kind(word: str, folded: str) -> str:
    if folded in LINEAGE:
        return _LINEAGE
    return _PATRONYMIC if is_patronymic(word) else _FAMILY if has_surname_ending(word) else ""


def last_digits_of(text: str, length: int) -> str | None:
    """The last `length` digits of a number; None when there are fewer."""
    plain = text.isascii() and text.isdigit()
    digits = text if plain else "".join(digit for digit in text if "0" <= digit <= "9")
    return digits[-length:] if len(digits) >= length else None


class BirthCodes(NamedTuple):
    """What is known of a birth date, as `Features` has it."""

    year: int | None
    month: str | None
    day: str | None
    either: str | None
    yearly: str | None
    by_pin: str | None


def birth_codes_of(text: str, pin: str | None) -> BirthCodes:
    """The birth date as far as it is known, from what was written and from the PIN.

    The first of January is mostly written by somebody who knows only the year. What a date lacks is read
    from the PIN (its digits 2 to 9 are DDMMYYYY), where that does not contradict the year that is known.
    """
    match = _DATE.fullmatch(text)
    digits = "".join(part or "" for part in match.groups()) if match else ""
    if digits[4:] == "0101":
        digits = digits[:4]
    in_pin = pin[5:9] + pin[3:5] + pin[1:3] if pin else None
    by_pin = in_pin if in_pin and _is_day(in_pin) else None
    if by_pin and len(digits) < 8 and by_pin.startswith(digits):
        digits = by_pin
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    return BirthCodes(
        int(year) if year else None,
        digits[:6] if month else None,
        digits if day else None,
        year + min(month, day) + max(month, day) if day else None,
        month + day if day else None,
        by_pin,
    )


def _is_day(digits: str) -> bool:
    return "19" <= digits[:2] <= "20" and "01" <= digits[4:6] <= "12" and "01" <= digits[6:8] <= "31"

"""What a cell of a list says: a birth date in whatever form, a sex, a PIN, a telephone, a yes."""

import re
import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from umai.names.spelling import fold
from umai.places.models import Precision

REMEMBERED = 60_000
SERIAL_ZERO = date(1899, 12, 30)  # day 0 of the dates of spreadsheets
SERIALS = range(20_000, 60_000)  # 1954 to 2064
YEARS = range(1900, 2101)
WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
MONTHS = [(fold(start), number) for number, starts in enumerate(WORDS["months"], 1) for start in starts]


class ParsedBirthDate(NamedTuple):
    """A birth date as far as it is known, the first day it can mean; `remark` is a reason's code or ""."""

    day: date | None
    precision: str = Precision.UNKNOWN
    remark: str = ""


NO_DATE, UNREADABLE_DATE = ParsedBirthDate(None), ParsedBirthDate(None, Precision.UNKNOWN, "date_unreadable")
_TAIL = re.compile(
    r"(?:[\s.\-]*\b(?:г\.?\s?р|г|ж|жж|гг|года|год|жыл|жылы)\.?)+$|(?<=\d)(?:г|ж)\.?$"
    r"|[ T]0?\d?:?\d\d:\d\d(?::\d\d)?(?:\.\d+)?$",
    re.I,
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ,]+(\d{1,2})[./\- ,]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./\- ]+(\d{1,2})[./\- ]+(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\- ]+(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./\-](\d{1,2})")
_WORDS = re.compile(r"(?:(\d{1,2})[\s.\-]*)?([^\W\d_]{3,})[\s.,\-]*(\d{4})", re.I)
_KYRGYZ = re.compile(
    r"(\d{4})[\s.\-]*(?:ж|жыл|жылдын|жылы)?[\s.,\-]*(?:(\d{1,2})[\s.\-]*)?([^\W\d_]{3,})", re.I
)
_UNKNOWN = frozenset(WORDS["unknown"])


@lru_cache(REMEMBERED)
def parse_birth_date(text: str) -> ParsedBirthDate:
    """A birth date: 27.03.2015, 2015-03-27, 42090 (a spreadsheet's number), 03.2015, март 2015, 2015.

    A year of two digits is of this century up to this year, else of the last. Where the second number can
    be no month and the first can, the month is read first, with a remark.
    """
    text = text.strip().strip("'\"")
    if text.lower() in _UNKNOWN:
        return NO_DATE
    text = _TAIL.sub("", text).strip(" .,")
    if re.fullmatch(r"\d+(\.0+)?", text):
        return _number(int(text.split(".")[0]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = map(int, found.groups())
        if year < 100:
            year += 2000 if year <= date.today().year % 100 else 1900
        if second > 12 >= first:
            return _day(year, first, second)._replace(remark="date_month_first")
        return _day(year, second, first)
    if found := _MONTH_YEAR.fullmatch(text):
        return _day(int(found[2]), int(found[1]), 0)
    if found := _YEAR_MONTH.fullmatch(text):
        return _day(int(found[1]), int(found[2]), 0)
    return _in_words(text)


def _number(number):
    if number in YEARS:
        return _day(number, 0, 0)
    if number in SERIALS:
        return ParsedBirthDate(SERIAL_ZERO + timedelta(number), Precision.DAY, "date_as_number")
    digits = str(number)
    if len(digits) == 8 and int(digits[:4]) in YEARS and "01" <= digits[4:6] <= "12":
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if len(digits) in (7, 8) and int(digits[-4:]) in YEARS:
        return _day(int(digits[-4:]), int(digits[-6:-4]), int(digits[:-6]))
    return UNREADABLE_DATE


def _in_words(text):
    if found := _WORDS.fullmatch(text):
        day, word, year = found.groups()
    elif found := _KYRGYZ.fullmatch(text):
        year, day, word = found.groups()
    else:
        return UNREADABLE_DATE
    month = _month(word)
    return _day(int(year), month, int(day or 0)) if month else UNREADABLE_DATE


def _month(word):
    folded, plain = fold(word), word.lower()
    return next(
        (number for start, number in MONTHS if folded.startswith(start) or plain.startswith(start)), None
    )


def _day(year, month, day):
    """A day, or the parts of it that are not 0: lists have 00.03.2015 and 0.0.2015."""
    try:
        if year not in YEARS:
            return UNREADABLE_DATE
        if not month:
            return ParsedBirthDate(date(year, 1, 1), Precision.YEAR)
        if not day:
            return ParsedBirthDate(date(year, month, 1), Precision.MONTH)
        return ParsedBirthDate(date(year, month, day), Precision.DAY)
    except ValueError:
        return UNREADABLE_DATE


SEXES = {fold(word): sex for sex, name in (("m", "male"), ("f", "female")) for word in WORDS[name]}


def parse_sex(text: str) -> str:
    """ "m" or "f", "" when it is not said; a number says nothing, since lists number the sexes either way."""
    return SEXES.get(fold(text.strip(" .")), "") if text else ""


def parse_pin(text: str) -> str | None:
    """Fourteen digits that begin with 1 or 2; "" for an empty cell, None for what is no PIN."""
    digits = re.sub(r"[\s\-']", "", text)
    digits = digits.removesuffix(".0")
    if digits.lower() in _UNKNOWN or not digits.strip("0"):
        return ""
    return digits if re.fullmatch(r"[12]\d{13}", digits) else None


def parse_phone(text: str) -> str | None:
    """A telephone as +996555123456, the first of several; "" for an empty cell, None for what is none."""
    first = re.split(r"[,;/]|\s{2,}", text.strip())[0]
    digits = re.sub(r"[^\d+]", "", first)
    if not digits.strip("0+"):
        return ""
    if found := re.fullmatch(r"(?:\+?996|0)?(\d{9})", digits):
        return f"+996{found[1]}"
    return digits if re.fullmatch(r"\+\d{10,14}", digits) else None


YES, NO = frozenset(map(fold, WORDS["yes"])), frozenset(WORDS["no"])
# Whatever else a cell says of migrants or of school, these words in it mean yes.
_MIGRANT = re.compile(r"мигр|за\s?рубеж|за\s?границ|чет\s?өлк|россия|орусия|казахстан|турция|abroad", re.I)
_ABSENT = re.compile(r"не посещ|отсутств|не обуч|келбе|барбай|absent|does not attend", re.I)


def is_of_migrant(text: str) -> bool:
    return _says(text, _MIGRANT)


def is_absent(text: str) -> bool:
    return _says(text, _ABSENT)


def _says(text, pattern):
    text = text.strip()
    if text.lower() in NO:
        return False
    return text in ("+", "✓") or fold(text) in YES or bool(pattern.search(text))

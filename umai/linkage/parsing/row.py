"""Parsing one row of a list: names, date, sex, PIN, place, marks, its faults, and the keys that find it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from umai.law.children.ages import is_minor, last_day_of_birth
from umai.linkage.parsing import values
from umai.linkage.parsing.aside import reason_to_set_aside
from umai.linkage.parsing.columns import NAMES, PLACES, ColumnMeaning
from umai.linkage.parsing.places import RowPlace, Territory
from umai.linkage.parsing.reasons import NOT_A_REMARK, REFUSING_REASONS, RowReason
from umai.linkage.rows import Verdict
from umai.names.keys import Key, key_of, word_number
from umai.names.parts import NameParts, parse_name, parts_of
from umai.names.spelling import normalise
from umai.places.models import Place, PlaceLevel
from umai.register.fields import pin as pins

LONGEST = 100  # letters of a part of a name, as the register keeps them
REMEMBERED = 60_000
# Digits, and signs that stand in no name; full stops, brackets and quotation marks are met and harmless.
_ODD = re.compile(r"[\d=@#$%^&*<>{}\[\]|\\~]")
_FORMULA = ("=", "+", "@", "-")

NO_PARTS, NO_KEY, NOWHERE = NameParts(), Key(), RowPlace()


@dataclass
class ParsedRow:
    """What a row says, and the codes of what is wrong with it (`RowReason`)."""

    number: int
    raw: list[str]
    parts: NameParts = NO_PARTS
    key: Key = NO_KEY
    birth: values.ParsedBirthDate = values.NO_DATE
    sex: str = ""
    pin: str = ""
    mother: str = ""
    phone: str = ""
    listed_as: str = ""
    of_migrant: bool = False
    absent: bool = False
    where: RowPlace = NOWHERE
    elsewhere: bool | None = None  # whether its place lies outside the area; None: not known
    reasons: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        if REFUSING_REASONS & set(self.reasons):
            return Verdict.REFUSED
        return Verdict.WARNED if set(self.reasons) - NOT_A_REMARK else Verdict.ACCEPTED

    @property
    def whose(self) -> int:
        """A number that one child keeps in every edition: by the list's own number, the PIN, or the name."""
        if self.listed_as:
            return digest_of("n", self.listed_as.lower())
        if self.pin:
            return digest_of("p", self.pin)
        return digest_of("k", *self.key, self.birth.day, self.where.municipality or self.where.district)

    @property
    def content(self) -> int:
        """A number that changes when anything that was understood changes."""
        return digest_of(
            self.parts.surname,
            self.parts.given,
            self.parts.patronymic,
            *self.birth[:2],
            self.sex,
            self.pin,
            self.mother,
            self.phone,
            self.of_migrant,
            self.absent,
            *self.where[:4],
        )


def digest_of(*values) -> int:
    text = "\x1f".join("" if one is None else str(one) for one in values)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


class RowParser:
    """Parses the rows of one file, by its columns, the area where they are expected and its last day."""

    def __init__(
        self, columns: list[str], *, area: Place, to_on: date, of_migrants: bool, territory: Territory
    ):
        self.at = {name: at for at, name in enumerate(columns) if name}
        self.area, self.to_on, self.of_migrants = area, to_on, of_migrants
        self.territory = territory
        self.has_places = any(name in self.at for name in PLACES)
        self.own = territory.where(area.pk) if area.district_id or area.parent_id else RowPlace()
        self.home = None if area.level == PlaceLevel.COUNTRY else area.district_id or area.pk
        self.seen: set[int] = set()

    def parse_row(self, number: int, raw: list[str]) -> ParsedRow:
        """What this row says. Nothing raises: what cannot be read is a reason."""
        cells = defaultdict(str, {name: raw[at] for name, at in self.at.items() if at < len(raw)})
        if aside := reason_to_set_aside(raw, cells):
            return ParsedRow(number, raw, where=self.own, reasons=[aside])
        row = ParsedRow(number, raw, listed_as=cells[ColumnMeaning.LISTED_AS][:60])
        self.name(row, cells)
        self.pin(row, cells)
        self.birth(row, cells)
        self.sex(row, cells)
        self.place(row, cells)
        row.mother = normalise(cells[ColumnMeaning.MOTHER])[:200]
        row.phone = self.read(row, values.parse_phone, cells[ColumnMeaning.PHONE], RowReason.PHONE_UNREADABLE)
        row.of_migrant = self.of_migrants or values.is_of_migrant(cells[ColumnMeaning.OF_MIGRANT])
        row.absent = values.is_absent(cells[ColumnMeaning.ABSENT])
        same = digest_of(*raw)
        if same in self.seen:
            row.reasons.append(RowReason.TWICE)
        self.seen.add(same)
        return row

    def name(self, row, cells):
        full, surname, given = (cells[name] for name in NAMES)
        patronymic = cells[ColumnMeaning.PATRONYMIC]
        whole = " ".join(filter(None, [full, surname, given, patronymic]))
        if any(name.startswith(_FORMULA) for name in (full, surname, given)):
            row.reasons.append(RowReason.FORMULA)
        elif _ODD.search(whole):
            row.reasons.append(RowReason.NAME_UNREADABLE)
        row.parts = read_name(full, surname, given, patronymic, cells[ColumnMeaning.FATHER])
        parts = row.parts.surname, row.parts.given, row.parts.patronymic
        if max(map(len, parts)) > LONGEST:
            row.reasons.append(RowReason.TOO_LONG)
            row.parts = NameParts(*(part[:LONGEST] for part in parts))
        row.key = key_of(row.parts)
        if whole and not (row.parts.surname or row.parts.patronymic):
            row.reasons.append(RowReason.ONE_WORD)

    def pin(self, row, cells):
        row.pin = self.read(row, values.parse_pin, cells[ColumnMeaning.PIN], RowReason.PIN_UNREADABLE)
        if not row.parts.given and not row.pin:
            row.reasons.append(RowReason.NO_NAME)

    def birth(self, row, cells):
        row.birth = values.parse_birth_date(cells[ColumnMeaning.BIRTH_DATE])
        if row.birth.remark:
            row.reasons.append(row.birth.remark)
        elif row.birth.day is None:
            row.reasons.append(RowReason.NO_DATE)
        if row.birth.day is None:
            return
        if row.birth.day > max(self.to_on, date.today()):
            row.reasons.append(RowReason.BORN_LATER)
        elif row.birth.day <= self.to_on and not may_be_child_on(
            row.birth.day, row.birth.precision, self.to_on
        ):
            row.reasons.append(RowReason.GROWN_UP)

    def sex(self, row, cells):
        words = cells[ColumnMeaning.SEX]
        row.sex = values.parse_sex(words)
        if words and not row.sex:
            row.reasons.append(RowReason.SEX_UNREADABLE)
        if row.pin and pins.contradictions(
            row.pin, sex=row.sex, birth_date=row.birth.day, precision=row.birth.precision
        ):
            row.reasons.append(RowReason.PIN_CONTRADICTS)

    def place(self, row, cells):
        if not self.has_places:
            row.where = self.own
            return
        row.where = self.territory.find_place(*(cells[name] for name in PLACES), self.home)
        if row.where.oblast is None and not row.where.remark:
            row.where = self.own  # the row names no place
            return
        if row.where.remark:
            row.reasons.append(row.where.remark)
        inside = self.territory.lies_in(row.where, self.area)
        row.elsewhere = None if inside is None else not inside
        if row.elsewhere:
            row.reasons.append(RowReason.PLACE_ELSEWHERE)

    @staticmethod
    def read(row, how, text, reason):
        """What `how` reads in the cell; where it reads nothing, `reason` is added to the row."""
        found = how(text) if text else ""
        if found is None:
            row.reasons.append(reason)
        return found or ""


def read_name(full, surname, given, patronymic, father) -> NameParts:
    """The parts of a name, from one column that holds everything or from several."""
    if not full and (not surname or not given) and len(f"{surname} {given}".split()) > 1:
        full = f"{surname} {given} {patronymic}"  # a column called name that holds all of it
    if full:
        parts = parse_name(full)
        if surname or given:
            parts = replace(parts, surname=parts.surname or surname, given=parts.given or given)
    else:
        parts = parts_of(normalise(surname), normalise(given), normalise(patronymic))
    if father and not parts.father:
        parts = replace(parts, father=parse_name(father).given)
    return parts


@lru_cache(REMEMBERED)
def may_be_child_on(day, precision, on) -> bool:
    """Whether somebody born then may have been a child on this day, as exactly as the birth is known."""
    born = last_day_of_birth(day, precision)
    return born > on or is_minor(born, on)


def key_numbers_of(key: Key):
    """The numbers that the key is stored under: given name, surname, father's name."""
    return word_number(key.given), word_number(key.surname), word_number(key.father)

"""One row of a list, understood: names, date, sex, PIN, place, marks; what is wrong, what it is found by."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from umai.law.children.ages import is_minor, last_day_of_birth
from umai.linkage.parsing import values
from umai.linkage.parsing.columns import Field
from umai.linkage.parsing.places import Territory, Where
from umai.linkage.parsing.reasons import NOT_A_REMARK, REFUSING, Reason
from umai.linkage.rows import Verdict
from umai.names.keys import Key, key_of, number
from umai.names.parts import Parts, parse, parts_of
from umai.names.spelling import normalise
from umai.places.models import Place
from umai.register.fields import pin as pins

LONGEST = 100  # letters of a part of a name, as the register keeps them
REMEMBERED = 60_000
# Digits, and signs that stand in no name; full stops, brackets and quotation marks are met and harmless.
_ODD = re.compile(r"[\d=@#$%^&*<>{}\[\]|\\~]")
_FORMULA = ("=", "+", "@", "-")
PLACES = (Field.OBLAST, Field.RAYON, Field.MUNICIPALITY, Field.SETTLEMENT, Field.ADDRESS)

NO_PARTS, NO_KEY, NOWHERE = Parts(), Key(), Where()


@dataclass
class Understood:
    """What a row says, and the codes of what is wrong with it (`Reason`)."""

    number: int
    raw: list[str]
    parts: Parts = NO_PARTS
    key: Key = NO_KEY
    birth: values.Read = values.NOTHING
    sex: str = ""
    pin: str = ""
    mother: str = ""
    phone: str = ""
    listed_as: str = ""
    of_migrant: bool = False
    absent: bool = False
    where: Where = NOWHERE
    elsewhere: bool | None = None  # whether its place lies outside the area; None: not known
    reasons: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        if REFUSING & set(self.reasons):
            return Verdict.REFUSED
        return Verdict.WARNED if set(self.reasons) - NOT_A_REMARK else Verdict.ACCEPTED

    @property
    def whose(self) -> int:
        """The same for the same child in another edition of the list: by its number, its PIN, or its name."""
        if self.listed_as:
            return digest("n", self.listed_as.lower())
        if self.pin:
            return digest("p", self.pin)
        return digest("k", *self.key, self.birth.day, self.where.municipality or self.where.district)

    @property
    def content(self) -> int:
        """Another number when anything that was understood is another."""
        return digest(
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


def digest(*said) -> int:
    text = "\x1f".join("" if one is None else str(one) for one in said)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


class Parser:
    """Understands the rows of one file: which column is what, the area expected, the time of the list."""

    def __init__(
        self, columns: list[str], *, area: Place, to_on: date, of_migrants: bool, territory: Territory
    ):
        self.at = {name: at for at, name in enumerate(columns) if name}
        self.area, self.to_on, self.of_migrants = area, to_on, of_migrants
        self.territory = territory
        self.has_places = any(name in self.at for name in PLACES)
        self.own = territory.where(area.pk) if area.district_id or area.parent_id else Where()
        self.seen: set[int] = set()

    def understood(self, number: int, raw: list[str]) -> Understood:
        """What this row says. Nothing raises: what cannot be read is a reason."""
        said = {name: raw[at] if at < len(raw) else "" for name, at in self.at.items()}
        row = Understood(number, raw, listed_as=said.get(Field.LISTED_AS, "")[:60])
        self.name(row, said)
        self.pin(row, said)
        self.birth(row, said)
        self.sex(row, said)
        self.place(row, said)
        row.mother = normalise(said.get(Field.MOTHER, ""))[:200]
        row.phone = self.read(row, values.phone, said.get(Field.PHONE, ""), Reason.PHONE_UNREADABLE)
        row.of_migrant = self.of_migrants or values.of_migrant(said.get(Field.OF_MIGRANT, ""))
        row.absent = values.absent(said.get(Field.ABSENT, ""))
        same = digest(*raw)
        if same in self.seen:
            row.reasons.append(Reason.TWICE)
        self.seen.add(same)
        return row

    def name(self, row, said):
        full, surname, given, patronymic = (
            said.get(name, "") for name in (Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC)
        )
        whole = " ".join(filter(None, [full, surname, given, patronymic]))
        if full.startswith(_FORMULA) or surname.startswith(_FORMULA) or given.startswith(_FORMULA):
            row.reasons.append(Reason.FORMULA)
        elif _ODD.search(whole):
            row.reasons.append(Reason.NAME_UNREADABLE)
        row.parts = read_name(full, surname, given, patronymic, said.get(Field.FATHER, ""))
        if max(map(len, (row.parts.surname, row.parts.given, row.parts.patronymic))) > LONGEST:
            row.reasons.append(Reason.TOO_LONG)
            row.parts = Parts(
                *(part[:LONGEST] for part in (row.parts.surname, row.parts.given, row.parts.patronymic))
            )
        row.key = key_of(row.parts)
        if whole and not (row.parts.surname or row.parts.patronymic):
            row.reasons.append(Reason.ONE_WORD)

    def pin(self, row, said):
        row.pin = self.read(row, values.pin, said.get(Field.PIN, ""), Reason.PIN_UNREADABLE)
        if not row.parts.given and not row.pin:
            row.reasons.append(Reason.NO_NAME)

    def birth(self, row, said):
        row.birth = values.born(said.get(Field.BIRTH_DATE, ""))
        if row.birth.remark:
            row.reasons.append(row.birth.remark)
        elif row.birth.day is None:
            row.reasons.append(Reason.NO_DATE)
        if row.birth.day is None:
            return
        if row.birth.day > max(self.to_on, date.today()):
            row.reasons.append(Reason.BORN_LATER)
        elif row.birth.day <= self.to_on and not child_on(row.birth.day, row.birth.precision, self.to_on):
            row.reasons.append(Reason.GROWN_UP)

    def sex(self, row, said):
        words = said.get(Field.SEX, "")
        row.sex = values.sex(words)
        if words and not row.sex:
            row.reasons.append(Reason.SEX_UNREADABLE)
        if row.pin and pins.contradictions(
            row.pin, sex=row.sex, birth_date=row.birth.day, precision=row.birth.precision
        ):
            row.reasons.append(Reason.PIN_CONTRADICTS)

    def place(self, row, said):
        if not self.has_places:
            row.where = self.own
            return
        row.where = self.territory.understood(*(said.get(name, "") for name in PLACES))
        if row.where.oblast is None and not row.where.remark:
            row.where = self.own  # nothing was said of it
            return
        if row.where.remark:
            row.reasons.append(row.where.remark)
        inside = self.territory.lies_in(row.where, self.area)
        row.elsewhere = None if inside is None else not inside
        if row.elsewhere:
            row.reasons.append(Reason.PLACE_ELSEWHERE)

    @staticmethod
    def read(row, how, text, reason):
        """What `how` reads in the cell; a remark where it is none."""
        found = how(text) if text else ""
        if found is None:
            row.reasons.append(reason)
        return found or ""


def read_name(full, surname, given, patronymic, father) -> Parts:
    """The parts of a name, from one column that holds everything or from several."""
    if not full and (not surname or not given) and len(f"{surname} {given}".split()) > 1:
        full = f"{surname} {given} {patronymic}"  # a column called name that holds all of it
    if full:
        parts = parse(full)
        if surname or given:
            parts = replace(parts, surname=parts.surname or surname, given=parts.given or given)
    else:
        parts = parts_of(normalise(surname), normalise(given), normalise(patronymic))
    if father and not parts.father:
        parts = replace(parts, father=parse(father).given)
    return parts


@lru_cache(REMEMBERED)
def child_on(day, precision, on) -> bool:
    """Whether somebody born then may have been a child on this day, as exactly as the birth is known."""
    born = last_day_of_birth(day, precision)
    return born > on or is_minor(born, on)


def numbers(key: Key):
    """The numbers that the key is stored under: given name, surname, father's name."""
    return number(key.given), number(key.surname), number(key.father)

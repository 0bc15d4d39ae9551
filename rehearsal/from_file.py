"""People from a CSV file in place of invented ones; `COLUMNS` names its columns.

Who is under 18 is a child, the others are adults. Only what the file says is written: no school, no
absence, no case is invented for them. A father or mother who is found in the household, by
person_id or by name, is that adult; otherwise an adult of whom only the name is known.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from rehearsal.draw import growing_ids
from rehearsal.families import Child, Family, FamilyAdult
from rehearsal.population import InventedFamily
from rehearsal.tables import as_copy_text
from umai.law.children.ages import is_minor
from umai.law.terms.clock import today
from umai.names.parts import NameParts, father_of, is_patronymic, parse_name

COLUMNS = (
    "person_id",
    "household_id",
    "sex",
    "surname",
    "given",
    "father",
    "mother",
    "birth_date",
    "pin",
    "settlement",
)
NEEDED_COLUMNS = {"person_id", "household_id"}
LONGEST = {
    "person_id": 60,
    "household_id": 60,
    "surname": 100,
    "given": 100,
    "father": 100,
    "mother": 100,
    "pin": 14,
    "settlement": 300,
}


class UnusableFile(ValueError):
    """The file cannot be used: one line that says which file, which line and what is wrong there."""


@dataclass(slots=True)
class FileLine:
    """One line of the file, checked; `line` counts from 1, the header included."""

    line: int
    values: dict
    born: date | None
    precision: str

    def __getattr__(self, name):
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def read_lines(path):
    """The file's rows one after another. Raises `UnusableFile` at the first that cannot be used."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file)
            missing = NEEDED_COLUMNS - set(lines.fieldnames or ())
            if missing:
                raise UnusableFile(f"{path.name}, line 1: the column {', '.join(sorted(missing))} is missing")
            for values in lines:
                yield read_line(path, lines.line_num, values)
    except OSError as failure:
        raise UnusableFile(f"{path.name}: {failure.strerror or 'cannot be read'}") from failure
    except UnicodeDecodeError as failure:
        raise UnusableFile(f"{path.name}: not UTF-8") from failure
    except csv.Error as failure:
        raise UnusableFile(f"{path.name}, line {lines.line_num}: {failure}") from failure


def read_line(path, line, values):
    def refuse(what):
        raise UnusableFile(f"{path.name}, line {line}: {what}")

    if None in values or None in values.values():
        refuse("not as many fields as the first line has")
    found = {name: visible_text(values.get(name, "")) for name in COLUMNS}
    if not found["person_id"]:
        refuse("person_id is empty")
    if not found["surname"] and not found["given"]:
        refuse("neither surname nor given name")
    for name, most in LONGEST.items():
        if len(found[name]) > most:
            refuse(f"{name} is longer than {most} characters")
    found["sex"] = found["sex"].lower()
    if found["sex"] not in ("m", "f", ""):
        refuse("sex is neither M nor F")
    try:
        born, precision = parse_birth(found["birth_date"])
    except ValueError:
        refuse("birth_date is not YYYY-MM-DD, YYYY-MM or YYYY")
    return FileLine(line, found, born, precision)


def visible_text(said):
    """The words as written, without what nobody can see: control characters and doubled spaces."""
    if not said.isprintable():
        said = "".join(sign if sign.isprintable() else " " for sign in said)
    return " ".join(said.split())


def parse_birth(said):
    """The first day that is meant, and how exactly it is known."""
    if not said:
        return None, "unknown"
    parts = [int(part) if part.isascii() and part.isdigit() else 0 for part in said.split("-")]
    born = date(*[*parts, 1, 1][: max(3, len(parts))])
    if len(said.split("-")[0]) != 4 or born > today():
        raise ValueError
    return born, ("year", "month", "day")[len(parts) - 1]


def check_file(path):
    """Read the whole file once: (number of people, whether each household's lines stand together)."""
    people, together, seen, last = 0, True, set(), None
    for one in read_lines(path):
        people += 1
        household = one.household_id
        if household != last:
            together = together and household not in seen
            seen.add(household)
            last = household
    return people, together


def households(path, together):
    """The rows of each household; a person without one is a household alone."""

    def key(one):
        return one.household_id or f"\0{one.person_id}"

    rows = read_lines(path) if together else sorted(read_lines(path), key=key)
    for _, group in groupby(rows, key):
        yield list(group)


class FamilyReader:
    """Turns households of a file into families; where a PIN comes twice, the first keeps it."""

    def __init__(self, homes, today, part):
        self.homes, self.today = homes, today
        self.new_id = growing_ids("file", today, part)
        self.pins = {"child": set(), "adult": set()}
        self.pins_left_out = 0

    def read_family(self, rows):
        family, adults, by_name = self.household(rows[0]), {}, {}
        parents = {name for one in rows for name in (one.father, one.mother) if name}
        children = [one for one in rows if self.is_child(one, parents)]
        for one in rows:
            if one not in children:
                adult = adults[one.person_id.lower()] = self.adult(one)
                family.adults.append(adult)
                for name in (one.given, f"{one.surname} {one.given}", f"{one.given} {one.surname}"):
                    by_name.setdefault((name.lower(), one.sex), adult)
        for one in children:
            family.children.append(self.child(one, family, adults, by_name))
        return InventedFamily(family, [None] * len(family.children))

    def is_child(self, one, parents):
        """Under 18; where no birth date is known, whoever nobody in the household calls a parent."""
        if one.born:
            return is_minor(one.born, self.today)
        return not {one.person_id, one.given, f"{one.surname} {one.given}"} & parents

    def household(self, one):
        home, settlement, words = self.homes.of(one.settlement)
        return Family(
            next(self.new_id),
            home,
            settlement,
            words,
            "",
            [],
            [],
            self.today - timedelta(1),
            household=one.household_id,
            invented=False,
        )

    def adult(self, one):
        names = (as_copy_text(one.surname), as_copy_text(one.given), "")
        pin = self.pin("adult", one.pin)
        return FamilyAdult(
            next(self.new_id),
            "",
            one.sex,
            *names,
            one.born,
            pin,
            "",
            known_as=one.person_id,
            precision=one.precision,
        )

    def child(self, one, family, adults, by_name):
        named = (
            is_patronymic(one.father) or father_of(one.father) != one.father
        )  # «Нурланович», «Нурлан уулу»
        kin = {}
        for relation, sex, name in (("father", "m", one.father), ("mother", "f", one.mother)):
            found = self.find_parent(name, sex, adults, by_name)
            if found is None and name and not (relation == "father" and named):
                found = self.make_named_parent(name, sex, by_name)
                family.adults.append(found)
            if found:
                kin.setdefault(found.id, (found, relation))
        father = next((adult.given for adult, relation in kin.values() if relation == "father"), "")
        return Child(
            next(self.new_id),
            one.sex,
            as_copy_text(one.surname),
            as_copy_text(one.given),
            as_copy_text(one.father) if named else "",
            father,
            one.born,
            self.pin("child", one.pin),
            known_as=one.person_id,
            precision=one.precision,
            kin=tuple(kin.values()),
        )

    def find_parent(self, name, sex, adults, by_name):
        """The adult of the household who is meant, by person_id or by name."""
        name = name.lower()
        return adults.get(name) or by_name.get((name, sex)) or by_name.get((name, ""))

    def make_named_parent(self, name, sex, by_name):
        """A parent of whom the file says no more than the name; brothers and sisters share one."""
        parts = parse_name(name) if " " in name else NameParts(given=name)
        adult = FamilyAdult(
            next(self.new_id),
            "",
            sex,
            as_copy_text(parts.surname),
            as_copy_text(parts.given),
            as_copy_text(parts.patronymic),
            None,
            "",
            "",
            lives_here=False,
        )
        by_name[name.lower(), sex] = adult
        return adult

    def pin(self, kind, pin):
        if pin in self.pins[kind]:
            self.pins_left_out += 1
            return ""
        if pin:
            self.pins[kind].add(pin)
        return as_copy_text(pin)

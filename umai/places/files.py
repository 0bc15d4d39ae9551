"""A folder that holds one version of the classifier, read and checked before anything is stored."""

import csv
import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from umai.names.scripts import kyrgyz_place, place_latin
from umai.places.dates import PublishedDate, parse_published_date
from umai.places.models import PlaceLevel

TERRITORIES = "territories.csv"
VILLAGES = "villages_ru.csv"
VILLAGE_NAMES = "village_names.csv"
CHANGE_COLUMNS = ("kind", "old", "new", "note", "source", "confidence")  # of a change, kept as published
LONGEST = 500  # characters in one field; a longer one is a broken quote, not a name

_LEVELS = {"aiyl_aimak": PlaceLevel.MUNICIPALITY} | {level.value: level for level in PlaceLevel}
_MAY_LIE_IN: dict[PlaceLevel, set[PlaceLevel | None]] = {
    PlaceLevel.COUNTRY: {None},
    PlaceLevel.OBLAST: {PlaceLevel.COUNTRY},
    PlaceLevel.DISTRICT: {PlaceLevel.OBLAST, PlaceLevel.CITY},
    PlaceLevel.CITY: {PlaceLevel.COUNTRY, PlaceLevel.OBLAST, PlaceLevel.DISTRICT},
    PlaceLevel.MUNICIPALITY: {PlaceLevel.DISTRICT, PlaceLevel.CITY},
    PlaceLevel.VILLAGE: {PlaceLevel.MUNICIPALITY, PlaceLevel.CITY, PlaceLevel.DISTRICT},
}


class UnusableClassifier(ValueError):
    """The files cannot be loaded: one line that says which file, which line and what is wrong."""


@dataclass(frozen=True)
class ClassifierUnit:
    """One row of the classifier as published, with the forms of its name that others wrote or a rule made."""

    code: str
    parent_code: str
    level: str
    name_ky: str
    name_ru: str
    name_en: str
    names_reviewed: bool
    iso_code: str
    source: str
    name_ky_source: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnnouncedChange:
    """One published change for one code ("several" where the source names none)."""

    code: str
    when: PublishedDate
    kind: str
    old: str
    new: str
    note: str
    source: str
    confidence: str

    @property
    def ends(self):
        """The codes that end with this change: those named among the words of the old state."""
        if self.kind == "parent":  # the old parent goes on without this part
            return []
        return [code for code in re.findall(r"\d{14}", self.old) if code != self.code]


@dataclass(frozen=True)
class ClassifierEdition:
    """One version of the classifier: all of it, checked."""

    name: str
    source: str
    in_force_on: date | None
    sha256: str
    units: dict[str, ClassifierUnit]
    announced: list[AnnouncedChange]
    has_villages: bool


def read_classifier(folder: Path) -> ClassifierEdition:
    """Read the folder, or raise UnusableClassifier. Nothing is stored."""
    folder = Path(folder)
    units: dict[str, ClassifierUnit] = {}
    lines: dict[str, str] = {}
    attested = _attested(folder / VILLAGE_NAMES)
    for file, make in ((TERRITORIES, _unit), (VILLAGES, _village)):
        for where, row in _rows(folder / file):
            unit = make(row, where, attested.get(row["code"], {}))
            if unit.code in units:
                raise UnusableClassifier(f"{where}: code {unit.code} stands on {lines[unit.code]} already")
            units[unit.code], lines[unit.code] = unit, where
    has_villages = any(unit.level == PlaceLevel.VILLAGE for unit in units.values())
    if has_villages and (stray := attested.keys() - units.keys()):
        raise UnusableClassifier(f"{VILLAGE_NAMES}: no unit has the code {min(stray)}")
    for unit in units.values():
        _require_parent(unit, units, lines[unit.code])
    if sum(unit.level == PlaceLevel.COUNTRY for unit in units.values()) != 1:
        raise UnusableClassifier("territories.csv: exactly one row must be the country")
    about = _about(folder)
    return ClassifierEdition(
        name=about.get("name", folder.name),
        source=about.get("source", ""),
        in_force_on=about.get("in_force_on"),
        sha256=_digest(folder),
        units=units,
        announced=_announced(folder / "territory_changes.csv"),
        has_villages=has_villages,
    )


_COLUMNS = {
    TERRITORIES: ["code", "parent_code", "level", "name_ky", "name_ru", "name_en", "source"],
    VILLAGES: ["code", "parent_code", "name_ru", "source"],
    VILLAGE_NAMES: ["code", "name_ky", "also", "source"],
    "territory_changes.csv": ["date", "code", *CHANGE_COLUMNS],
}


def _rows(path):
    """The rows of one CSV file, each with its position in words; only the territories must be there."""
    if path.name != TERRITORIES and not path.exists():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [column for column in _COLUMNS[path.name] if column not in (reader.fieldnames or [])]
            if missing:
                raise UnusableClassifier(f"{path.name} line 1: no column {missing[0]}")
            yield from _fields(reader, path)
    except FileNotFoundError:
        raise UnusableClassifier(f"{path.name}: there is no such file in the folder") from None
    except OSError as error:
        raise UnusableClassifier(f"{path.name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UnusableClassifier(f"{path.name}: not UTF-8") from None


def _fields(reader, path):
    try:
        for row in reader:
            where = f"{path.name} line {reader.line_num}"
            if None in row or None in row.values():
                raise UnusableClassifier(f"{where}: not as many fields as columns")
            yield where, {column: _field(value, column, where) for column, value in row.items()}
    except csv.Error as error:
        raise UnusableClassifier(f"{path.name} line {reader.line_num}: {error}") from None


def _field(value, column, where):
    if len(value) > LONGEST:
        raise UnusableClassifier(f"{where}: {column} is longer than {LONGEST} characters")
    if any(character < " " or character == "\x7f" for character in value):
        raise UnusableClassifier(f"{where}: {column} holds a control character")
    return value.strip()


def _attested(path):
    """Code to the names that others wrote of this place, with their source; empty where there is no file."""
    found = {}
    for where, row in _rows(path):
        if not row["source"]:
            raise UnusableClassifier(f"{where}: source is empty")
        if row["code"] in found:
            raise UnusableClassifier(f"{where}: code {row['code']} stands in this file already")
        found[row["code"]] = row
    return found


def _unit(row, where, attested):
    level = _LEVELS.get(row["level"])
    if level is None:
        raise UnusableClassifier(f"{where}: unknown level “{row['level'][:40]}”")
    for column in ("name_ky", "name_ru", "name_en"):
        if not row[column]:
            raise UnusableClassifier(f"{where}: {column} is empty")
    return ClassifierUnit(
        code=_require_code(row["code"], where),
        parent_code=row["parent_code"],
        level=level,
        name_ky=row["name_ky"],
        name_ru=row["name_ru"],
        name_en=row["name_en"],
        names_reviewed=row.get("names_reviewed") == "yes",
        iso_code=row.get("iso3166_2", "")[:6],
        source=row["source"],
        name_ky_source=row.get("name_ky_source", ""),
        also=tuple(name.strip() for name in attested.get("also", "").split(";") if name.strip()),
    )


def _village(row, where, attested):
    """A village; its Kyrgyz name is that of its row, else one that others wrote, else made by rule."""
    if not row["name_ru"]:
        raise UnusableClassifier(f"{where}: name_ru is empty")
    written = "" if row.get("name_ky") else attested.get("name_ky", "")
    kyrgyz = row.get("name_ky") or written or kyrgyz_place(row["name_ru"])
    names = {
        "name_ky": kyrgyz,
        "name_ky_source": attested["source"] if written else "",
        "name_en": row.get("name_en") or place_latin(kyrgyz),
    }
    return _unit(row | names | {"level": PlaceLevel.VILLAGE, "iso3166_2": ""}, where, attested)


def _require_code(code, where):
    if not re.fullmatch(r"[0-9]{14}", code):
        raise UnusableClassifier(f"{where}: code “{code[:40]}” is not 14 digits")
    return code


def _require_parent(unit, units, where):
    parent = units.get(unit.parent_code)
    if parent is None and unit.parent_code:
        raise UnusableClassifier(f"{where}: no unit has the parent code “{unit.parent_code[:40]}”")
    level = parent.level if parent else None
    if level not in _MAY_LIE_IN[unit.level]:
        raise UnusableClassifier(f"{where}: a {unit.level} cannot lie in a {level or 'unit without code'}")
    if (unit.level, level) == (PlaceLevel.DISTRICT, PlaceLevel.CITY):
        above = units.get(parent.parent_code)
        if above is None or above.level != PlaceLevel.COUNTRY:
            raise UnusableClassifier(f"{where}: only a city of republican significance has districts")


def _announced(path):
    changes = []
    for where, row in _rows(path):
        try:
            when = parse_published_date(row["date"])
        except ValueError:
            raise UnusableClassifier(f"{where}: no calendar has the date “{row['date'][:40]}”") from None
        words = {column: row[column] for column in CHANGE_COLUMNS}
        codes = row["code"].split(";")
        changes += [AnnouncedChange(code=code.strip(), when=when, **words) for code in codes]
    return changes


def _about(folder):
    path = folder / "classifier.toml"
    if not path.exists():
        return {}
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableClassifier(f"classifier.toml: {str(error).splitlines()[0]}") from None
    day = about.get("in_force_on")
    if day is not None and type(day) is not date:
        raise UnusableClassifier("classifier.toml: in_force_on must be a day, such as 2026-01-01")
    for word in ("name", "source"):
        if not isinstance(about.get(word, ""), str):
            raise UnusableClassifier(f"classifier.toml: {word} must be text in quotes")
    return about


def _digest(folder):
    digest = hashlib.sha256()
    for name in ("classifier.toml", *_COLUMNS):
        path = folder / name
        if path.exists():
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

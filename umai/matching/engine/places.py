"""Where a row of a list says that a child lives, as codes that are the same in every list.

A list may have the code of a settlement or its name, with or without district and oblast, in any
script. A name that one place has, of those in the district or oblast that is said, becomes its code; one
that none has, or several, stays a name, with the district before it. The name alone is compared too.
"""

import csv
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from umai.matching.comparison.records import codes_of_word
from umai.names.place_names.known import PlaceNames
from umai.names.place_names.spelled import REMEMBERED, compared_name, is_town, plain_name

DATA = Path(__file__).parents[2] / "places" / "data"
# A code begins with those of the places that it lies in.
_OBLAST, _DISTRICT, _MUNICIPALITY, _CODE = 5, 8, 11, 14


class PlaceCodes(NamedTuple):
    """The four places, and the name of the settlement as a code of its own; "" for what is not known.

    The name says nothing of the district, so a slip there leaves it as it is.
    """

    oblast: str = ""
    district: str = ""
    municipality: str = ""
    settlement: str = ""
    village: str = ""


@lru_cache(REMEMBERED)
def place_codes_of(oblast: str, district: str, settlement: str) -> PlaceCodes:
    """The codes of a place as a list has it."""
    if settlement.isdigit() and len(settlement) == _CODE:
        return _of_code(settlement)
    of_oblast, of_district = _code_of(oblast, "oblast"), _code_of(district, "district")
    if not plain_name(settlement):
        return PlaceCodes(of_oblast, of_district)
    known = _settlements_named(settlement, of_district, of_oblast)
    if len(known) == 1:
        return _of_code(known.pop())
    kept, name = f"{of_district or of_oblast}:{plain_name(settlement)}", compared_name(settlement)
    return PlaceCodes(of_oblast, of_district, "", kept, _name_code(name))


def _settlements_named(settlement: str, of_district: str, of_oblast: str) -> set[str]:
    """The codes of the villages and towns that this may name, of those in the narrowest area that has any."""
    for begin in filter(None, (of_district, of_oblast)):
        inside, loosely = partial(_lies_in, begin), begin == of_district
        if known := settlement_names().find(settlement, inside, loosely=loosely):
            return known
    return settlement_names().find(settlement)


def _lies_in(begin: str, code: str) -> bool:
    return code.startswith(begin)


def _of_code(code: str) -> PlaceCodes:
    name = _name_code(_names_by_code().get(code, code))
    return PlaceCodes(code[:_OBLAST], code[:_DISTRICT], code[:_MUNICIPALITY], code, name)


def _name_code(name: str) -> str:
    return codes_of_word(name)[0] or ""


def _code_of(text: str, level: str) -> str:
    """The beginning of the codes of this oblast or district; its folded name where it is not known.

    Ош and Өзгөн are towns too: only a name with a word for a town is looked for among the towns first.
    """
    size = _OBLAST if level == "oblast" else _DISTRICT
    if text.isdigit() and len(text) == _CODE:
        return text[:size]
    order = ("city", level) if is_town(text) else (level, "city")
    known = next((codes for one in order if (codes := area_names(one).find(text))), set())
    return known.pop()[:size] if len(known) == 1 else plain_name(text)


@cache
def settlement_names() -> PlaceNames[str]:
    """The codes of villages and towns by all their names."""
    return _names_of("village", "city")


@cache
def _names_by_code() -> dict[str, str]:
    """The folded name of each settlement, Russian where there is one: one for all its spellings."""
    return {
        unit["code"]: compared_name(unit.get("name_ru") or unit.get("name_ky") or "")
        for unit in _units()
        if unit["level"] in ("village", "city")
    }


@cache
def area_names(level: str) -> PlaceNames[str]:
    """The codes of oblasts, districts or towns by all their names."""
    return _names_of(level)


def _names_of(*levels: str) -> PlaceNames[str]:
    units = {unit["code"]: unit for unit in _units() if unit["level"] in levels}
    named = [
        (code, unit.get(form) or "")
        for code, unit in units.items()
        for form in ("name_ky", "name_ru", "name_en")
    ]
    for code, names in _other_names():
        named += [(code, name) for name in names if code in units]
    return PlaceNames(named)


def _units():
    for file in ("territories.csv", "villages_ru.csv"):
        for unit in _rows(file):
            yield {"level": "village"} | unit


def _other_names():
    """The names that others wrote, and those of before a renaming."""
    for row in _rows("village_names.csv"):
        yield row["code"], [row["name_ky"], *row["also"].split(";")]
    for row in _rows("territory_changes.csv"):
        if row["kind"] == "rename":
            yield row["code"], [row["old"]]


def _rows(file):
    with (DATA / file).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)

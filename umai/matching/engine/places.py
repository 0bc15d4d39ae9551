"""Where a row of a list says that a child lives, as codes that are the same in every list.

A list may have the code of a settlement or its name, with or without district and oblast, in any
script. A name that the classifier has once becomes its code; one that it does not have, or has for several
places, stays a name, with the district before it. The name alone is compared too.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from umai.matching.comparison.records import codes_of_word
from umai.names.places import forms, is_town, plain_name

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


def place_codes_of(oblast: str, district: str, settlement: str) -> PlaceCodes:
    """The codes of a place as a list has it."""
    if settlement.isdigit() and len(settlement) == _CODE:
        return _of_code(settlement)
    of_oblast, of_district = _code_of(oblast, "oblast"), _code_of(district, "district")
    if not plain_name(settlement):
        return PlaceCodes(of_oblast, of_district)
    known = known_as(settlement, settlement_codes_by_name())
    for begin in (of_district, of_oblast):
        within = [code for code in known if begin and code.startswith(begin)]
        known = within or known
    if len(known) == 1:
        return _of_code(known[0])
    name = plain_name(settlement)
    return PlaceCodes(of_oblast, of_district, "", f"{of_district or of_oblast}:{name}", _name_code(name))


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
    known = [codes for one in order if (codes := known_as(text, area_codes_by_level()[one]))]
    return known[0][0][:size] if known and len(known[0]) == 1 else plain_name(text)


def known_as(text: str, table: dict[str, list[str]]) -> list[str]:
    """The codes of the places that this text may name, in whichever form they are known."""
    return next((table[form] for form in forms(text) if form in table), [])


@cache
def settlement_codes_by_name() -> dict[str, list[str]]:
    """The codes of villages and towns, by folded name."""
    return _by_name(unit for unit in _units() if unit["level"] in ("village", "city"))


@cache
def _names_by_code() -> dict[str, str]:
    """The folded name of each settlement, Russian where there is one: one for all its spellings."""
    return {
        unit["code"]: plain_name(unit.get("name_ru") or unit.get("name_ky") or "")
        for unit in _units()
        if unit["level"] in ("village", "city")
    }


@cache
def area_codes_by_level() -> dict[str, dict[str, list[str]]]:
    """The codes of oblasts, districts and towns, by folded name."""
    return {
        level: _by_name(unit for unit in _units() if unit["level"] == level)
        for level in ("oblast", "district", "city")
    }


def _units():
    for file in ("territories.csv", "villages_ru.csv"):
        with (DATA / file).open(encoding="utf-8-sig", newline="") as lines:
            for unit in csv.DictReader(lines):
                yield {"level": "village"} | unit


def _by_name(units) -> dict[str, list[str]]:
    found = defaultdict(list)
    for unit in units:
        for name in {plain_name(unit.get(form) or "") for form in ("name_ky", "name_ru", "name_en")} - {""}:
            found[name].append(unit["code"])
    return found

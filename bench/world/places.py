"""Where the invented children live: real settlements, as dense as the country is."""

import csv
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from zlib import crc32

from rehearsal.country import ORIGINS
from rehearsal.draw import Wheel

DATA = Path(__file__).resolve().parents[2] / "umai" / "places" / "data"
CHILDREN = 2_200_000  # of the whole country: so many live in all settlements together
TOWN, CAPITAL = 12, 60  # villages that a town, and an inner district of a capital, weigh. Judgement


@dataclass(slots=True)
class Settlement:
    """A village or town with the names above it, Russian and Kyrgyz."""

    code: str
    name: str
    kyrgyz: str  # of a town; "" for a village, of which only the Russian name was published
    centre: str  # the village where the municipality sits: children are often registered there
    district: tuple[str, str]
    oblast: tuple[str, str]
    iso: str
    weight: float
    number: int = 0


def read_settlements() -> list[Settlement]:
    """All of them, in the order of the classifier."""
    units = {row["code"]: row for row in read_rows("territories.csv")}
    found = []
    for row in read_rows("villages_ru.csv"):
        if row["parent_code"] in units:
            weight = 0.4 + (crc32(row["code"].encode()) % 1000) / 500  # sizes differ, the same in every run
            found.append(
                as_settlement(row["code"], row["name_ru"], "", units[row["parent_code"]], units, weight)
            )
    for unit in units.values():
        inner = unit["level"] == "district" and units[unit["parent_code"]]["level"] == "city"
        if inner or (unit["level"] == "city" and unit["code"] != "41711000000000"):
            capital = inner or unit["code"] == "41721000000000"
            named = units[unit["parent_code"]] if inner else unit
            name, kyrgyz = named["name_ru"].removeprefix("г. "), named["name_ky"].removesuffix(" шаары")
            found.append(as_settlement(unit["code"], name, kyrgyz, unit, units, CAPITAL if capital else TOWN))
    return sorted(found, key=lambda one: one.code)


def read_rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def as_settlement(code, name, kyrgyz, unit, units, weight):
    aimak = unit["name_ky"].removesuffix(" айыл аймагы") if unit["level"] == "aiyl_aimak" else name
    above = {}
    while unit["level"] != "country":
        above.setdefault(unit["level"], unit)
        unit = units[unit["parent_code"]]
    oblast = above.get("oblast") or above["city"]
    district = above.get("district") or above.get("city")
    return Settlement(
        code,
        name,
        kyrgyz,
        aimak,
        (district["name_ru"], district["name_ky"]),
        (oblast["name_ru"], oblast["name_ky"]),
        oblast["iso3166_2"],
        weight,
    )


def choose_settlements(people: int, seed: int) -> list[Settlement]:
    """As many whole districts as so many children fill: a smaller country, and not a thinner one."""
    everywhere = read_settlements()
    wanted = people / CHILDREN * sum(one.weight for one in everywhere)
    by_district: dict[tuple, list] = {}
    for one in everywhere:
        by_district.setdefault((one.oblast, one.district), []).append(one)
    order = list(by_district.values())
    Random(f"districts {seed}").shuffle(order)
    found: list[Settlement] = []
    for district in order:
        for one in district:
            if sum(each.weight for each in found) >= wanted:
                break
            found.append(one)
    found.sort(key=lambda one: one.code)
    for number, one in enumerate(found):
        one.number = number
    return found


def split_by_weight(total: int, weights: list[float]) -> list[int]:
    """The total divided by weight into whole numbers that add up to it."""
    ends = [round(total * part / sum(weights)) for part in accumulate(weights)]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


ORIGIN = {iso: Wheel(mix) for iso, mix in ORIGINS.items()}

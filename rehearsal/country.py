"""Where the invented people live, and how many of them have parents away: shares from published figures."""

import csv
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from rehearsal.draw import Wheel
from rehearsal.justice.bodies import NO_BODIES, BodiesOfJustice

FIGURES = Path(__file__).with_name("data") / "figures.csv"
DIRECTORY = Path(__file__).with_name("people.toml")
TOWN_WEIGHS = 4  # times an aiyl aimak

# Origins of names by oblast: judgement, in the order of size; no source was read.
ORIGINS = {
    "KG-O": {"kyrgyz": 68, "uzbek": 29, "tajik": 2, "russian": 1},
    "KG-GO": {"kyrgyz": 49, "uzbek": 46, "russian": 3, "tajik": 2},
    "KG-J": {"kyrgyz": 74, "uzbek": 24, "russian": 1, "tajik": 1},
    "KG-B": {"kyrgyz": 76, "uzbek": 15, "tajik": 7, "russian": 2},
    "KG-C": {"kyrgyz": 66, "russian": 22, "dungan": 10, "uzbek": 2},
    "KG-GB": {"kyrgyz": 74, "russian": 22, "uzbek": 2, "dungan": 2},
    "KG-Y": {"kyrgyz": 87, "russian": 10, "dungan": 2, "uzbek": 1},
    "KG-T": {"kyrgyz": 92, "russian": 5, "uzbek": 2, "dungan": 1},
    "KG-N": {"kyrgyz": 99, "russian": 1},
}


def published_figures(path=FIGURES):
    """The published figures that are used here: (indicator, year, territory) to a number."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["year"], row["territory"]): float(row["value"])
            for row in csv.DictReader(file)
        }


def children_by_oblast(published=None):
    """Children aged 0–17 by oblast: an own split of the national figure (figures.csv says so)."""
    found = published or published_figures()
    return {key[2]: number for key, number in found.items() if key[0] == "population_0_17_ESTIMATE"}


def abroad_by_oblast(published=None):
    """The share of children with a parent abroad (MICS 2018), by oblast.

    Three oblasts have a published figure; the others get, all alike, what is left of the national
    12 %. That part is arithmetic, no finding; data/README.md shows it.
    """
    found = published or published_figures()
    children = children_by_oblast(found)
    name, year = "mics_at_least_one_parent_abroad_percent", "2018"
    known = {key[2]: share / 100 for key, share in found.items() if key[:2] == (name, year)}
    national = known.pop("KG")
    left = national * sum(children.values()) - sum(children[oblast] * known[oblast] for oblast in known)
    rest = left / sum(number for oblast, number in children.items() if oblast not in known)
    return {oblast: known.get(oblast, rest) for oblast in children}


def internal_per_external(published=None):
    """Children with a parent away inside the country only, for each one with a parent abroad."""
    found = published or published_figures()
    return (
        found["children_of_migrants_internal", "2019-07", "KG"]
        / found["children_of_migrants_external", "2019-07", "KG"]
    )


@dataclass
class Municipality:
    """One municipality as the generator needs it; `office` and the workers are ids in text."""

    code: str
    id: int
    district: int
    oblast: str
    weight: float
    settlements: list  # (id, name in Kyrgyz)
    office: str = ""
    workers: list = field(default_factory=list)  # social workers of the municipality
    specialists: list = field(default_factory=list)  # of the department above it
    heads: list = field(default_factory=list)
    department: str = ""
    writes: str = ""  # the office that recorded the rows
    shown: bool = False  # a demonstration worker's: more children, more cases
    names: dict = field(default_factory=dict)  # of workers, by id
    department_names: tuple = ("", "", "")  # Kyrgyz, Russian, English
    bodies: dict = field(default_factory=dict)  # kind to rehearsal.catalogue.AskedBody
    justice: BodiesOfJustice = NO_BODIES
    representatives: list = field(default_factory=list)  # rehearsal.justice.representatives.Representative


class Country:
    """All municipalities with their weights, to draw a family's home from."""

    def __init__(self, municipalities, published=None):
        found = published or published_figures()
        self.municipalities = municipalities
        self.abroad = abroad_by_oblast(found)
        self.internal = internal_per_external(found)
        self.origins = {oblast: Wheel(mix) for oblast, mix in ORIGINS.items()}
        self.children = children_by_oblast(found)

    def homes(self, number):
        """A function that draws a municipality, for a filling with so many children.

        A demonstration worker's municipality gets at least about 250 children (60 in the second
        district), as far as half of its oblast goes; its neighbours get as many fewer, so the oblasts
        keep their weight.
        """
        total = sum(self.children.values())
        weights = []
        for oblast, children in self.children.items():
            here = [one for one in self.municipalities if one.oblast == oblast]
            shown = [one for one in here if one.shown]
            share = children / total
            whole = sum(one.weight for one in here)
            lifted = {}
            for one in shown:
                wanted = (250 if oblast == "KG-O" else 60) / number
                lifted[one.id] = max(share * one.weight / whole, min(wanted, share / 2))
            rest = share - sum(lifted.values())
            others = sum(one.weight for one in here if not one.shown)
            weights += [(one, lifted.get(one.id, rest * one.weight / others)) for one in here]
        places = [one for one, _ in weights]
        *steps, whole = accumulate(weight for _, weight in weights)

        def draw(random):
            return places[bisect(steps, random() * whole)]

        return draw


def read_country(using="owner", shown=()):
    """The country as the database has it today; `shown` are codes of municipalities to lift."""
    from umai.places.models import Place

    places = Place.objects.using(using).current()
    iso = dict(places.exclude(iso_code="").values_list("id", "iso_code"))
    villages = {}
    rows = places.villages().order_by("code").values_list("id", "name_ky", "municipality_id")
    for key, name, municipality in rows:
        villages.setdefault(municipality, []).append((key, name))
    answer = []
    for place in places.municipalities().filter(district__isnull=False).order_by("code"):
        oblast = next((iso[key] for key in [*place.above, place.pk] if key in iso and iso[key] != "KG"), None)
        if oblast is None:
            continue
        answer.append(
            Municipality(
                code=place.code,
                id=place.pk,
                district=place.district_id,
                oblast=oblast,
                weight=1 if place.level == "municipality" else TOWN_WEIGHS,
                settlements=villages.get(place.pk) or [(place.pk, place.name_ky)],
                shown=place.code in shown,
            )
        )
    return Country(answer)

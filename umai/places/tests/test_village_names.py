"""The names of villages that others wrote, as shipped."""

import csv
import re
from collections import defaultdict

import pytest

from umai.names.place_names.known import PlaceNames
from umai.names.place_names.spelled import plain_name
from umai.names.scripts import kyrgyz_place
from umai.places.classifier import COUNTRY_FOLDER
from umai.places.files import UnusableClassifier, read_classifier

BELOGORKA = "41708222809010"  # the Тош-Булак that was Белогорка


def rows(name):
    with (COUNTRY_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units():
    return read_classifier(COUNTRY_FOLDER).units


@pytest.fixture(scope="module")
def sources():
    """What each source wrote, by its number there."""
    found = defaultdict(set)
    for row in rows("place_names.csv"):
        found[row["wof_id"]] |= {row["name_ky"], row["name_ru"]}
    for row in rows("other_names.csv"):
        found[row["geonames_id"]].add(row["name"])
    return found


def test_every_name_stands_in_the_source_beside_it(sources):
    for row in rows("village_names.csv"):
        written = set().union(*(sources[one] for one in re.findall(r"\d{6,}", row["source"])))
        plain = {as_letters(name) for name in written}
        assert {as_letters(name) for name in (row["name_ky"], *row["also"].split("; ")) if name} <= plain


def as_letters(name):
    return re.sub(r"\W", "", name.lower().replace("ё", "е"))


def test_a_kyrgyz_name_is_another_spelling_of_the_russian_one(units):
    written = [unit for unit in units.values() if unit.name_ky_source]
    assert len(written) > 900
    assert all(plain_name(unit.name_ky) == plain_name(unit.name_ru) for unit in written)


def test_a_former_name_leads_to_its_place_alone(units):
    names = PlaceNames(
        (code, name)
        for code, unit in units.items()
        if unit.level in ("village", "city")
        for name in (unit.name_ky, unit.name_ru, unit.name_en, *unit.also)
    )
    former = [(code, name) for code, unit in units.items() for name in unit.also]
    assert len(former) > 50
    for code, name in former:
        assert names.find(name, lambda one, code=code: one[:8] == code[:8], loosely=True) == {code}


def test_a_name_made_by_rule_has_no_source_and_a_written_one_is_not_reviewed(places):
    village = places.get(code=BELOGORKA)
    assert (village.name_ky, village.also) == ("Тош-Булак", ["Белогорка"])
    assert village.name_ky_source.startswith("Who's On First") and not village.names_reviewed
    made = places.villages().filter(name_ky_source="").first()
    assert made.name_ky == kyrgyz_place(made.name_ru)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{BELOGORKA},Тош-Булак,,", "source is empty"),
        (f"{BELOGORKA},Тош-Булак,,A test", "stands in this file already"),
        ("41799999999999,Эч кайда,,A test", "no unit has the code 41799999999999"),
    ],
)
def test_a_name_without_source_or_place_is_refused(folder, line, says):
    with (folder / "village_names.csv").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")

    with pytest.raises(UnusableClassifier, match=says):
        read_classifier(folder)


def test_without_the_file_every_village_name_is_made_by_rule(folder):
    (folder / "village_names.csv").unlink()

    units = read_classifier(folder).units

    assert not any(unit.name_ky_source or unit.also for unit in units.values())

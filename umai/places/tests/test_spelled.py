"""One place under its many spellings, without a database."""

import csv
from pathlib import Path

import pytest

import umai.places
from umai.names.place_names.spelled import forms, is_town, plain_name


@pytest.fixture(scope="module")
def known():
    """The districts and oblasts by the plain forms of their names in the classifier."""
    found, file = {}, Path(umai.places.__file__).parent / "data" / "territories.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for unit in csv.DictReader(lines):
            if unit["level"] in ("oblast", "district"):
                for name in (unit["name_ky"], unit["name_ru"], unit["name_en"]):
                    found.setdefault(plain_name(name), set()).add((unit["level"], unit["name_ky"]))
    return found


@pytest.mark.parametrize(
    "said, meant",
    [
        ("Кара-Суу району / Кара-Сууйский район", "Кара-Суу району"),
        ("Кара-Сууйский район (Кара-Суу р-ну)", "Кара-Суу району"),
        ("Карасуйский р-н", "Кара-Суу району"),
        ("Кара-Суу р-ну", "Кара-Суу району"),
        ("Кара Суу рай.", "Кара-Суу району"),
        ("Kara-Suu district", "Кара-Суу району"),
        ("р-н Алайский", "Алай району"),
        ("Ноокатский", "Ноокат району"),
        ("Nookat", "Ноокат району"),
        ("Узген", "Өзгөн району"),
        ("Джайылский р/н", "Жайыл району"),
        ("Иссык-Кульская обл.", "Ысык-Көл облусу"),
        ("Жалалабатская обл", "Жалал-Абад облусу"),
        ("ЧУЙСКАЯ ОБЛАСТЬ", "Чүй облусу"),
    ],
)
def test_a_district_or_oblast_is_known_however_it_is_written(known, said, meant):
    found = next(known[form] for form in forms(said) if form in known)
    assert meant in {name for _level, name in found}


@pytest.mark.parametrize("said", ["г. Ош", "Ош ш.", "Ош шаары", "город Ош", "Osh city", "г.Ош"])
def test_a_town_says_that_it_is_one(said):
    assert is_town(said) and plain_name(said) == plain_name("Ош")


def test_a_name_that_is_only_a_kind_keeps_it():
    assert plain_name("Айыл") and plain_name("Район")


def test_two_places_do_not_become_one():
    assert (
        len({plain_name(name) for name in ("Ак-Суу", "Кара-Суу", "Кара-Сай", "Ак-Сай", "Сары-Суу", "Өзгөн")})
        == 6
    )

"""A village that no row places in a district is one of the list's own district, if that has one of the name."""

from collections import defaultdict
from itertools import product

import pytest

from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import ListRow
from umai.linkage.parsing.places import read_territory
from umai.linkage.tests import files
from umai.places.models import Place, PlaceLevel

HEADER = ["Ф.И.О.", "Дата рождения", "Село / айыл"]


@pytest.fixture(scope="module")
def territory():
    return read_territory()


@pytest.fixture(scope="module")
def namesakes(territory):
    """{name of villages: {district: the villages and town of this name in it}}, of names in several."""
    found = defaultdict(lambda: defaultdict(set))
    for place in territory.places.values():
        if place.level == PlaceLevel.VILLAGE and place.district_id:
            for pk in territory.known_as(place.name_ru, "settlement"):
                found[place.name_ru][territory.places[pk].district_id].add(pk)
    return {name: dict(districts) for name, districts in found.items() if len(districts) > 1}


def found(territory, home, settlement="", **words):
    order = ("oblast", "rayon", "municipality")
    return territory.find_place(*(words.get(name, "") for name in order), settlement, "", home)


def test_a_name_of_several_districts_is_the_place_of_the_own_one_or_is_not_guessed(territory, namesakes):
    homes = {place.district_id for place in territory.places.values()} - {None}
    for (name, districts), home in product(namesakes.items(), homes):
        where, own = found(territory, home, name), districts.get(home, set())
        if len(own) == 1:
            assert where == territory.where(*own), name
        elif own:
            assert (where.district, where.settlement) == (home, None), name
        else:
            assert (where.district, where.settlement, where.remark) == (None, None, "place_several_away"), (
                name
            )


def test_a_town_that_shares_its_name_with_villages_is_the_municipality_of_its_own_district(territory):
    town = Place.objects.current().get(level="city", name_ru="г. Токтогул")
    where = found(territory, town.district_id, "Токтогул")
    assert (where.municipality, where.settlement, where.remark) == (town.pk, None, "")


def test_without_a_district_of_its_own_a_list_of_the_country_guesses_none(territory, namesakes):
    assert {found(territory, None, name).settlement for name in namesakes} == {None}


def test_a_name_that_one_other_district_alone_has_is_that_village(territory, nookat):
    village = Place.objects.current().get(level="village", name_ru="Конур-Огюз")
    assert village.district_id != nookat.pk
    assert found(territory, nookat.pk, "Конур-Огюз").settlement == village.pk


def test_the_district_that_a_row_says_counts_and_not_that_of_the_list(territory, namesakes):
    name, districts = next(
        (name, found)
        for name, found in sorted(namesakes.items())
        if all(len(own) == 1 for own in found.values())
    )
    home, said = sorted(districts)[:2]
    where = found(territory, home, name, rayon=territory.places[said].name_ru)
    assert {where.settlement} == districts[said]


def test_a_slip_is_read_in_the_own_district_where_no_place_has_the_name(territory):
    village = Place.objects.current().get(level="village", name_ru="Конур-Огюз")
    where = found(territory, village.district_id, "Конур-Огжуз")
    assert (where.settlement, where.remark) == (village.pk, "")
    assert found(territory, None, "Конур-Огжуз").remark == "place_unknown"


def test_a_slip_beside_an_aiyl_aimak_that_nobody_knows_is_told(territory):
    village = Place.objects.current().get(level="village", name_ru="Конур-Огюз")
    where = found(territory, village.district_id, "Конур-Огжуз", municipality="Нигде")
    assert (where.settlement, where.remark) == (village.pk, "place_unclear")


def test_a_row_of_a_list_is_read_in_the_district_of_the_list(file_of, nookat, territory, namesakes):
    name = next(name for name, found in sorted(namesakes.items()) if len(found.get(nookat.pk, ())) == 1)
    away = next(
        name
        for name, found in sorted(namesakes.items())
        if nookat.pk not in found
        and len({territory.where(pk).oblast for own in found.values() for pk in own}) > 1
    )
    lines = [["Асанов Бакыт", "2015", name], ["Асанов Улан", "2014", away]]
    edition, _counted = ingest_list(file_of(files.csv(lines, header=HEADER)), using="owner")
    here, there = ListRow.objects.using("owner").filter(edition=edition).order_by("number")
    assert {here.settlement_id} == namesakes[name][nookat.pk] and here.reasons == []
    assert there.settlement_id is None and there.reasons == ["place_several_away"]

"""Which place a list means by its words."""

import pytest
from django.db import transaction

from umai.linkage.parsing.places import read_territory
from umai.places.models import Place


@pytest.fixture(scope="module")
def territory():
    return read_territory()


def found(territory, **words):
    order = ("oblast", "rayon", "municipality", "settlement", "address")
    where = territory.find_place(*(words.get(name, "") for name in order))
    return where, territory.name_of(where)


def test_a_district_in_three_languages_two_scripts_or_shortened(territory, nookat):
    for oblast, rayon in (
        ("Ошская область", "Ноокатский район"),
        ("Ош облусу", "Ноокат району"),
        ("Ош обл.", "Ноокат"),
        ("Osh oblast", "Nookat"),
        ("", "Ноокатский р-н"),
        ("", "НООКАТ РАЙОНУ"),
        ("", "Ноокат району / Ноокатский район"),
        ("", "Ноокатский р/н"),
        ("", "Nookat district"),
    ):
        where, _name = found(territory, oblast=oblast, rayon=rayon)
        assert where.district == nookat.pk and where.remark == "", rayon


def test_a_code_names_one_place(territory, nookat):
    village = Place.objects.filter(district=nookat, level="village", municipality__isnull=False).first()
    where, _name = found(territory, settlement=village.code)
    assert (where.settlement, where.municipality, where.district) == (
        village.pk,
        village.municipality_id,
        nookat.pk,
    )


def test_a_village_is_found_by_its_name_within_its_district(territory, nookat):
    village = next(
        place
        for place in Place.objects.current().filter(
            district=nookat, level="village", municipality__isnull=False
        )
        if len(territory.names.find(place.name_ru)) == 1
    )
    where, _name = found(territory, rayon="Ноокатский район", settlement=f"с. {village.name_ru}")
    assert where.settlement == village.pk and where.remark == ""


def test_a_name_that_several_villages_have_is_not_guessed(territory):
    several = territory.names.find("Ак-Булак")
    assert len({territory.places[pk].district_id for pk in several}) > 1
    where = territory.common(several)
    assert where.district is None and where.remark == "place_unclear"


def test_an_address_in_one_column_is_taken_apart(territory, nookat):
    where, _name = found(territory, address="Ошская обл., Ноокатский район, ул. Ленина 5")
    assert where.district == nookat.pk


def test_an_unknown_place_is_told_and_nothing_is_guessed(territory):
    assert found(territory, rayon="Нигде")[0].remark == "place_unknown"
    assert found(territory)[0] == (None, None, None, None, "")


def test_a_place_lies_in_its_oblast_and_in_no_other(territory, nookat):
    where, _name = found(territory, rayon="Ноокатский район")
    osh, naryn = (Place.objects.get(code=code) for code in ("41706000000000", "41704000000000"))
    assert territory.lies_in(where, nookat) and territory.lies_in(where, osh)
    assert territory.lies_in(where, naryn) is False
    assert territory.lies_in(found(territory, oblast="Ошская область")[0], nookat) is None


def test_a_village_is_found_in_its_district_however_it_is_written(territory):
    village = Place.objects.current().get(level="village", name_ru="Конур-Огюз")
    district = Place.objects.get(pk=village.district_id)
    spellings = "Коңур-Өгүз", "Конур-Огуз айылы", "с. Конуроюз", "Qoʻngʻir-Oʻgʻuz qishlogʻi", "Konur-Ogjuz"
    for said in spellings:
        where, _name = found(territory, rayon=district.name_ru, settlement=said)
        assert where.settlement == village.pk, said


def test_a_village_is_found_by_its_former_name(territory):
    village = next(place for place in territory.places.values() if "Белогорка" in place.also)
    where, _name = found(
        territory, rayon=territory.places[village.district_id].name_ky, settlement="Белогорка"
    )
    assert where.settlement == village.pk


def test_a_town_is_found_by_the_name_of_before_its_renaming(territory):
    where, _name = found(territory, oblast="Баткен облусу", settlement="Исфана")
    assert territory.places[where.municipality].name_ky == "Раззаков шаары"


def test_a_street_is_no_village_with_a_slip(territory, nookat):
    where, _name = found(territory, address="Ноокатский район, Джаны-Ноокатт, ул. Ленина 5")
    assert (where.district, where.settlement) == (nookat.pk, None)


def test_a_village_is_not_guessed_where_only_its_oblast_is_said(territory):
    where, _name = found(territory, oblast="Ош облусу", settlement="Кашка-Жыгачч")
    assert (where.district, where.settlement) == (None, None)


def test_a_district_with_a_slip_is_known_in_its_oblast(territory):
    where, _name = found(territory, oblast="Жалал-Абад облусу", rayon="Базар-Каргон району")
    assert territory.places[where.district].name_ky == "Базар-Коргон району"


def test_the_territory_is_read_again_only_where_a_place_has_changed(territory):
    assert read_territory() is territory
    with transaction.atomic(using="owner"):
        Place.objects.using("owner").filter(name_ru="Конур-Огюз").update(also=["Кенже-Тоо"])
        renamed = read_territory("owner")
        transaction.set_rollback(True, using="owner")
    assert [renamed.places[pk].name_ru for pk in renamed.known_as("Кенже-Тоо", "")] == ["Конур-Огюз"]
    assert not read_territory().known_as("Кенже-Тоо", "")

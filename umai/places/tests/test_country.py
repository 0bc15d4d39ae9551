"""The country as shipped, in a migrated database."""

from collections import Counter
from datetime import date

from django.db import connections
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from umai.places.models import Change, PlaceLevel, Precision


def test_the_whole_country_is_there(places):
    assert Counter(places.values_list("level", flat=True)) == {
        PlaceLevel.COUNTRY: 1,
        PlaceLevel.OBLAST: 7,
        PlaceLevel.DISTRICT: 44,
        PlaceLevel.CITY: 34,
        PlaceLevel.MUNICIPALITY: 453,
        PlaceLevel.VILLAGE: 1905,
    }


def test_forty_districts_fifteen_cities_and_four_inner_districts_have_a_department(places):
    levels = Counter(places.with_department().values_list("level", flat=True))

    assert levels == {PlaceLevel.DISTRICT: 40 + 4, PlaceLevel.CITY: 14 + 1}


def test_only_the_country_the_oblasts_and_bishkek_lie_above_the_departments(places):
    above = places.filter(district=None)

    assert set(above.values_list("level", flat=True)) == {
        PlaceLevel.COUNTRY,
        PlaceLevel.OBLAST,
        PlaceLevel.CITY,
    }
    assert above.get(level=PlaceLevel.CITY).name_ky == "Бишкек шаары"


def test_every_municipality_is_its_own(places):
    assert not places.filter(level=PlaceLevel.MUNICIPALITY).exclude(municipality=F("pk")).exists()


def test_a_settlement_has_somebody_who_answers_for_it(places):
    for code, municipality, district in (
        ("41702205805010", "41702205805000", "41702205000000"),  # in an aimak
        ("41702410520010", "41702410000010", "41702410000010"),  # in a city
        ("41711201510010", "41711201000000", "41711201000000"),  # in an inner district of Bishkek
        ("41703211610810", "41703211610010", "41703211000000"),  # in a district, with the segment of a town
        ("41703207812020", "41703207600010", "41703207000000"),  # in an aimak that became a town
    ):
        place = places.get(code=code)
        assert (place.municipality.code, place.district.code) == (municipality, district), code


def test_settlements_that_hang_on_a_district_have_no_municipality(places):
    left = places.current().villages().filter(municipality=None)

    assert set(left.values_list("name_ru", flat=True)) == {"Бордунский", "Кемин"}


def test_names_made_by_rule_are_marked_unreviewed(places):
    village = places.get(code="41702205807010")

    assert (village.name_ky, village.name_ru, village.name_en) == ("Бөрү-Баш", "Берю-Баш", "Boru-Bash")
    assert not village.names_reviewed
    assert not places.villages().filter(names_reviewed=True).exists()


def test_a_place_is_named_with_what_it_lies_in(places):
    for code, language, path in (
        ("41703410000010", "ky", "Манас шаары, Жалал-Абад облусу"),
        ("41707225000000", "ky", "Манас району, Талас облусу"),
        ("41703211610810", "ru", "Курулуш, г. Кербен, Аксыйский район, Джалал-Абадская область"),
        ("41711201000000", "en", "Lenin District, Bishkek City"),
        ("41700000000000", "en", "Kyrgyz Republic"),
    ):
        assert places.with_path().get(code=code).path_in(language) == path


def test_a_path_needs_one_query(places):
    with CaptureQueriesContext(connections["owner"]) as queries:
        for place in places.with_path().villages()[:50]:
            place.path_in("ky")

    assert len(queries) == 1


def test_below_is_everything_inside_and_not_the_place_itself(places):
    town = places.get(code="41703211610010")

    assert places.below(town).count() == 6
    assert places.within(town).count() == 7
    assert places.below(places.get(level=PlaceLevel.COUNTRY)).count() == 2443


def test_oblasts_stand_in_the_order_of_the_kyrgyz_alphabet(places):
    first_words = [place.name_ky.split()[0] for place in places.filter(level=PlaceLevel.OBLAST).in_order()]

    assert first_words == ["Баткен", "Жалал-Абад", "Нарын", "Ош", "Талас", "Чүй", "Ысык-Көл"]


def test_a_change_known_to_the_year_is_kept_so(places):
    change = Change.objects.using("owner").get(code="41705236610010", kind="rename")

    assert (change.date_words, change.precision) == ("2022", Precision.YEAR)
    assert (change.from_on, change.to_on) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_change_of_several_codes_is_several_rows(places):
    several = Change.objects.using("owner").filter(note__startswith="Karakol, Balykchy")

    assert several.count() == several.exclude(place=None).count() == 5


def test_a_change_whose_places_were_not_published_has_none(places):
    assert Change.objects.using("owner").filter(code="several", place=None).count() == 3


def test_an_unknown_beginning_is_unknown(places):
    village = places.get(code="41702205807010")

    assert (village.valid_from, village.valid_from_precision) == (None, Precision.UNKNOWN)


def test_on_a_doubtful_day_both_the_old_and_the_new_count(places):
    kant = places.filter(code__in=["41708206600010", "41708410000010"])

    assert [place.code for place in kant.on(date(2023, 12, 31))] == ["41708206600010"]
    assert kant.on(date(2024, 6, 1)).count() == 2
    assert [place.code for place in kant.on(date(2025, 1, 1))] == ["41708410000010"]
    assert [place.code for place in kant.current()] == ["41708410000010"]


def test_an_old_code_finds_the_place_of_today_and_an_unknown_one_nothing(places):
    for old, today in (
        ("41708206600010", "41708410000010"),  # a row that ended
        ("41703220400010", "41703220600010"),  # known only from the words of a change
        ("41702205000000", "41702205000000"),
    ):
        assert places.known_as(old).code == today
    for code in ("", "4170", "99999999999999", "several", "а"):
        assert places.known_as(code) is None, code


def test_a_place_in_a_sentence_has_its_name_in_the_language_of_the_reader(places):
    for language, name in {"ky": "Ноокат району", "ru": "Ноокатский район"}.items():
        with override(language):
            assert str(places.get(code="41706242000000")) == name

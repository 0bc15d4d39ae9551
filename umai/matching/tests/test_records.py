"""A row of a list, made into what is compared."""

import pytest

from umai.matching.comparison.records import (
    BirthCodes,
    ListRecord,
    birth_codes_of,
    features,
    mother_codes_of,
    name_codes_of,
)


@pytest.mark.parametrize(
    "columns",
    [
        ("Нурлан уулу", "Бекзат", ""),
        ("НУРЛАН У.", "Бекзат", ""),
        ("Нурланк.", "Бекзат", ""),
        ("Нурлан-уулу", "Бекзат", ""),
        ("Nurlan uulu", "Bekzat", ""),
        ("Бекзат Нурлан уулу", "", ""),
        ("", "Нурлан уулу Бекзат", ""),
        ("", "Бекзат", "Нурлан уулу"),
        ("", "Бекзат", "Нурланович"),
        ("Нурланов", "Бекзат", "Нурланович"),
    ],
)
def test_a_name_in_any_columns_gives_one_code(columns):
    names = name_codes_of(*columns)

    assert (names.given, names.surname, names.father) == ("bekzat", None, "nurlan")


def test_surname_and_given_name_in_each_others_place_are_put_right():
    assert name_codes_of("Айгерим", "Асанова", "Маратовна") == name_codes_of(
        "Асанова", "Айгерим", "Маратовна"
    )


def test_who_reads_ts_cannot_know_one_letter_from_two():
    assert name_codes_of("", "Kanatseyit", "") == name_codes_of("", "Канатсейит", "")


@pytest.mark.parametrize("mother", ["Асанова Гүлнара", "Гульнара Асанова", "Gulnara", "Гүлнара Марат кызы"])
def test_of_a_mothers_name_the_given_name_counts(mother):
    assert mother_codes_of(mother)[0] == "gulnara"


def test_the_pin_tells_the_day_that_a_year_leaves_open():
    assert birth_codes_of("2015", "22703201500001").day == "20150327"
    assert birth_codes_of("2014", "22703201500001") == BirthCodes(2014, None, None, None, None, "20150327")


def test_the_first_of_january_is_only_a_year_unless_the_pin_says_so():
    assert birth_codes_of("2015-01-01", None).day is None
    assert birth_codes_of("2015-01-01", "20101201500001").day == "20150101"


def test_day_and_month_may_change_places():
    assert birth_codes_of("2015-03-07", None).either == birth_codes_of("2015-07-03", None).either


def test_what_a_row_does_not_say_is_not_known():
    assert set(features(ListRecord())) == {None}


def test_a_phone_is_its_last_nine_digits_however_it_is_written():
    assert {
        features(ListRecord(phone=one)).phone for one in ("+996 555 123 456", "0555-12-34-56", "555123456")
    } == {"555123456"}

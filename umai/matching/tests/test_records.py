"""A row of a list, made into what is compared."""

import pytest

from umai.matching.comparison.records import Born, Row, born_of, features, mother_of, names_of


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
    names = names_of(*columns)

    assert (names.given, names.surname, names.father) == ("bekzat", None, "nurlan")


def test_surname_and_given_name_in_each_others_place_are_put_right():
    assert names_of("Айгерим", "Асанова", "Маратовна") == names_of("Асанова", "Айгерим", "Маратовна")


def test_who_reads_ts_cannot_know_one_letter_from_two():
    assert names_of("", "Kanatseyit", "") == names_of("", "Канатсейит", "")


@pytest.mark.parametrize("mother", ["Асанова Гүлнара", "Гульнара Асанова", "Gulnara", "Гүлнара Марат кызы"])
def test_of_a_mothers_name_the_given_name_counts(mother):
    assert mother_of(mother)[0] == "gulnara"


def test_the_pin_tells_the_day_that_a_year_leaves_open():
    assert born_of("2015", "22703201500001").day == "20150327"
    assert born_of("2014", "22703201500001") == Born(2014, None, None, None, None, "20150327")


def test_the_first_of_january_is_only_a_year_unless_the_pin_says_so():
    assert born_of("2015-01-01", None).day is None
    assert born_of("2015-01-01", "20101201500001").day == "20150101"


def test_day_and_month_may_change_places():
    assert born_of("2015-03-07", None).either == born_of("2015-07-03", None).either


def test_what_a_row_does_not_say_is_not_known():
    assert set(features(Row())) == {None}


def test_a_phone_is_its_last_nine_digits_however_it_is_written():
    assert {features(Row(phone=one)).phone for one in ("+996 555 123 456", "0555-12-34-56", "555123456")} == {
        "555123456"
    }

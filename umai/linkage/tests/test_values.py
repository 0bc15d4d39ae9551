"""What a cell says: dates in every form met, a sex, a PIN, a telephone, a yes."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umai.linkage.parsing import values
from umai.places.models import Precision

DAY = date(2015, 3, 7)


DATES = {
    (DAY, Precision.DAY, ""): [
        *("07.03.2015", "7.3.2015", "07/03/2015", "07-03-2015", "2015-03-07", "2015.03.07", "7.3.15"),
        *("20150307", "07032015", "07.03.2015 г.", "07.03.2015 г.р.", "7 марта 2015 года"),
        *("2015-жылдын 7-марты", "7-март 2015-ж.", "2015-03-07 00:00:00", "7 mar 2015"),
    ],
    # A month and a year are no more exact than they are known.
    (date(2015, 3, 1), Precision.MONTH, ""): [
        "03.2015",
        "2015-03",
        "март 2015",
        "март 2015 г.",
        "00.03.2015",
    ],
    (date(2015, 1, 1), Precision.YEAR, ""): ["2015", "2015 г.", "2015-жыл", "00.00.2015", "2015.0"],
    (DAY, Precision.DAY, "date_as_number"): ["42070"],  # as a spreadsheet counts days
    (date(2015, 3, 27), Precision.DAY, "date_month_first"): ["03/27/2015"],
    values.UNREADABLE_DATE: ["31.02.2015", "не знает", "12", "1.1.1", "2015-13-41", "999999"],
    values.NO_DATE: ["", " ", "-", "нет", "белгисиз"],
}


def test_a_date_is_read_in_whatever_form():
    for read, texts in DATES.items():
        for text in texts:
            assert values.parse_birth_date(text) == read, text


@given(st.dates(date(1955, 1, 1), date(2063, 12, 31)))
def test_every_day_comes_back_from_each_of_its_forms(day):
    serial = str((day - date(1899, 12, 30)).days)
    for text in (day.isoformat(), day.strftime("%d.%m.%Y"), day.strftime("%d%m%Y"), serial):
        assert values.parse_birth_date(text).day == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    for read in (
        values.parse_birth_date,
        values.parse_sex,
        values.parse_pin,
        values.parse_phone,
        values.is_of_migrant,
        values.is_absent,
    ):
        read(text)


def test_a_boy_and_a_girl_in_three_languages():
    for sex, texts in {
        "m": ["м", "М", "муж.", "мужской", "Эркек", "бала", "male", "э"],
        "f": ["ж", "Жен.", "женский", "кыз", "Кыз бала", "қыз", "F"],
        "": ["1", "2", "?", "да"],  # a number says no sex
    }.items():
        assert {text: values.parse_sex(text) for text in texts} == dict.fromkeys(texts, sex)


def test_a_pin_is_fourteen_digits_however_they_are_written():
    assert values.parse_pin("2 0703 2015 00123") == values.parse_pin("20703201500123.0") == "20703201500123"
    assert values.parse_pin("") == values.parse_pin("-") == ""
    assert values.parse_pin("30703201500123") is values.parse_pin("2070320150012") is None


def test_a_telephone_is_written_one_way():
    for text in ("0555123456", "+996 555 12-34-56", "996555123456", "(0555) 123456, 0700111222"):
        assert values.parse_phone(text) == "+996555123456"
    assert values.parse_phone("12") is None and values.parse_phone("") == ""


def test_a_child_of_a_migrant_and_absence_from_school_are_marked():
    away = ["да", "ооба", "+", "1", "мать в России, мигрант", "чет өлкөдө", "за рубежом"]
    assert [text for text in away if not values.is_of_migrant(text)] == []
    assert [text for text in ("", "нет", "жок", "0", "дома") if values.is_of_migrant(text)] == []
    assert values.is_absent("не посещает") and values.is_absent("келбейт")
    assert not values.is_absent("посещает")


def test_no_year_of_two_digits_lies_ahead():
    next_year = (date.today() + timedelta(366)).year
    assert values.parse_birth_date(f"01.01.{next_year % 100:02}").day.year == next_year - 100

from datetime import date

import pytest

from umai.register.fields.pin import contradictions

PIN = "22703201500123"
BORN = date(2015, 3, 27)


@pytest.mark.parametrize(
    ("sex", "birth_date", "precision", "found"),
    [
        ("m", BORN, "day", 0),
        ("f", BORN, "day", 1),
        ("f", date(2015, 3, 28), "day", 2),
        ("", None, "day", 0),
        ("m", date(2015, 3, 1), "month", 0),
        ("m", date(2015, 4, 1), "month", 1),
        ("m", date(2015, 1, 1), "year", 0),
        ("m", date(2014, 1, 1), "year", 1),
        ("m", date(1, 1, 1), "unknown", 0),
    ],
)
def test_a_pin_is_compared_as_exactly_as_the_birth_is_known(sex, birth_date, precision, found):
    assert len(contradictions(PIN, sex=sex, birth_date=birth_date, precision=precision)) == found


def test_no_pin_contradicts_nothing():
    assert contradictions("", sex="m", birth_date=BORN) == []


def test_a_first_digit_of_nobody_contradicts():
    assert len(contradictions("9" + PIN[1:], sex="m", birth_date=BORN)) == 1

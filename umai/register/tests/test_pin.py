from datetime import date

from umai.register.fields.pin import contradictions

PIN = "22703201500123"
BORN = date(2015, 3, 27)


def test_a_pin_is_compared_as_exactly_as_the_birth_is_known():
    for sex, birth_date, precision, found in (
        ("m", BORN, "day", 0),
        ("f", BORN, "day", 1),
        ("f", date(2015, 3, 28), "day", 2),
        ("", None, "day", 0),
        ("m", date(2015, 3, 1), "month", 0),
        ("m", date(2015, 4, 1), "month", 1),
        ("m", date(2015, 1, 1), "year", 0),
        ("m", date(2014, 1, 1), "year", 1),
        ("m", date(1, 1, 1), "unknown", 0),
    ):
        assert len(contradictions(PIN, sex=sex, birth_date=birth_date, precision=precision)) == found, sex
    assert contradictions("", sex="m", birth_date=BORN) == []
    assert len(contradictions("9" + PIN[1:], sex="m", birth_date=BORN)) == 1

"""Who is grown up by a birth of which only the month or the year is known."""

from django.db import connections


def test_whoever_may_be_younger_is_no_grown_up(db):
    for born, precision, after, grown in (
        ("2008-11-29", "day", "2008-11-29", True),
        ("2008-11-30", "day", "2008-11-29", False),
        ("2008-11-01", "month", "2008-11-29", False),
        ("2008-11-01", "month", "2008-11-30", True),
        ("2008-10-01", "month", "2008-11-29", True),
        ("2008-01-01", "year", "2008-11-29", False),
        ("2008-01-01", "year", "2008-12-31", True),
        ("2007-01-01", "year", "2008-11-29", True),
        (None, "unknown", "2008-11-29", None),
    ):
        with connections["owner"].cursor() as cursor:
            cursor.execute("select register_grown_up(%s::date, %s, %s::date)", [born, precision, after])
            assert cursor.fetchone() == (grown,), born

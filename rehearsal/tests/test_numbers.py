"""Invented PINs: none twice, and not one end for all."""

from datetime import date, timedelta

from rehearsal.pins import PinSeries

DAYS = [date(2015, 3, 27) + timedelta(day) for day in range(400)]


def test_no_number_is_given_twice():
    numbers = PinSeries(lambda: 0.9)
    given = [numbers.child(sex, day) for day in DAYS for sex in "fm" for _ in range(30)]
    assert len(set(given)) == len(given) and all(len(one) == 14 for one in given)


def test_a_second_filling_repeats_no_number():
    first, second = (PinSeries(lambda: 0.9, part) for part in (0, 1))
    assert not {first.child("f", day) for day in DAYS} & {second.child("f", day) for day in DAYS}


def test_children_of_different_days_have_different_ends():
    numbers = PinSeries(lambda: 0.9)
    assert len({numbers.child("f", day)[-4:] for day in DAYS}) > 150

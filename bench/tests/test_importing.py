"""What the bench of lists writes down, and how it judges what became of the rows."""

import random
from datetime import date

from bench.damage import Damage
from bench.importing import add_quality, as_row, as_sibling, as_stranger
from bench.results import Result

KNOWN = [
    (
        "c1",
        "Асанов",
        "Бакыт",
        "Маратович",
        "Марат",
        "m",
        date(2015, 3, 27),
        "22703201500123",
        "41706",
        "Айгүл",
    ),
    ("c2", "Осмонов", "Нурбек", "", "Эркин", "m", date(2012, 5, 1), "", "41706", ""),
]


class Cursor:
    """Answers what became of rows."""

    def __init__(self, rows):
        self.rows = rows

    def execute(self, *_said):
        pass

    def fetchall(self):
        return self.rows


def test_a_brother_has_the_family_and_another_name_and_day_and_is_nobody_of_the_register():
    one = as_sibling(KNOWN[0], KNOWN, random.Random(1))
    assert one[0] is None and one[1] == "Асанов" and one[2] == "Нурбек" and one[7] == "" and one[8] == "41706"
    assert abs((one[6] - KNOWN[0][6]).days) >= 300


def test_a_stranger_lives_there_and_has_no_pin():
    one = as_stranger(KNOWN[0], KNOWN, random.Random(1))
    assert one[0] is None and one[2] != "Бакыт" and one[7] == "" and one[8] == "41706"


def test_a_row_has_a_column_for_each_name_of_a_column():
    from bench.importing import HEADER

    assert len(as_row(KNOWN[0], Damage(1), random.Random(1))) + 1 == len(HEADER)


def test_right_and_wrong_are_counted_by_who_the_row_is():
    result = Result("importing", {}, quiet=True)
    truth = {"1": "c1", "2": "c2", "3": None, "4": None}
    became = [
        ("1", "c1", "c1", "automatic"),
        ("2", None, "c2", "clerical"),
        ("3", "c1", "c1", "automatic"),
        ("4", None, None, ""),
    ]
    add_quality(result, Cursor(became), "e", truth)
    found = {figure.key: figure.value for figure in result.figures}
    assert found["import_first"] == 100 and found["import_right"] == 50 and found["import_asked"] == 50
    assert found["import_wrong"] == 50 and found["import_strangers"] == 50

"""Weighing in bulk says of a pair exactly what one comparison says, and looks at what the conditions name."""

import random

from umai.matching.comparison.levels import BY_NAME, compare
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.scoring import Scorer, columns_of
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.matching.comparison.weighing import RHO, weigh

NAMES = ["Асанов", "Асанова", "Маратов", "Марат уулу", "Осмонов", "Osmonov", ""]
GIVEN = ["Бакыт", "Бакытбек", "Айгүл", "Айгуль", "Нурбек", "Б", ""]
BORN = ["2015-03-27", "2015-03-29", "2015-01-01", "2015", "2015-03", "2014-03-27", "2012-11-05", ""]
PINS = ["22703201500123", "22703201500132", "20511201200777", ""]


def someone(draw):
    return features(
        ListRecord(
            draw.choice(NAMES),
            draw.choice(GIVEN),
            draw.choice(["Маратович", "Эркинович", ""]),
            draw.choice(BORN),
            draw.choice("mf") if draw.random() < 0.8 else "",
            draw.choice(PINS),
            "1",
            draw.choice("23"),
            draw.choice("45"),
            draw.choice("678"),
            draw.choice(["Айгүл", "Асель", ""]),
            draw.choice(["+996555123456", ""]),
        )
    )


def common(column, value):
    return {"given": 0.02, "surname": 0.001}.get(column)


def test_bulk_and_single_weights_are_equal():
    draw, trained = random.Random(1), shipped_numbers()
    scorer = Scorer(trained, common)
    for _ in range(3000):
        one, two = someone(draw), someone(draw)
        told, bulk = (
            weigh(compare(one, two, common), trained),
            scorer.weigh(scorer.compared_values(one), scorer.compared_values(two)),
        )
        assert abs(told.bits - bulk.bits) < 1e-9
        assert abs(told.probability(-20) - bulk.probability(-20, RHO)) < 1e-9


def test_a_comparison_looks_at_every_column_that_its_conditions_name():
    assert set(columns_of(BY_NAME["father"])) == {"father", "father_bones", "surname"}
    assert {"born_day", "pin_day", "born_year", "pin"} <= set(columns_of(BY_NAME["birth"]))


def test_what_is_remembered_of_pairs_is_bounded(monkeypatch):
    monkeypatch.setattr("umai.matching.comparison.scoring.REMEMBERED", 50)
    draw = random.Random(2)
    scorer = Scorer(shipped_numbers())
    for _ in range(500):
        scorer.weigh(scorer.compared_values(someone(draw)), scorer.compared_values(someone(draw)))
    assert all(len(known) <= 51 for _comparison, known, _columns in scorer.known)

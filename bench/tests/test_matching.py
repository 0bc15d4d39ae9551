"""The arithmetic of quality, on examples that were counted by hand."""

import sys

import pytest

from bench.matching import CLASSES, Curve, JudgedPairs, calibration
from bench.peak import measure_run

# (probability, pairs, true among them), six true pairs in all:
#   0.9: 2 told, 2 right; 0.8: 4 told, 3 right; 0.3: 5 told, 4 right; one is told at 0.1, one never.
STEPS = [(0.9, 2, 2), (0.8, 2, 1), (0.3, 1, 1), (0.1, 5, 1)]
CURVE = Curve(STEPS, there=6)


def test_precision_recall_and_f1_at_a_probability():
    point = CURVE.at(0.5)
    assert (point.told, point.right) == (4, 3)
    assert point.precision == 3 / 4 and point.recall == 3 / 6
    assert point.f1 == pytest.approx(2 * (3 / 4) * (3 / 6) / (3 / 4 + 3 / 6)) == pytest.approx(0.6)


def test_a_pair_at_exactly_the_probability_is_told():
    assert CURVE.at(0.8).told == 4 and CURVE.at(0.81).told == 2 and CURVE.at(0.95).told == 0


def test_the_best_f1_is_sought_over_all_probabilities():
    assert CURVE.best().probability == 0.3
    assert CURVE.best().f1 == pytest.approx(2 * 4 / (5 + 6))


def test_recall_at_a_precision_may_lie_below_a_point_that_misses_it():
    assert CURVE.recall_at(0.99) == 2 / 6
    assert CURVE.recall_at(0.80) == 4 / 6  # 4 of 5, though at 0.8 it was only 3 of 4
    assert Curve([(0.9, 3, 1)], there=2).recall_at(0.5) == 0


def test_nothing_told_is_no_error_of_division():
    assert Curve([], there=3).at(0.5).f1 == 0 and Curve([], there=3).best().recall == 0


def test_calibration_sets_what_was_predicted_beside_what_was_observed():
    rows = calibration([(1.0, 1, 1), (0.95, 1, 1), (0.92, 3, 2), (0.2, 10, 3)])
    assert rows[0] == (0.1, 0.3, 10, pytest.approx(0.2), 0.3)
    low, high, pairs, predicted, observed = rows[1]
    assert (low, high, pairs) == (0.9, 0.99, 4)
    assert predicted == pytest.approx((0.95 + 3 * 0.92) / 4) and observed == 3 / 4
    assert rows[2][2] == 1  # a probability of exactly 1 is in the last band


def test_a_picture_has_the_last_point_of_the_curve():
    assert CURVE.drawn().pop() == [round(5 / 6, 4), 0.5]


PEOPLE = """person_id,family_id,clan_id,twin_of,sex,birth_date,given,surname,father,settlement,lists
P1,F1,C1,P2,m,2015-01-01,Асан,Токтоев,Марат,1,school migration
P2,F1,C1,P1,m,2015-01-01,Үсөн,Токтоев,Марат,1,school
P3,F2,C1,,m,2014-05-05,Асан,Токтоев,Бакыт,1,school
P4,F3,C2,,f,2014-06-05,Айгүл,Осмонова,Эркин,2,migration school
"""
TRUTH = """rec_id,list,person_id,kinds
S1,school,P1,hand:russian
S2,school,P2,no_pin
S3,school,P3,
S4,school,P4,year_only
S5,school,P4,again
M1,migration,P1,latin no_pin moved
M2,migration,P4,
"""


@pytest.fixture
def judged(tmp_path):
    def judge(pairs):
        for name, text in (
            ("people", PEOPLE),
            ("truth", TRUTH),
            ("pairs", "rec_id_l,rec_id_r,probability\n" + pairs),
        ):
            (tmp_path / f"{name}.csv").write_text(text)
        return JudgedPairs(tmp_path / "truth.csv", tmp_path / "people.csv", tmp_path / "pairs.csv")

    return judge


def test_true_pairs_are_those_within_and_between_the_lists(judged):
    told = judged("S1,M1,0.9\nM1,S2,0.8\n")
    assert told.there() == 4  # S1 M1; S4 S5, S4 M2, S5 M2
    assert told.there(CLASSES["within"]) == 1 and told.there(CLASSES["between"]) == 3
    assert told.curve().at(0.5) == Curve([(0.9, 1, 1), (0.8, 1, 0)], 4).at(0.5)
    assert told.not_compared() == 3


def test_a_class_counts_pairs_one_of_whose_rows_is_of_it(judged):
    told = judged("M1,S1,0.9\nS4,M2,0.7\n")
    assert told.there(CLASSES["latin"]) == 1 and told.curve(CLASSES["latin"]).at(0.5).f1 == 1
    assert told.there(CLASSES["year_only"]) == 2 and told.curve(CLASSES["year_only"]).at(0.5).recall == 0.5
    assert told.there(CLASSES["twins"]) == 1 and told.there(CLASSES["no_pin_year_only"]) == 0


def test_a_false_pair_is_counted_by_whom_it_takes_for_one(judged):
    told = judged("S1,S2,0.9\nM1,S3,0.9\nS3,S4,0.6\nS2,S3,0.4\n")
    assert told.false_pairs() == {"twins": 1, "cousins of one name": 1, "others": 1}


def test_the_surest_false_pairs_are_those_from_where_a_precision_is_reached(judged):
    told = judged("S4,S5,0.95\nS1,S2,0.9\nS4,M2,0.8\nS1,M1,0.7\nM1,S3,0.6\n")
    assert told.surest_false(0.75) == {"twins": 1}  # three of four are true from 0.7 on
    assert told.surest_false(0.999) == {} and judged("S1,S2,0.9\n").surest_false(0.5) == {}


def test_what_is_missed_is_counted_by_its_damage(judged):
    told = judged("M1,S1,0.3\nS4,S5,0.9\n").missed_by_kind()
    assert told["latin"] == (1, 1) and told["year_only"] == (2, 1) and told["again"] == (2, 1)


def test_clusters_are_read_as_all_pairs_inside_each(judged, tmp_path):
    told = judged("S1,M1,0.9\n")
    (tmp_path / "clusters.csv").write_text("rec_id,cluster_id\nS1,1\nM1,1\nS2,1\nS4,2\nM2,2\nS5,3\n")
    point = told.clusters(tmp_path / "clusters.csv")
    assert (point.told, point.right, point.there) == (4, 2, 4)


def test_examples_of_mistakes_show_both_rows(judged, tmp_path):
    told = judged("S1,M1,0.3\nS3,S2,0.9\nM2,S4,0.8\nM2,S5,0.8\n")
    (tmp_path / "A.csv").write_text("rec_id,given\nS1,Асан\nS2,Үсөн\nS3,Асан\nS4,Айгүл\nS5,Айгүл\n")
    (tmp_path / "B.csv").write_text("rec_id,given\nM1,Asan\nM2,Айгүл\n")
    files = [tmp_path / "A.csv", tmp_path / "B.csv"]
    assert told.examples(files, false=True) == [(0.9, (("S2", "Үсөн"), ("S3", "Асан")))]
    missed = told.examples(files, false=False)
    assert sorted(missed, key=str) == [
        (0.3, (("M1", "Asan"), ("S1", "Асан"))),
        (None, (("S4", "Айгүл"), ("S5", "Айгүл"))),
    ]


@pytest.mark.parametrize("pairs", ["S1,M1,0.9\nM1,S1,0.8\n", "S1,X9,0.9\n", "S1,S1,0.9\n"])
def test_pairs_that_cannot_be_are_refused(judged, pairs):
    with pytest.raises(ValueError, match="pairs"):
        judged(pairs)


def test_memory_is_that_of_all_processes_at_once():
    hold = "import subprocess, sys, time; x = b'x' * 80_000_000; time.sleep(0.6)"
    both = (
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; time.sleep(0.3)"
    )
    spent = measure_run([sys.executable, "-c", both])
    assert spent.peak > 160_000_000 and spent.seconds > 0.6

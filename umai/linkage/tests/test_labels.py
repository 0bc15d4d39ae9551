"""What readers said, as labelled pairs: no child in them, and a training learns from them."""

import io
import json
from math import isclose

import pytest

from umai.linkage.review import quality
from umai.linkage.review.actions import judge_pair
from umai.linkage.tests.pairs import LEVELS, child_of, drawn, edition_of, pair_of, rows_of
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.matching.training import labels
from umai.matching.training.labels import (
    PRIOR,
    LabelledPair,
    UnusableLabels,
    agreement_from_labels,
    read_labels,
    write_labels,
)


@pytest.fixture
def read(file_of, aigul, erlan):
    """Three pairs that were read: one that was drawn from ten, one that was not, one nobody can tell."""
    one, other, third = rows_of(edition_of(file_of, 3))
    child = child_of(aigul)
    first = pair_of(one, child)
    drawn(first, "quality", population=10)
    judge_pair(first, by=erlan, answer="same")
    judge_pair(pair_of(other, child), by=erlan, answer="not")
    judge_pair(pair_of(third, child), by=erlan, answer="unsure")


def written(tmp_path):
    from umai.linkage.review.labels_command import run

    class Asked:
        out = tmp_path / "labels.csv"

    assert run(Asked) == 0
    return Asked.out


def test_what_readers_said_is_written_and_read_again(read, tmp_path):
    file = written(tmp_path)
    found = sorted(read_labels(file), key=lambda one: one.weight)
    assert [(one.same, one.weight) for one in found] == [(False, 0), (True, 10)]
    assert found[0].levels == LEVELS


def test_no_child_stands_in_it(read, tmp_path):
    text = written(tmp_path).read_text()
    assert not any(word in text for word in ("Асанов", "Нурбек", "2015", "Агай"))


def label(weight=1.0, same=True, **levels):
    return LabelledPair(same, weight, LEVELS | levels)


def test_readings_move_what_was_learned_by_as_much_as_they_are_worth():
    m = shipped_numbers().m
    moved = agreement_from_labels([label(birth="slip")] * PRIOR, m)
    assert isclose(moved["birth"]["slip"], (m["birth"]["slip"] + 1) / 2)
    assert all(isclose(sum(levels.values()), sum(m[name].values())) for name, levels in moved.items())


@pytest.mark.parametrize("some", [[], [label(weight=0)], [label(same=False)]])
def test_what_no_draw_chose_and_what_is_not_one_child_moves_nothing(some):
    assert agreement_from_labels(some, shipped_numbers().m) == shipped_numbers().m


def test_a_level_that_says_nothing_is_counted_nowhere():
    moved = agreement_from_labels([label(mother="unknown")] * 50, shipped_numbers().m)
    assert moved["mother"] == pytest.approx(shipped_numbers().m["mother"])


GOOD = ["m", "yes", "1", "0.7", *LEVELS.values()]


@pytest.mark.parametrize("at", [1, 2, 3, 4, 7])
def test_a_file_that_is_no_labelled_pairs_is_refused_in_one_line(tmp_path, at):
    file = tmp_path / "labels.csv"
    file.write_text(",".join([*labels.HEAD, *LEVELS]) + "\n" + ",".join([*GOOD[:at], "?", *GOOD[at + 1 :]]))
    with pytest.raises(UnusableLabels, match=f"{file}: pair 1"):
        read_labels(file)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnusableLabels):
        read_labels(tmp_path / "none.csv")


def test_every_pair_that_is_written_is_read():
    out = io.StringIO()
    assert (
        write_labels(out, [("m", True, None, 0.7, json.dumps(LEVELS)), ("m", False, 2.5, 0.1, LEVELS)]) == 2
    )


def test_training_takes_them(tmp_path):
    from umai.linkage.tests.test_link_command import main

    file = tmp_path / "labels.csv"
    file.write_text("nothing\n1\n")
    list_ = tmp_path / "list.csv"
    list_.write_text("rec_id,given\n1,a\n2,b\n")
    words = ["train", str(list_), "--out", str(tmp_path / "n.json"), "--labels", str(file)]
    assert main(words) == 2


def test_a_model_that_readers_find_wrong_puts_more_before_a_person(monkeypatch):
    rows = [(0.995, nth % 2 == 0, 1.0) for nth in range(60)] + [(0.3, False, 1.0)] * 60
    monkeypatch.setattr(quality, "fetch_rows", lambda *_asked, using: rows)
    corrected = quality.calibration_of("m")
    from datetime import date

    from umai.law import lists as law

    limits = law.match_limits(on=date(2026, 11, 25))
    assert limits.band(0.995, by_the_child=True) == "automatic"
    assert limits.band(corrected(0.995), by_the_child=True) == "clerical"

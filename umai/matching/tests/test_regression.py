"""Learning from rows of whom somebody knows who they are."""

import csv
from dataclasses import replace
from math import log
from pathlib import Path

import pytest

from umai.matching.comparison.adjustments import adjustment_names
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.matching.comparison.weighing import probability
from umai.matching.engine import files as engine_input
from umai.matching.engine import linking, posterior
from umai.matching.engine.features import make_features
from umai.matching.tests.lists import family_lists, write
from umai.matching.training import regression
from umai.matching.training.training import train


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """(both lists, a file that says who is who)."""
    folder = tmp_path_factory.mktemp("lists")
    first, second, truth = family_lists(folder, number=1200)
    people = [[row, row[1:]] for pair in truth for row in pair]
    alone = [
        [f"{side}{family}-{nth}", f"{family}-{nth}"]
        for family in range(1200)
        for nth in (0, 1)
        for side in "ab"
    ]
    written = {row for row, _ in people}
    answers = people + [entry for entry in alone if entry[0] not in written and entry[0].startswith("a")]
    return [first, second], write(folder / "answers.csv", answers, ["rec_id", "person_id"])


@pytest.fixture(scope="module")
def taught(told):
    files, answers = told
    with linking.open_engine("1GB") as db:
        sizes = engine_input.read_lists(db, files)
        engine_input.read_answers(db, answers)
        make_features(db)
        yield db, regression.learn_from_answers(db, shipped_numbers(), sizes)


def test_what_is_learned_can_be_used(taught):
    _, trained = taught

    trained.check()
    assert trained.learned and set(trained.learned) <= adjustment_names()
    assert trained.version != shipped_numbers().version


def test_answers_are_likelier_under_what_was_learned(taught):
    db, _ = taught
    sizes = engine_input.ListSizes(
        tuple(n for (n,) in db.execute("select count(*) from rows group by list order by list").fetchall())
    )
    priors = posterior.priors(db, sizes)

    def lost(learned):
        pairs = db.execute(
            f"select same, weight, ratio, {learned}, list_l, list_r from weighed join answers using (id_l, id_r)"
        ).fetchall()
        told = [
            (same, probability(weight + priors[i, j].bits, priors[i, j].rho * ratio, bits))
            for same, weight, ratio, bits, i, j in pairs
        ]
        return -sum(log(max(p if same else 1 - p, 1e-12)) for same, p in told)

    assert lost("learned") < lost("0.0::double")


def test_too_few_answers_are_refused(told, tmp_path, monkeypatch):
    monkeypatch.setattr(regression, "ENOUGH", 10**6)
    with linking.open_engine("1GB") as db:
        sizes = engine_input.read_lists(db, told[0])
        engine_input.read_answers(db, told[1])
        make_features(db)
        with pytest.raises(engine_input.UnusableListFile, match="known answer"):
            regression.learn_from_answers(db, replace(shipped_numbers(), learned={}), sizes)


def test_answers_are_enough_where_no_list_has_a_pin(told, tmp_path):
    files = [without_pins(file, tmp_path / f"{at}.csv") for at, file in enumerate(told[0])]

    with pytest.raises(engine_input.UnusableListFile, match="share a PIN"):
        train(files, memory="1GB")
    trained = train(files, answers=told[1], memory="1GB")

    trained.check()
    assert trained.learned
    assert trained.m["given"] != shipped_numbers().m["given"]
    assert trained.siblings == shipped_numbers().siblings


def without_pins(file, path):
    with Path(file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    columns = [column for column in rows[0] if column != "pin"]
    return write(path, [[row[column] for column in columns] for row in rows], columns)


def test_a_file_of_answers_without_a_person_is_refused(told, tmp_path):
    with linking.open_engine("1GB") as db:
        engine_input.read_lists(db, told[0])
        with pytest.raises(engine_input.UnusableListFile, match="person_id"):
            engine_input.read_answers(db, write(tmp_path / "wrong.csv", [["a0-0", "x"]], ["rec_id", "who"]))


def test_pairs_of_one_list_are_read_with_numbers_of_their_own(taught):
    db, _ = taught
    sizes = engine_input.ListSizes(
        tuple(n for (n,) in db.execute("select count(*) from rows group by list order by list").fetchall())
    )
    priors = posterior.priors(db, sizes)

    def judged(*settled):
        posterior.judge_pairs(db, priors, *settled, lowest=1e-9)
        found = db.execute("select id_l, id_r, list_l = list_r, probability from judged").fetchall()
        return {(one, other): (within, likely) for one, other, within, likely in found}

    before, after = judged((0.0, 1.0)), judged((0.0, 1.0), (-2.0, 1.0))
    moved = {pair for pair, (_, likely) in after.items() if abs(likely - before[pair][1]) > 1e-9}
    assert moved and all(before[pair][0] for pair in moved)
    assert all(after[pair][1] < before[pair][1] for pair in moved)

"""The answer to a file: every method, strata that add up, and remarks in words."""

import argparse
import json

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.counts.files import UnusableCounts
from umai.estimate import command
from umai.estimate.answers.estimating import estimate
from umai.estimate.answers.printing import warnings_of, without_infinity
from umai.estimate.answers.strata import add_up
from umai.estimate.methods import latent
from umai.estimate.tables.histories import HistoryTable
from umai.estimate.tables.published import published_table

METHODS = ["main-effects", "stepwise-0.02", "bic", "average", "chao", "latent-class"]


@pytest.fixture(autouse=True)
def short_chains(monkeypatch):
    monkeypatch.setattr(latent, "BURN_IN", 50)
    monkeypatch.setattr(latent, "KEPT", 50)


@pytest.fixture(scope="module")
def fed():
    """Three lists: the second takes most of its children from the first; half of them in each of two oblasts."""
    counts = numpy.array([0, 500, 60, 140, 400, 60, 20, 15.0])
    return HistoryTable(
        ["school", "social", "police"], counts, {"oblast": {"a": counts // 2, "b": counts - counts // 2}}
    )


def ask(*words):
    """Run the command as `umai estimate` does."""
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args(words))


def write(tmp_path, text):
    path = tmp_path / "histories.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


KOSOVO = "\n".join(
    [
        ",".join([*published_table("kosovo").lists, "count"]),
        *(
            ",".join([*(str(history >> one & 1) for one in range(4)), str(int(count))])
            for history, count in enumerate(published_table("kosovo").counts)
            if count
        ),
        "",
    ]
)


def test_the_command_answers_every_method(tmp_path, capsys):
    assert ask(write(tmp_path, KOSOVO), "--json", "--draws", "40") == 0

    found = json.loads(capsys.readouterr().out)
    assert [one["method"] for one in found["methods"]] == METHODS
    assert all(len(one["interval"]) == 2 for one in found["methods"])
    assert found["observed"] == 4400
    assert found["estimate"] == pytest.approx(12749.35, rel=0.005)
    assert found["interval"] == pytest.approx([9827, 16544], rel=0.05)


def test_the_same_seed_gives_the_same_answer(tmp_path, capsys):
    words = [write(tmp_path, KOSOVO), "--json", "--draws", "40", "--seed", "7"]
    ask(*words)
    first = capsys.readouterr().out
    ask(*words)

    assert capsys.readouterr().out == first


def test_the_page_says_the_number_and_the_prior(tmp_path, capsys):
    ask(write(tmp_path, KOSOVO), "--draws", "40")

    page = capsys.readouterr().out
    assert (
        page.startswith("4,400 children are on 4 lists")
        and "12,749 in all" in page
        and "delta 0.0625" in page
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--draws", "0"],
        ["--seed", "-1"],
        ["--delta", "0"],
        ["--delta", "nan"],
        ["--recall", "0"],
        ["--recall", "1.01"],
        ["--recall-of", "0"],
    ],
)
def test_a_number_that_cannot_be_used_is_refused_by_its_name(tmp_path, words):
    with pytest.raises(UnusableCounts, match=f"^{words[0]} is"):
        ask(write(tmp_path, KOSOVO), *words)


def test_a_file_that_cannot_be_used_is_refused_before_anything_is_estimated(tmp_path):
    with pytest.raises(UnusableCounts, match="line 2, column count"):
        ask(write(tmp_path, KOSOVO.replace(",1131", ",-1131")))


def test_strata_add_up_to_the_estimate(fed):
    answer = estimate(fed, draws=20)

    rows = answer.strata["oblast"]
    assert sum(row["estimate"] for row in rows) == round(answer.estimate)
    assert sum(row["observed"] for row in rows) == answer.observed


def test_a_stratum_that_hardly_overlaps_is_given_the_share_of_the_whole(fed):
    lonely = numpy.array([0, 30, 0, 0, 30, 0, 0, 0.0])
    table = HistoryTable(fed.lists, fed.counts + lonely, {"oblast": {"a": fed.counts, "b": lonely}})

    answer = estimate(table, draws=20)

    assert any("fewer than 10 children on two lists" in one for one in warnings_of(answer))
    assert answer.strata["oblast"][1]["estimate"] > 60


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30))
@settings(deadline=None)
def test_rounded_totals_have_the_sum_of_the_whole(drawn):
    totals = numpy.array(drawn)

    found = add_up(totals, round(totals.sum()))

    assert found.sum() == round(totals.sum())
    assert (numpy.abs(found - totals) <= 1).all()


def test_lists_that_feed_each_other_are_named(fed):
    answer = estimate(fed, draws=20)

    assert any(one.startswith("school and social feed each other") for one in warnings_of(answer))


def test_lists_that_barely_overlap_are_said_to():
    table = HistoryTable(["A", "B", "C"], numpy.array([0, 400, 300, 6, 200, 3, 2, 0.0]))

    assert "barely overlap" in warnings_of(estimate(table, draws=20))[0]


def test_two_lists_are_said_to_prove_nothing():
    table = HistoryTable(["A", "B"], numpy.array([0, 400, 300, 160.0]))

    answer = estimate(table, draws=20)

    assert any("third list" in one for one in warnings_of(answer))
    assert answer.without == []


def test_models_that_cannot_be_estimated_are_refused_in_words():
    table = HistoryTable(["A", "B", "C"], numpy.array([0, 40, 30, 6, 20, 0, 0, 0.0]))

    answer = estimate(table, draws=20)

    said = " ".join(warnings_of(answer))
    assert "only A and B depend on each other is refused: among the histories" in said
    assert "every two lists depend on each other is refused: different numbers" in said


def test_each_list_is_left_out_once(fed):
    assert [one["list"] for one in estimate(fed, draws=20).without] == fed.lists


def test_what_is_not_finite_is_null_in_json():
    assert without_infinity({"interval": (1.0, float("inf")), "of": [float("nan"), 2]}) == {
        "interval": [1.0, None],
        "of": [None, 2],
    }

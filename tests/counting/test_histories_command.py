"""`umai histories`: two files and what to type next, with no name in either."""

import csv
import json
import re
from pathlib import Path

import pytest

from umai import cli
from umai.linkage.histories import recall
from umai.linkage.models import Histories
from umai.rounds.tests.histories.test_list_of_rounds import ERLAN, NURBEK_LISTED

ASEL = ["2", "Бекова Асел Турсуновна", "14.06.2014", "ж", "11406201400321"]
HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "estimate.md"


@pytest.fixture
def lists(on):
    on("clinic", ERLAN, ASEL)
    on("school", ERLAN, NURBEK_LISTED)


@pytest.fixture
def typed(db, tmp_path, monkeypatch, capsys):
    """`typed(*words)`: what a command that ends with 0 prints."""
    monkeypatch.chdir(tmp_path)

    def type_words(*words):
        assert cli.main(list(words)) == 0
        return capsys.readouterr().out

    return type_words


def rows_in(name):
    return list(csv.reader(Path(name).open(encoding="utf-8")))


@pytest.mark.usefixtures("lists")
class TestCommand:
    def test_writes_counts_and_what_the_lists_are_and_no_name(self, typed):
        out = typed("histories", "--out", "h.csv", "--freeze")
        assert rows_in("h.csv") == [
            ["clinic", "school", "count"],
            ["1", "0", "1"],
            ["1", "1", "1"],
            ["0", "1", "1"],
        ]
        beside = Path("h.lists.csv").read_text(encoding="utf-8")
        assert "2026-09-30,whom clinic can contain,2" in beside
        assert "Маматов" not in out + beside
        assert Histories.objects.using("owner").get().recall is None

    def test_tells_strata_apart_that_the_estimate_reads(self, typed):
        typed("histories", "--out", "h.csv", "--by", "sex", "--by", "age", "--hide", "0")
        assert rows_in("h.csv")[0] == ["clinic", "school", "sex", "age", "count"]
        said = json.loads(typed("estimate", "h.csv", "--json", "--draws", "20"))
        assert said["observed"] == 3 and said["strata"]

    def test_carries_the_share_of_links_on_to_the_estimate(self, typed, monkeypatch):
        monkeypatch.setattr(recall, "FEWEST", 1)
        out = typed("histories", "--out", "h.csv", "--freeze")
        assert rows_in("h.lists.csv")[1][-2:] == ["1.0", "1"]
        frozen = Histories.objects.using("owner").get()
        assert (frozen.recall, frozen.recall_of) == (1.0, 1)
        command = re.search(r"Next: bin/umai (.*)", out)[1].split()
        assert command == ["estimate", "h.csv", "--recall", "1", "--recall-of", "1"]
        typed(*command, "--draws", "20")

    def test_says_the_same_to_a_machine(self, typed):
        said = json.loads(typed("histories", "--out", "h.csv", "--json"))
        assert (said["children"], said["recall"], said["links"]["pairs"]) == (3, None, 1)
        assert [one["list"] for one in said["lists"]] == ["clinic", "school"]

    @pytest.mark.usefixtures("known")
    def test_takes_a_round_as_a_list(self, typed):
        typed("histories", "--out", "h.csv", "--rounds")
        assert ["0", "1", "1", "1"] in rows_in("h.csv")
        assert rows_in("h.csv")[0] == ["clinic", "school", "rounds", "count"]

    def test_without_a_round_that_ended_it_says_so(self, typed, capsys):
        assert cli.main(["histories", "--out", "h.csv", "--rounds"]) == 2
        assert "No round" in capsys.readouterr().err


def test_what_the_page_about_it_says_to_type_is_typed(on, typed):
    for slug, lines in {
        "clinic": (ERLAN, ASEL),
        "school": (ERLAN, NURBEK_LISTED),
        "migration": (NURBEK_LISTED, ASEL),
    }.items():
        on(slug, *lines)
    (block, *_others) = re.findall(r"```sh\n(.*?)```", HOW_TO.read_text(), re.DOTALL)
    for line in block.splitlines():
        assert line.startswith("bin/umai ")
        assert typed(*line.split()[1:])

"""What the bench of matching keeps and draws of its runs."""

import json
import re

import pytest

from bench import performance
from bench.febrl import as_columns, parse_birth, person_id_of
from bench.graphs import main, overlap_chart, precision_recall_chart, read_bits, read_histories, write_svg
from bench.link import add_figures
from bench.results import Result


def run(seed, f1, best, seconds):
    found = {
        "seed": seed,
        "f1": f1,
        "f1_best": best,
        "curve": [[0.1, 1.0], [0.9, 0.99]],
        "false": {"twins": 2},
        "calibration": [],
        "seconds": seconds,
        "processor": 9.0,
        "memory": 2.0,
        "recall_999": 0.95,
        "surest_false": {"twins": seed, "others": 1},
    }
    return found


@pytest.fixture
def kept(tmp_path):
    """Two seeds of one size, as the bench keeps them."""
    runs = [run(1, 0.98, 0.985, 50.0), run(2, 0.99, 0.991, 70.0)]
    for found, theirs in zip(runs, (0.70, 0.78), strict=True):
        found["library"] = run(found["seed"], theirs - 0.01, theirs, 100.0)
    result = Result("link", {"children": 150, "left_rows": 100, "right_rows": 30}, quiet=True)
    add_figures(result, runs)
    result.tell(tmp_path)
    return performance.read_results(tmp_path), json.loads((tmp_path / "link-150.json").read_text())


def test_a_figure_is_the_mean_of_the_seeds_and_keeps_the_lowest(kept):
    (f1,) = [figure for figure in kept[1]["figures"] if figure["key"] == "link_f1"]
    assert f1["value"] == 98.5 and f1["more"]["lowest"] == 98.0 and f1["bare"] == 73.0


def test_the_mistakes_among_the_surest_pairs_are_counted_over_all_seeds(kept):
    (recall,) = [figure for figure in kept[1]["figures"] if figure["key"] == "link_recall_999"]
    assert recall["more"]["mistaken"] == {"twins": 3, "others": 2}


def test_the_world_is_held_against_the_best_that_the_library_did_in_any_seed(kept):
    (hard,) = [figure for figure in kept[1]["figures"] if figure["key"] == "link_library"]
    assert hard["value"] == 78.0


def test_the_page_says_which_targets_are_met_and_shows_the_curve(kept):
    text = performance.page(kept[0])
    assert "| F1 at probability 0.5 | ≥ 98.5 % | 98.5 % | yes | 150 |" in text
    assert "(performance/link.svg)" in text and "precision against recall" in text
    drawn = performance.graph_points("link", kept[0]["link"])
    assert {row["figure"] for row in drawn} == {"Umai", "Splink's library"} and len(drawn) == 4


def test_curves_and_overlaps_are_drawn(tmp_path, kept):
    write_svg(
        tmp_path / "curve.svg",
        precision_recall_chart(performance.graph_points("link", kept[0]["link"])),
        "abc",
    )
    assert "<!-- abc -->" in (tmp_path / "curve.svg").read_text()
    (tmp_path / "h.csv").write_text("school,clinic,count\n1,0,30\n1,1,12\n0,1,1200\n0,0,9\n")
    assert list(read_histories(tmp_path / "h.csv"))[-1] == (("clinic",), 1200)
    write_svg(tmp_path / "overlap.svg", overlap_chart(read_histories(tmp_path / "h.csv")))
    words = re.findall(">([^<>]+)</text>", (tmp_path / "overlap.svg").read_text())
    assert {"school", "clinic", "30", "12", "1,200"} <= set(words)


@pytest.mark.parametrize("what", ["overlap", "weights"])
def test_a_picture_says_in_words_what_it_shows(tmp_path, what):
    text = "school,clinic,count\n1,1,30\n1,0,12\n" if what == "overlap" else "probability\n0.9\n0.1\n"
    (tmp_path / "in.csv").write_text(text)
    main(what, tmp_path / "in.csv", tmp_path / "out.svg")
    svg = (tmp_path / "out.svg").read_text()
    assert re.search('<svg role="img" [^>]*><title>[^<]+</title><desc>[^<]*\\d[^<]*</desc>', svg)


def test_weights_are_whole_bits(tmp_path):
    (tmp_path / "pairs.csv").write_text(
        "rec_id_l,rec_id_r,probability\na,b,0.5\nc,d,0.6\ne,f,0.8\ng,h,1\ni,j,0.1\n"
    )
    assert read_bits(tmp_path / "pairs.csv", most=20) == {0: 2, 2: 1, 19: 1, -4: 1}


@pytest.mark.parametrize(
    ("digits", "says"), [("19560409", "1956-04-09"), ("19121345", "1912"), ("", ""), ("9", "")]
)
def test_a_foreign_date_that_is_no_day_is_a_year(digits, says):
    assert parse_birth(digits) == says


def test_a_foreign_row_has_its_person_and_the_columns_of_a_list():
    row = {
        "rec_id": "rec-552-dup-3",
        "surname": "mccarthy",
        "given_name": "harley",
        "date_of_birth": "19080419",
        "soc_sec_id": "6089216",
        "state": "nsw",
        "postcode": "3165",
        "suburb": "marsden",
    }
    assert person_id_of(row) == "552"
    assert as_columns(row, "dataset3.csv")[2:8] == (
        "mccarthy",
        "harley",
        "",
        "1908-04-19",
        "",
        "00000006089216",
    )

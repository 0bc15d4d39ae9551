"""Where one machine ends is told with what it took, or with why it ended."""

import argparse

import pytest

from bench import scale
from bench.results import Result
from bench.scale import Spilled, add_figures


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    where = tmp_path_factory.mktemp("scale")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scale, "WORLD_ROWS", 260)
        scale.write_lists(where, 520)
    return where


def figures(where, **asked):
    result = Result("scale", {"children": 600, "rows": 520}, quiet=False)
    add_figures(result, where, argparse.Namespace(**{"memory": "1GB", "limit": 120} | asked))
    return {figure.key: figure for figure in result.figures}


def test_a_run_that_ends_tells_its_time_memory_and_pairs(world):
    found = figures(world)
    assert found["scale_pairs"].value > 50 and found["scale_memory"].value > 0
    assert "scale_ended" not in found


def test_more_rows_than_a_world_holds_are_of_several_worlds_that_share_no_id(world):
    numbers = [line.split(",")[0] for line in (world / "A.csv").read_text().splitlines()[1:]]
    assert len(numbers) == len(set(numbers)) == 400
    assert {number[-2:] for number in numbers} == {"-0", "-1"}


def test_a_run_that_is_not_over_in_time_is_a_figure_too(world):
    assert figures(world, limit=1)["scale_ended"].more == {"why": "not over in time"}


def test_the_disk_that_was_held_is_told_also_when_it_is_gone(tmp_path):
    with Spilled(tmp_path) as spilled:
        (tmp_path / "a").write_bytes(b"x" * 100_000)
        while not spilled.most:
            pass
        (tmp_path / "a").unlink()
    assert spilled.most >= 100_000

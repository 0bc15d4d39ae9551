"""Where one machine ends is told with what it took, or with why it ended."""

import argparse

import pytest

from bench.results import Result
from bench.scale import Spilled, add_figures
from bench.world.__main__ import write_two_lists


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    where = tmp_path_factory.mktemp("scale")
    write_two_lists(where, 400, 120, seed=1, processes=1)
    return where


def figures(where, **asked):
    result = Result("scale", {"children": 600, "rows": 520}, quiet=False)
    add_figures(result, where, argparse.Namespace(**{"memory": "1GB", "limit": 120} | asked))
    return {figure.key: figure for figure in result.figures}


def test_a_run_that_ends_tells_its_time_memory_and_pairs(world):
    found = figures(world)
    assert found["scale_pairs"].value > 50 and found["scale_memory"].value > 0
    assert "scale_ended" not in found


def test_a_run_that_is_not_over_in_time_is_a_figure_too(world):
    assert figures(world, limit=1)["scale_ended"].more == {"why": "not over in time"}


def test_the_disk_that_was_held_is_told_also_when_it_is_gone(tmp_path):
    with Spilled(tmp_path) as spilled:
        (tmp_path / "a").write_bytes(b"x" * 100_000)
        while not spilled.most:
            pass
        (tmp_path / "a").unlink()
    assert spilled.most >= 100_000

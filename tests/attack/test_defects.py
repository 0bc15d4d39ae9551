"""Each planted defect is found by the tests that are named for it."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.copies import CHECKOUT, copy_house, run

DEFECTS = tomllib.loads(Path(__file__).with_name("defects.toml").read_text())["defect"]


def test_what_a_defect_changes_stands_where_it_says_once():
    """So that a defect whose place was rewritten is not left out in silence."""
    wrong = [
        (one["name"], name)
        for one in DEFECTS
        for name, before, after in one["edits"]
        if (CHECKOUT / name).read_text().count(before) != 1 or before == after
    ]
    assert wrong == []
    assert len({one["name"] for one in DEFECTS}) == len(DEFECTS)


def test_the_tests_that_are_named_exist():
    assert [name for one in DEFECTS for name in one["tests"] if not (CHECKOUT / name).exists()] == []


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_house(tmp_path_factory.mktemp("defects") / "house")


@pytest.mark.long
@pytest.mark.parametrize("defect", DEFECTS, ids=[one["name"] for one in DEFECTS])
def test_a_planted_defect_is_found(copy, defect):
    before = {name: (copy / name).read_text() for name, _before, _after in defect["edits"]}
    try:
        for name, old, new in defect["edits"]:
            (copy / name).write_text((copy / name).read_text().replace(old, new))
        # 2: stopped at the first failure, where several processes ran the tests.
        said = run(copy, "bin/test", "-q", "-x", "--tb=line", *defect["tests"], answers=(0, 1, 2))
    finally:
        for name, text in before.items():
            (copy / name).write_text(text)
    failed = re.search(r"(\d+) failed", said)
    assert failed and int(failed[1]), f"nothing found it:\n{said[-2000:]}"

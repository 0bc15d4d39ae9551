"""Each planted defect is found by the tests that are named for it; they stand in defects.toml, beside the tests of rooms."""

import ast
import re
import tomllib
from types import SimpleNamespace

import pytest

from tests.copies import CHECKOUT, copy_house, run
from tests.defects_found import FOUND_BY, found
from tests.template_database import forget_settings
from umai.machine import testing
from umai.machine.cluster.server import Cluster

LISTS = sorted([*CHECKOUT.glob("tests/*/defects.toml"), *CHECKOUT.glob("umai/**/tests/defects.toml")])
DEFECTS = [one for path in LISTS for one in tomllib.loads(path.read_text())["defect"]]


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
    assert [name for one in DEFECTS for name in one["tests"] if not is_there(name)] == []


def is_there(name):
    """Whether there is this folder or file, with the class and the function that follow it."""
    path, *below = name.split("::")
    if not below:
        return (CHECKOUT / path).exists()
    here = ast.parse((CHECKOUT / path).read_text()).body
    for each in below:
        here = next((one.body for one in here if getattr(one, "name", None) == each), None)
        if here is None:
            return False
    return True


def test_a_test_that_is_not_there_is_noticed():
    here = "tests/attack/test_defects.py"
    assert is_there(here) and is_there(f"{here}::is_there") and is_there("tests/attack")
    assert not is_there("tests/none.py")
    assert not is_there(f"{here}::is_not_there") and not is_there(f"{here}::is_there::below")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_house(tmp_path_factory.mktemp("defects") / "house")


@pytest.fixture(scope="module")
def home():
    """One server for all of them: its template is renewed where a defect changes what it is made from."""
    with testing.server_for_tests() as home:
        yield home


@pytest.mark.long
@pytest.mark.parametrize("defect", DEFECTS, ids=[one["name"] for one in DEFECTS])
def test_a_planted_defect_is_found(copy, home, defect, record_property):
    forget_settings(Cluster(home, durable=False))  # a defect before this one may have given some
    before = {name: (copy / name).read_text() for name, _before, _after in defect["edits"]}
    try:
        for name, old, new in defect["edits"]:
            (copy / name).write_text((copy / name).read_text().replace(old, new))
        asked = testing.command(["-n0", "-q", "-x", "--tb=line", *defect["tests"]])
        ours = testing.clean_environment(home) | {"PYTHONPATH": str(copy)}
        said = run(copy, *asked, answers=(0, 1), **ours)
    finally:
        for name, text in before.items():
            (copy / name).write_text(text)
    failed = re.search(r"(\d+) failed", said)
    assert failed and int(failed[1]), f"nothing found it:\n{said[-2000:]}"
    record_property(FOUND_BY, re.search(r"^(?:FAILED|ERROR) (\S+::.*)", said, re.MULTILINE)[1])


def test_the_defects_that_were_found_are_listed_with_what_found_them():
    report = SimpleNamespace(
        nodeid="a.py::b[a day more]", when="call", user_properties=[(FOUND_BY, "c.py::d - 1")]
    )
    other = SimpleNamespace(nodeid="a.py::e", when="call", user_properties=[("of", "another")])
    assert found([other, report]) == [("a day more", "c.py::d - 1")]

"""The declared rows: each requirement, what shows it, or the exception and its reason."""

import ast
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from umai.printed.page import CHECKOUT
from umai.printed.security.numbers import every_number
from umai.refusal import Refusal

ROWS = Path(__file__).with_name("asvs.toml")
DOCUMENT = "document: "


class WrongEvidence(Refusal):
    """A row names a test or a paper that does not exist, or a requirement has no row."""


@dataclass(frozen=True)
class Requirement:
    """One requirement. `tests` are ids as pytest writes them, without what stands in brackets."""

    number: str
    level: int
    words: str = ""
    tests: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    exception: str = field(default="")


def read_requirements(path: Path = ROWS) -> list[Requirement]:
    """Every requirement of levels 1 and 2, and those of level 3 that have a row, in the standard's order."""
    said = tomllib.loads(path.read_text())
    found = [
        requirement_of(number, level, said)
        for number, level in every_number().items()
        if level < 3 or number in said["requirements"]
    ]
    unknown = set(said["requirements"]) - set(every_number())
    if unknown:
        raise WrongEvidence(f"no such requirement: {', '.join(sorted(unknown))}")
    return found


def requirement_of(number: str, level: int, said: dict) -> Requirement:
    if row := said["requirements"].get(number):
        words, *shown = row
        documents = tuple(one.removeprefix(DOCUMENT) for one in shown if one.startswith(DOCUMENT))
        tests = tuple(test_id(one, said["tests"]) for one in shown if not one.startswith(DOCUMENT))
        return Requirement(number, level, words, tests, documents)
    parts = number.split(".")
    for count in (3, 2, 1):
        if reason := said["exceptions"].get(".".join(parts[:count])):
            return Requirement(number, level, exception=reason)
    raise WrongEvidence(f"requirement {number} has neither a row nor an exception in {ROWS.name}")


def test_id(short: str, names: dict[str, str]) -> str:
    """The id of a test, from the short name of its file."""
    name, colons, test = short.partition("::")
    return names.get(name, name) + colons + test


@cache
def tests_in(path: Path) -> frozenset[str]:
    """The names of the tests in this file."""
    tree = ast.parse(path.read_text())
    defined = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(node.name for node in defined if node.name.startswith("test_"))


def exists(test: str) -> bool:
    """Whether there is such a test: a file, a folder of files, or a function of a file."""
    name, _colons, function = test.partition("::")
    path = CHECKOUT / name
    if path.is_dir():
        return not function and any(path.glob("test_*.py"))
    return path.is_file() and (not function or function in tests_in(path))


def missing_from(tests: list[str], documents: list[str]) -> list[str]:
    """Which of these tests and papers do not exist."""
    absent = [one for one in documents if not (CHECKOUT / one).is_file()]
    return sorted({*absent, *(one for one in tests if not exists(one))})


def require_evidence(found: list[Requirement], more: list[str]) -> None:
    """Refuse rows that name what does not exist; `more` are ids that other tables name."""
    tests = [test for one in found for test in one.tests] + more
    if missing := missing_from(tests, [paper for one in found for paper in one.documents]):
        raise WrongEvidence(f"named as evidence, and not there: {', '.join(missing)}")

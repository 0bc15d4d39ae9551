"""The results of a run of the tests, read from the file that `bin/test --junitxml=FILE` writes."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

PASSED, FAILED, SKIPPED, NOT_RUN = "passed", "failed", "skipped", "not run"


@dataclass(frozen=True)
class TestRun:
    """One run: when, of which commit, and the result of each test by file and function."""

    __test__ = False
    at: str
    commit: str
    results: dict[tuple[str, str], Counter]

    def of(self, test: str) -> Counter:
        """How often a test, or each of a file or folder, passed, failed and was skipped."""
        name, _colons, function = test.partition("::")
        module = name.removesuffix(".py").replace("/", ".")
        counted: Counter = Counter()
        for (where, what), results in self.results.items():
            inside = where == module or where.startswith(f"{module}.")
            if inside and (not function or what == function):
                counted += results
        return counted

    def result_of(self, test: str) -> str:
        """The one word for it: failed if any failed, passed if any passed."""
        counted = self.of(test)
        return next((word for word in (FAILED, PASSED, SKIPPED) if counted[word]), NOT_RUN)

    def whole(self) -> Counter:
        return sum(self.results.values(), Counter())


NO_RUN = TestRun(at="", commit="", results={})


def read_run(path: Path) -> TestRun:
    """The run that this file tells of. It is written by the tests of this house and by nobody else."""
    root = ElementTree.parse(path).getroot()
    suites = list(root.iter("testsuite"))
    said = {one.get("name"): one.get("value", "") for one in root.iter("property")}
    results: dict[tuple[str, str], Counter] = {}
    for case in root.iter("testcase"):
        where, what = case.get("classname", ""), case.get("name", "").partition("[")[0]
        parts = {part.tag for part in case}
        word = FAILED if parts & {"failure", "error"} else SKIPPED if "skipped" in parts else PASSED
        results.setdefault((where, what), Counter())[word] += 1
    at = suites[0].get("timestamp", "") if suites else ""
    return TestRun(at=at, commit=said.get("commit", ""), results=results)

"""Published tables and what others answered for them, to check an estimate by."""

import json
from functools import cache
from pathlib import Path

import numpy

from umai.estimate.tables.histories import HistoryTable

FILE = Path(__file__).parents[1] / "published.json"


@cache
def published_cases() -> dict[str, dict]:
    """The cases by their name; each has lists, a table, its source, and published figures with theirs."""
    return {case["id"]: case for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]}


def published_table(name: str) -> HistoryTable:
    """The table of a case."""
    case = published_cases()[name]
    counts = numpy.zeros(1 << len(case["lists"]))
    for history, count in case["table"].items():
        counts[sum(1 << one for one, digit in enumerate(history) if digit == "1")] = count
    return HistoryTable(case["lists"], counts)

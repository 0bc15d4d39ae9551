"""Published series, to check an evaluation by."""

import json
from pathlib import Path

import numpy

from umai.evaluate.series.periods import parse_period
from umai.evaluate.series.tables import Series

FILE = Path(__file__).parents[1] / "published.json"


def published_series(name: str) -> Series:
    """The series of a case."""
    cases = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    case = next(one for one in cases if one["id"] == name)
    a_year, first = parse_period(case["first"]) or (0, 0)
    counts = numpy.array(case["counts"], float)
    return Series(name, a_year, first + numpy.arange(len(counts)), counts, numpy.array(case["population"]))

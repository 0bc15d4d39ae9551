"""Where settlements lie, for maps of figures. A point says nothing of where a settlement ends.

From Who's On First (March 2024): own work CC0, names from GeoNames CC BY 4.0: name both where a map is shown.
"""

import csv
from functools import cache
from pathlib import Path

from umai.places.outlines import drawing

POINTS = Path(__file__).parent / "data" / "settlement_points.csv"
SOURCE = "Who's On First (CC0), GeoNames (CC BY 4.0)"


@cache
def degrees() -> dict[str, tuple[float, float]]:
    """Code of the settlement to degrees north and east. Read once in a process."""
    with POINTS.open(encoding="utf-8", newline="") as read:
        return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(read)}


@cache
def points() -> dict[str, tuple[float, float]]:
    """Code of the settlement to where it is drawn among the outlines of `umai.places.outlines`."""
    at = drawing().at
    return {code: at(east, north) for code, (north, east) in degrees().items()}

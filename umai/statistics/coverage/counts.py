"""How many children of labour migrants are on this register now, by the indicator that the figures show."""

from umai.indicators.reading import shown_cells
from umai.law.terms.clock import today
from umai.statistics.coverage.shares import COUNTRY, RegisterCount

INDICATOR, PLACE, ABROAD = "children_of_migrants", "oblast", "abroad"


def register_counts(by) -> dict[str, RegisterCount]:
    """The counts of the country and of each oblast, by its code of ISO 3166-2, each to the nearest ten.

    Nothing for who does not read figures.
    """
    children = counted(by, PLACE)
    if children.whole is None:
        return {}
    abroad = dict([*counted(by, ABROAD).cells, *counted(by, PLACE, ABROAD).cells])
    return {
        COUNTRY: RegisterCount(children.whole, abroad.get(("yes",), 0)),
        **{place: RegisterCount(n, abroad.get((place, "yes"), 0)) for (place,), n in children.cells},
    }


def counted(by, *dimensions: str):
    return shown_cells(INDICATOR, today(), dimensions, speaker=by)

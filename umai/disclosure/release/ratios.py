"""Rates and shares: of printed numbers alone, so that they tell nothing that the numbers do not."""

from umai.disclosure.release.editions import Release
from umai.disclosure.tables.counts import CountedCell


def printed_ratio(release: Release, numerator: CountedCell, denominator: CountedCell) -> float | None:
    """The ratio of two printed numbers; none where one is not printed or there is nothing to divide by."""
    above, below = release.printed.get(numerator), release.printed.get(denominator)
    return above / below if above is not None and below else None

"""Which pairs are worth weighing: found in the database by keys, the most promising of each row.

The database counts crude points for what two rows have in common (`linkage_candidates`,
`linkage_row_candidates`): average bits, by numbers and dates alone. A pair that could not be one child even
if mother and sex agreed as well is left out, and of the others each row keeps the best. So a list in which
many have the same name costs no more than another; the rows that had more candidates are counted.
"""

from typing import NamedTuple

MOST = 12  # candidates of one row, on either side
MORE = 9.0  # bits that mother, sex and spelling can add to what the database sees
AT_A_TIME = 2000  # lines of an edition


class CandidatePairs(NamedTuple):
    """Pairs of ids, and the rows that had more promising candidates than are weighed."""

    with_children: list
    with_rows: list
    crowded: set


class CandidateFinder:
    """Finds the candidates of one edition, some thousand lines at a time."""

    def __init__(self, edition, ask, prior):
        self.edition, self.ask = edition, ask
        self.least = {kind: lowest_points(bits) for kind, bits in prior.items()}

    def between(self, first, last, pin_hidden=None) -> CandidatePairs:
        """The candidates of these lines; of the rows in `pin_hidden` alone, as if nobody knew their PINs."""
        values = [self.edition.pk, first, last, MOST]
        children = self.ask(
            "select one, child, crowded from linkage_candidates(%s, %s, %s, %s, %s, %s)",
            [*values, self.least["child"], pin_hidden],
        )
        rows = self.ask(
            "select one, other, crowded from linkage_row_candidates(%s, %s, %s, %s, %s, %s)",
            [*values, min(self.least["list"], self.least["own"]), pin_hidden],
        )
        crowded = {one for one, _two, many in (*children, *rows) if many}
        return CandidatePairs([pair[:2] for pair in children], [pair[:2] for pair in rows], crowded)


def lowest_points(prior_bits: float) -> int:
    """The crude points below which a pair could not be one child, whatever else agreed."""
    return round(-prior_bits - MORE)

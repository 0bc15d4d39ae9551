"""Finding the line of a file that names its columns, and the lines that are no row of a child."""

import re
from dataclasses import dataclass, field

from umai.linkage.parsing.columns import PLACES, meaning_of

LOOKED_AT = 40  # lines at the beginning of a file among which the columns' names are sought


@dataclass
class ListHeader:
    """What stands above each column (`header`), [] where nothing does.

    `first`: how many lines stand before the rows. `two`: the names of the columns stand in two lines.
    """

    header: list[str] = field(default_factory=list)
    first: int = 0
    two: bool = False
    words: frozenset = frozenset()  # of the header, by which it is recognised when it is repeated

    @property
    def is_missing(self):
        return not self.header

    def is_row(self, row: list[str]) -> bool:
        """Whether this line is one of the list's rows: no repeated header, no numbers of columns."""
        filled = [cell for cell in row if cell]
        if is_numbering(filled):
            return False
        return not (self.words and len(filled) > 1 and self.words.issuperset(filled))


def find_header(lines: list[list[str]]) -> ListHeader:
    """Find the columns' names in the first lines of a file."""
    scores = [count_known_names(line) for line in lines[:LOOKED_AT]]
    best = max(scores, default=0)
    if not best:
        return ListHeader()
    at = scores.index(best)
    # A lone word such as "Ысымы" above a list counts; a lone one among many cells is a row of a child.
    if best == 1 and sum(bool(cell) for cell in lines[at]) > 3:
        return ListHeader()
    upper, lower = lines[at], lines[at + 1] if at + 1 < len(lines) else []
    above = lines[at - 1] if at else []
    if is_second_line(upper, lower):
        return join_header_lines(upper, lower, at + 2)
    # The words of a title stand in one cell, or merged over all of them.
    if len({*above} - {""}) > 1 and scores[at - 1] and is_second_line(above, upper):
        return join_header_lines(above, upper, at + 1)
    return ListHeader([cell.strip() for cell in upper], at + 1, False, words_of(upper))


def count_known_names(line):
    """How many different meanings of columns the cells of a line name."""
    return len({found for cell in line if len(cell) < 80 and (found := meaning_of(cell))})


def is_second_line(upper, lower):
    """Whether the lower line names columns that the upper one leaves empty or groups."""
    if not lower or is_numbering([cell for cell in lower if cell]):
        return False
    filled = [cell for cell in lower if cell]
    return (
        bool(filled)
        and not any(re.search(r"\d{2}", cell) for cell in filled)
        and count_known_names(lower) > 0
        and any(
            meaning_of(cell) and (at >= len(upper) or not meaning_of(upper[at]) or upper[at] != cell)
            for at, cell in enumerate(lower)
        )
    )


def join_header_lines(upper, lower, first):
    """A header of two lines: the lower name where it says something, else the upper one."""
    width = max(len(upper), len(lower))
    names = []
    for at in range(width):
        above = upper[at].strip() if at < len(upper) else ""
        below = lower[at].strip() if at < len(lower) else ""
        if above and below and above != below:
            own, whole = meaning_of(below), meaning_of(f"{above} {below}")
            names.append(
                below if own and (not whole or {own, whole}.issubset(PLACES)) else f"{above} {below}"
            )
        else:
            names.append(below or above)
    return ListHeader(names, first, True, words_of(upper) | words_of(lower))


def words_of(line):
    return frozenset(cell for cell in line if cell)


def is_numbering(filled):
    """1, 2, 3 … under the names of the columns, as official forms have them."""
    return len(filled) > 2 and all(
        cell.strip(".) ") == str(at)
        for at, cell in enumerate(filled, int(filled[0]) if filled[0].isdigit() else 1)
    )

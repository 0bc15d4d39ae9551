"""Lines of a list that are no child's and nobody has to mend: empty ones, totals, a number alone."""

import re

from umai.linkage.parsing import values
from umai.linkage.parsing.columns import NAMES, ColumnMeaning
from umai.linkage.parsing.reasons import RowReason
from umai.names.spelling import fold

TOTALS = frozenset(fold(word, twice=True) for word in values.WORDS["totals"])
_LETTER, _COUNT = re.compile(r"[^\W\d_]"), re.compile(r"\d{1,6}(?:[.,]\d+)?\.?")


def reason_to_set_aside(raw: list[str], cells) -> RowReason | None:
    """Why this line is no child's, or None; `cells` are its texts by the meaning of their columns.

    A line with a name, a birth date or a PIN is a child's, whatever else stands in it.
    """
    filled = [cell for cell in raw if cell]
    if not filled:
        return RowReason.EMPTY
    birth, pin = cells[ColumnMeaning.BIRTH_DATE], cells[ColumnMeaning.PIN]
    if values.parse_birth_date(birth).day or values.parse_pin(pin):
        return None
    named = [cells[name] for name in NAMES if _LETTER.search(cells[name])]
    worded = named or [cell for cell in filled if _LETTER.search(cell)]
    if worded:
        return RowReason.TOTAL if begins_as_total(worded[0]) else None
    return RowReason.ONLY_NUMBER if all(map(_COUNT.fullmatch, filled)) else None


def begins_as_total(cell: str) -> bool:
    """Whether the first word is one of a line of totals: Итого: 25, Жалпы балдардын саны."""
    found = re.search(r"[^\W\d_]+", cell)
    return found is not None and fold(found.group(), twice=True) in TOTALS

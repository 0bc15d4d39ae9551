"""What was true on a day, among all that was ever recorded.

A row that replaces another as a *change* is true from the day of the change (`happened_on`), and
before that day the replaced row was; a *correction* was always true, and the corrected row never.
"""

from datetime import date

from umai.access.facts import ReplacementReason


class FactHistory:
    """All rows of one kind in a file, also those that were replaced or struck."""

    def __init__(self, rows):
        self.every = list(rows)
        self.by_pk = {row.pk: row for row in self.every}

    def known_at(self, instant) -> "FactHistory":
        """Only what had been recorded by this instant."""
        return FactHistory(row for row in self.every if row.recorded_at <= instant)

    def standing(self, *, on: date) -> list:
        """The rows that count, neither replaced nor struck; of a change after `on`, the row before it."""
        replaced = {row.replaces_id for row in self.every}
        heads = (row for row in self.every if row.pk not in replaced and row.why != ReplacementReason.STRUCK)
        return [row for head in heads if (row := self._as_of(head, on))]

    def holding(self, *, on: date) -> list:
        """The rows that count and hold on this day; an unknown end is open."""
        return [
            row
            for row in self.standing(on=on)
            if (row.holds_from is None or row.holds_from <= on)
            and (row.holds_to is None or row.holds_to >= on)
        ]

    def _as_of(self, row, on):
        while row and row.happened_on and row.happened_on > on and (before := self._changed_from(row)):
            row = before
        return row

    def _changed_from(self, row):
        """The row that was true until this one changed it; None when it was the first."""
        while row and row.why == ReplacementReason.CORRECTION:
            row = self.by_pk.get(row.replaces_id)
        return self.by_pk.get(row.replaces_id) if row and row.replaces_id else None

"""The periods of which figures are told: a year, or its first half. The second half has no page of its own.

A first half beside the whole year tells of the second half within nineteen. A second half beside both would
tell more: three numbers that add up, each to the nearest ten, leave a small one few values.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.indicators.nightly import years_shown
from umai.law.terms.clock import today

HALF = "1"  # in an address: the first half-year


class CountedPeriod(NamedTuple):
    """A year, or its first half, as it stands on a day. Both ends are days in Bishkek and belong to it."""

    year: int
    half: bool
    on: date

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "CountedPeriod":
        """The period that an address names; of what is not offered, the year that runs."""
        on = today()
        asked = query.get("year", "")
        year = int(asked) if asked in {str(one) for one in years_shown(on)} else on.year
        return cls(year, query.get("half") == HALF, on)

    @property
    def since(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the whole period, which may be to come."""
        return date(self.year, 6, 30) if self.half else date(self.year, 12, 31)

    @property
    def until(self) -> date:
        """The last day so far: a period that runs ends today."""
        return min(self.last, self.on)

    @property
    def known_on(self) -> date | None:
        """The day as of which a period that is over was known first; None for one that runs."""
        return self.until if self.until < self.on else None

    @property
    def words(self) -> str:
        if self.half:
            return _("half-year %(n)s of %(year)s") % {"n": 1, "year": self.year}
        return str(self.year)

    @property
    def query(self) -> str:
        """The period as an address names it."""
        return f"year={self.year}&half={HALF}" if self.half else f"year={self.year}"

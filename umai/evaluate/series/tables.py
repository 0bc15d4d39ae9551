"""A series of one place, and a table of districts by period."""

from dataclasses import dataclass

import numpy

from umai.evaluate.series.periods import name_period

NEVER = 10**9  # the number of a period that never comes: the rule never starts there


@dataclass
class Series:
    """Counts by period; `at` are the numbers of the periods, `exposure` the population, or ones."""

    name: str
    a_year: int
    at: numpy.ndarray
    counts: numpy.ndarray
    exposure: numpy.ndarray

    @property
    def offset(self) -> numpy.ndarray:
        return numpy.log(self.exposure / self.exposure.mean())

    @property
    def seasons(self) -> numpy.ndarray:
        return self.at % self.a_year

    def only(self, kept: numpy.ndarray) -> "Series":
        """The same with some periods left out."""
        return Series(self.name, self.a_year, self.at[kept], self.counts[kept], self.exposure[kept])

    def period(self, number) -> str:
        return name_period(int(number), self.a_year)


@dataclass
class Panel:
    """Counts and exposure of districts (rows) by period (columns), and where the rule starts when."""

    name: str
    a_year: int
    at: numpy.ndarray
    districts: list[str]
    counts: numpy.ndarray
    exposure: numpy.ndarray
    starts: numpy.ndarray

    @property
    def treated(self) -> numpy.ndarray:
        """Where the rule is in force: districts by period."""
        return self.at[None, :] >= self.starts[:, None]

    def period(self, number) -> str:
        return name_period(int(number), self.a_year)

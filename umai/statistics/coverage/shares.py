"""What is divided by what: counts of a register above, a survey or an estimate below. Knows no framework."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from umai.statistics.arithmetic.changes import half_up, share_of
from umai.statistics.elsewhere.figures import PublishedFigure, figures_of

COUNTRY = "KG"
FOUND, SURVEYED, ABROAD = (
    "children_of_migrants_registered",
    "mics_children_without_parental_care",
    "children_with_parent_abroad",
)
SHARE_ABROAD, CHILDREN = "mics_at_least_one_parent_abroad_percent", "population_0_17_ESTIMATE"


class RegisterCount(NamedTuple):
    """Children of migrants on this register in a territory, and those with a parent abroad; rounded."""

    children: int
    abroad: int


class Below(NamedTuple):
    """What is divided by: a figure as published, or a share of a survey times a population (`of`)."""

    figure: PublishedFigure
    of: PublishedFigure | None
    children: int

    @property
    def rough(self) -> bool:
        """Whether it rests on a number that stands in no source."""
        return self.of is not None and not self.of.verified


class Coverage(NamedTuple):
    """A share in per cent of one territory. `above` is the published count, or None for this register."""

    territory: str
    above: PublishedFigure | None
    known: Decimal
    below: Below
    share: Fraction


def coverage_of(register: Mapping[str, RegisterCount]) -> list[Coverage]:
    """Every share that can be stated: of this register, then of the Ministry's last count, then by oblast."""
    found = []
    counts = register.get(COUNTRY, RegisterCount(0, 0))
    surveyed, abroad = latest(SURVEYED), latest(ABROAD)
    for figure, count in ((abroad, counts.abroad), (surveyed, counts.children)):
        if figure is not None:
            found.append(covered(COUNTRY, None, Decimal(count), Below(figure, None, int(figure.value))))
    ministry = latest(FOUND)
    for figure in filter(None, (abroad, surveyed)):
        if ministry is not None:
            found.append(covered(COUNTRY, ministry, ministry.value, Below(figure, None, int(figure.value))))
    return found + by_oblast(register)


def by_oblast(register: Mapping[str, RegisterCount]) -> list[Coverage]:
    """Of oblasts for which the survey states a share: this register, and the Ministry's count if any."""
    found = []
    for territory in ("KG-B", "KG-J", "KG-O"):
        below = expected_in(territory)
        if below is None:
            continue
        count = register.get(territory, RegisterCount(0, 0)).abroad
        found.append(covered(territory, None, Decimal(count), below))
        if (ministry := latest(FOUND, territory)) is not None:
            found.append(covered(territory, ministry, ministry.value, below))
    return found


def covered(territory: str, above: PublishedFigure | None, count: Decimal, below: Below) -> Coverage:
    return Coverage(territory, above, count, below, share_of(count, below.children))


def latest(code: str, territory: str = COUNTRY) -> PublishedFigure | None:
    return next(reversed(figures_of(code, territory=territory)), None)


def expected_in(territory: str) -> Below | None:
    """The share of the survey with a parent abroad, times the children of the oblast; to a thousand.

    The number of children by oblast stands in no source, so that more digits would say what nobody knows.
    """
    share, children = latest(SHARE_ABROAD, territory), latest(CHILDREN, territory)
    if share is None or children is None:
        return None
    expected = half_up(Fraction(share.value) * Fraction(children.value) / 100 / 1000) * 1000
    return Below(share, children, int(expected))

"""Counts of an estimate to the nearest ten, with strata that still add up. Knows no framework."""

from collections.abc import Mapping, Sequence
from typing import Any

from umai.design.figures import ROUNDED_TO

# Figures of remarks that are no counts of children.
NO_COUNTS = frozenset({"probability", "thin", "levels", "fewest"})


def rounded(value: float) -> int:
    """A number of children to the nearest ten, as `rounded_count` rounds; never rounded twice."""
    return int((value + ROUNDED_TO / 2) // ROUNDED_TO) * ROUNDED_TO


def rounded_if_any(value: float | None) -> int | None:
    """The same, where None stays None."""
    return None if value is None else rounded(value)


def rounded_to_add_up(values: Sequence[float], whole: int) -> list[int]:
    """Tens near these numbers, of which the sum is `whole`, a multiple of ten.

    Each lies less than ten from its number where the numbers themselves add up to within five of `whole`.
    """
    found = [int(value // ROUNDED_TO) * ROUNDED_TO for value in values]
    missing = (whole - sum(found)) // ROUNDED_TO
    order = sorted(range(len(found)), key=lambda at: found[at] - values[at])
    for at in order[: max(missing, 0)]:
        found[at] += ROUNDED_TO
    return found


def rounded_figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a remark, counts of children to the nearest ten."""
    return {
        name: rounded(value) if isinstance(value, int | float) and name not in NO_COUNTS else value
        for name, value in figures.items()
    }

"""Counts of an estimate to the nearest ten, with strata that still add up. Knows no framework."""

from collections.abc import Mapping, Sequence
from typing import Any

from umai.design.figures import ROUNDED_TO, rounded_count

# Figures of remarks that are no counts of children.
NO_COUNTS = frozenset({"probability", "thin", "levels", "fewest"})


def rounded_if_any(value: float | None) -> int | None:
    """The number to the nearest ten, once and never twice; None stays None."""
    return None if value is None else rounded_count(value)


def rounded_to_add_up(values: Sequence[float], whole: int) -> list[int]:
    """Each of these numbers to the nearest ten, and as few of them as there must be to the next one, so that
    the sum is `whole`, a multiple of ten.

    Each lies at most ten from its number where the numbers themselves add up to within five of `whole`.
    """
    found = [rounded_count(value) for value in values]
    missing = (whole - sum(found)) // ROUNDED_TO
    step = ROUNDED_TO if missing > 0 else -ROUNDED_TO
    order = sorted(range(len(found)), key=lambda at: (found[at] - values[at]) * step)
    for at in order[: abs(missing)]:
        found[at] += step
    return found


def rounded_figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a remark, counts of children to the nearest ten."""
    return {
        name: rounded_count(value) if isinstance(value, int | float) and name not in NO_COUNTS else value
        for name, value in figures.items()
    }

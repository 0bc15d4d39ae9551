"""Counts for people who may not learn of a single child: rounded, so that most changes of one do not show.

A fixed rounding hides a few and not everything: a figure that steps from one ten to the next has done so by
one child. What leaves the house is decided by the rules of publication.
"""

ROUNDED_TO = 10


def rounded_count(n: float) -> int:
    """A number of people to the nearest ten; half way goes up, and fewer than five are none."""
    return int((n + ROUNDED_TO // 2) // ROUNDED_TO) * ROUNDED_TO

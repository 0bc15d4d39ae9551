"""Counts as they may be published: rounded, so that no difference of two figures tells of one child."""

ROUNDED_TO = 10


def rounded_count(n: int) -> int:
    """A count of people to the nearest ten; half way goes up, and a few are none."""
    return (n + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO

"""How often pairs stand at each level of one comparison: counted, and never nought."""

LEAST_M = 1e-4


def level_shares(comparison, counted: dict[str, int]) -> dict[str, float]:
    """The share of each level that tells something, as if half a pair more had been counted at each."""
    total = sum(counted.values())
    return {
        level.name: (counted.get(level.name, 0) + 0.5) / (total + 1)
        for level in comparison.informative_levels()
    }


def raise_to_least(levels: dict[str, float], least: float) -> dict[str, float]:
    """The same shares, none below the least, together one."""
    raised = {name: max(value, least) for name, value in levels.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}

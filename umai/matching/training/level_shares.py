"""How often pairs stand at each level of one comparison: counted shares that are never 0."""

LEAST_M = 1e-4


def level_shares(comparison, counted: dict[str, int]) -> dict[str, float]:
    """The share of each informative level, with half a pair added to each count."""
    total = sum(counted.values())
    return {
        level.name: (counted.get(level.name, 0) + 0.5) / (total + 1)
        for level in comparison.informative_levels()
    }


def raise_to_least(levels: dict[str, float], least: float) -> dict[str, float]:
    """The shares with none below `least`, scaled so that they sum to 1."""
    raised = {name: max(value, least) for name, value in levels.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}

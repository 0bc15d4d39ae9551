"""How many children are on no list: models, averages and bounds, with their uncertainty. Pure Python."""

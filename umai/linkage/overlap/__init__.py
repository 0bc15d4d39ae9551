"""That lists were matched, and counts of the children on them that were frozen."""

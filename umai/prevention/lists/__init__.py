"""The lists of a place: families at risk, and talks that were agreed."""

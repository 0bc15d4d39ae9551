"""Exact arithmetic of figures: periods, changes with their base, claims against rows. Knows no framework."""

"""Figures: of others and our own, the arithmetic of a change, claims, coverage, estimates, editions."""

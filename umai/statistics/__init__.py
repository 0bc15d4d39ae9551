"""Figures: what others published, the arithmetic of a change, claims checked, coverage and pictures."""

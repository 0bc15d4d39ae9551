"""Figures: what others published, the arithmetic of a change, published claims checked, coverage, pictures."""

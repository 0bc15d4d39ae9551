"""Poisson log-linear models of which lists a child is on: terms, fits, and whether an estimate exists."""

"""Oversight: boards on which every number is a link to its rows."""

"""Visits: planned ahead, made or missed, and what shows that they were real."""

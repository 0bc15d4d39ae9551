"""Visits: planned, made or missed, and the checks that they were really made."""

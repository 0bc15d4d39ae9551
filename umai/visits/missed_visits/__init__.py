"""Visits that were not made: explained, planned anew, settled."""

"""Ties that the clock finds by comparing staff with families, and what a worker said without a file."""

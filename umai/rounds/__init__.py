"""Rounds from house to house, at markets and on streets: planned, walked, and what was said at each door."""

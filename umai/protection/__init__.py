"""Immediate protection: danger to life or health now, and what is done at once."""

"""Attacks as tests: each was written to succeed against the program of before, and fails now."""

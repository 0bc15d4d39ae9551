"""Pairs that a person judges, and how good the matching is by what they said."""

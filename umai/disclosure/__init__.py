"""Disclosure control of published counts: rounding, a reader who attacks, and an audit. Pure Python."""

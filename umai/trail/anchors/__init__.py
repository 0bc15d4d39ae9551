"""Signed heads kept outside of the database: written by a timer, read by verification."""

"""Saying that two records are one child, and that they are not."""

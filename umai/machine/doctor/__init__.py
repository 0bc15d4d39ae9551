"""Checks of what is missing or wrong on this machine, and how to fix it."""

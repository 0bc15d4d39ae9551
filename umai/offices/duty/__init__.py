"""Turns on duty: who is on duty at which office, and when."""

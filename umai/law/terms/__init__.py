"""Deadlines and intervals: by when something must be done, and how often."""

"""Urgent calls: one person must take each, and the next person is told until somebody does."""

"""Checks whether a visit was as it is written: questions, answers and calls to families."""

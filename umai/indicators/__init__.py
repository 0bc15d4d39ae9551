"""Indicators: each figure defined once, counted by one query for boards, reports and publication."""

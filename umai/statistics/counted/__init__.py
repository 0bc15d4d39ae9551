"""Figures that Umai counts itself: the list of indicators, and one with table, picture and words."""

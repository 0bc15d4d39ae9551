"""Kyrgyz writes 1,5 as Russian does, and as the CLDR says; Django 6 has a point."""

DECIMAL_SEPARATOR = ","

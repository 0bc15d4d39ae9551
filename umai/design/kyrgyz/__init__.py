"""Kyrgyz endings: a case that a translation asks of a day, a time, a number or a word it is given."""

"""Sorting by the Kyrgyz alphabet, for databases and lists that have no ICU.

Python and the database use the same two strings, the database in a stored column
`translate(lower(name), ALPHABET, RANKS)`, so both sort a list in the same order.
"""

# Thirty-six letters onto 0-9a-z: every key is as long as its word, and one byte a letter.
ALPHABET = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
RANKS = "0123456789abcdefghijklmnopqrstuvwxyz"

_TRANSLATE = str.maketrans(ALPHABET, RANKS)


def sort_key(text: str) -> str:
    """The key by which this text is sorted in Kyrgyz alphabetical order.

    Only the letters of the alphabet are replaced; spaces, hyphens and other scripts keep their code points,
    as in the database. Compare keys by code point.
    """
    return text.lower().translate(_TRANSLATE)

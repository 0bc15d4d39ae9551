"""The Kyrgyz alphabet as an order, for databases and lists that have no ICU.

Both sides use the same two strings: here in Python, and in the database as a stored column
`translate(lower(name), ALPHABET, RANKS)`, so a list sorted in either place is the same list.
"""

# Thirty-six letters onto 0-9a-z: every key is as long as its word, and one byte a letter.
ALPHABET = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
RANKS = "0123456789abcdefghijklmnopqrstuvwxyz"

_TRANSLATE = str.maketrans(ALPHABET, RANKS)


def sort_key(text: str) -> str:
    """The key by which this text stands in Kyrgyz alphabetical order.

    Only the letters of the alphabet are moved; spaces, hyphens and other scripts keep their
    code points, as in the database. Compare keys by code point.
    """
    return text.lower().translate(_TRANSLATE)

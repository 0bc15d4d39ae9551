"""Text from outside as text that can be kept: without signs that no database and no file can hold.

This module imports no framework, because the confined process that reads lists uses it too.
"""

import re

# Python holds half of a surrogate pair in a text, but cannot write it as UTF-8.
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def as_storable(text: str) -> str:
    """A text that every part of the program can store; all that can be read in it stays.

    Two halves of a surrogate pair become the letter that they are, and a half alone becomes U+FFFD, by
    which a reader sees that something is missing there. Every line end becomes a newline. Other control
    signs but the tab are removed.
    """
    if _HALVES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def storable_values(found):
    """The value that JSON gave, with every text in it storable, the names of fields too."""
    if isinstance(found, str):
        return as_storable(found)
    if isinstance(found, list):
        return [storable_values(one) for one in found]
    if isinstance(found, dict):
        return {as_storable(name): storable_values(value) for name, value in found.items()}
    return found

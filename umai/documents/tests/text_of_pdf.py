"""The text of a PDF as a reader's program selects and copies it."""

import io
import re

import pikepdf


def text_of(pdf):
    """Each page's text, in the order in which it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page_text(page) for page in document.pages]


def page_text(page):
    fonts = {name: letters_of(font) for name, font in page.resources["/Font"].items()}
    said, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            said.append(decoded(operands[0], letters))
        elif str(operator) == "TJ":
            said += [decoded(one, letters) for one in operands[0] if isinstance(one, pikepdf.String)]
        elif str(operator) in ("ET", "Tm", "Td"):
            said.append(" ")
    return "".join(said)


def decoded(string, letters):
    data = bytes(string)
    return "".join(letters.get(data[n : n + 2], "") for n in range(0, len(data), 2))


def letters_of(font):
    """Glyph to letters, from the font's own table for copying."""
    table = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(glyph)] = bytes.fromhex(letters).decode("utf-16-be")
    return found

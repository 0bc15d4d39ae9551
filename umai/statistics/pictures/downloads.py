"""A picture as SVG, as PNG and its table as CSV. None of them asks anything of another machine."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import typst

from umai.design.pictures.marks import PAPER, WIDTH, PictureShape, plain, rectangle
from umai.design.pictures.svg import draw_shape, draw_text
from umai.documents.papers import NOWHERE, ROOMS, typeface
from umai.statistics.pictures.marks import Picture

PAGE = Path(__file__).with_name("picture.typ")
DOTS = 216  # an inch, so three of a unit
RIM = 12  # of white on either side of a picture that stands alone
LETTERS = "Noto Sans, DejaVu Sans, sans-serif"
BYTE_ORDER = "\ufeff"  # before a table, so that a spreadsheet reads Cyrillic letters as what they are


def as_svg(picture: Picture, *, alone: bool = True) -> str:
    """The picture as SVG; `alone`: as a file of its own with a white ground, and not in a page."""
    rim = RIM if alone else 0
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"{-rim} 0 {WIDTH + 2 * rim} {plain(picture.height)}",
            "role": "img",
            "aria-label": picture.alt,
        },
    )
    root.attrib |= (
        {"width": str(2 * (WIDTH + 2 * rim)), "height": plain(2 * picture.height), "font-family": LETTERS}
        if alone
        else {"class": "statistics-picture"}
    )
    ElementTree.SubElement(root, "title").text = picture.title
    if alone:
        ElementTree.SubElement(root, "desc").text = picture.alt
        draw_shape(root, PictureShape(rectangle(-rim, 0, WIDTH + 2 * rim, picture.height), PAPER))
    for shape in picture.shapes:
        draw_shape(root, shape)
    for text in picture.texts:
        draw_text(root, text)
    return ElementTree.tostring(root, encoding="unicode")


def as_png(picture: Picture) -> bytes:
    """The picture as PNG, 1,092 dots wide, in the typeface that comes with Umai."""
    compiler = typst.Compiler(
        PAGE,
        root=ROOMS,
        font_paths=typeface(),
        sys_inputs={"svg": as_svg(picture)},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    made = compiler.compile(format="png", ppi=DOTS)
    if not isinstance(made, bytes):
        raise TypeError("a picture is of one page")
    return made


def as_csv_table(picture: Picture) -> str:
    """The table of the picture: numbers with a point, and empty where nothing is stated.

    Each row says of which picture it is, from where, and what was rounded or left out: rows are sent on.
    """
    text = io.StringIO()
    text.write(BYTE_ORDER)
    table = csv.writer(text, lineterminator="\n")
    table.writerow((*picture.caption.head, "value", "low", "high", "printed", "title", "source", "note"))
    of_all = (picture.title, picture.caption.source, picture.caption.note)
    for one in picture.rows:
        value = one.value
        ends = ("" if end is None else f"{end:f}" for end in (value.value, value.low, value.high))
        table.writerow((*one.labels, *ends, value.in_words, *of_all))
    return text.getvalue()


KINDS: Mapping[str, tuple[str, Callable[[Picture], str | bytes]]] = {
    "svg": ("image/svg+xml", as_svg),
    "png": ("image/png", as_png),
    "csv": ("text/csv; charset=utf-8", as_csv_table),
}

"""Papers printed from the records: a room's Typst template and plain values make a PDF.

A template is in the room that prints it, and begins with the two lines that `paper.typ` names. What people
typed is given as JSON and stays text, whatever signs it holds. Nothing is fetched from outside and no
typeface of the machine is used, so the paper is the same everywhere.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

ROOMS = Path(__file__).resolve().parents[1]
TYPEFACE = ROOMS / "design" / "fonts"
NOWHERE = Path("/dev/null/packages")  # so that Typst finds no packages of other people
LANGUAGES = {"ky": "Кыргызча", "ru": "Русский"}  # of papers of the programme
LENGTH = 16  # hexadecimal digits of the check value, for a person to compare


def render_pdf(template, values, language, *, record=""):
    """Print these values with this template: the PDF, as bytes.

    `template` is the path of a .typ file of a room. `values` is a dict of plain values: text,
    numbers, booleans, None, lists and dicts of them; write days and choices as words first.
    `language` is ky, ru or en, for the foot; the words of the body come with the values. `record`
    is the id in the foot. Raises TypeError for a value that is not plain, `typst.TypstError` for a
    template that is wrong.
    """
    given = {
        "values": to_plain_json(values),
        "words": to_plain_json(sheet_words(language)),
        "language": language,
        "record": str(record),
        "check": check_value_of(template, values, language, record=record),
    }
    compiler = typst.Compiler(
        Path(template),
        root=ROOMS,
        font_paths=typeface(),
        sys_inputs=given,
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    return compiler.compile(format="pdf")


def as_pdf_response(pdf, name):
    """The response with which a browser opens a PDF."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def check_value_of(template, values, language, *, record=""):
    """The short value in the foot of a paper, equal for the same content.

    It is the first 16 hexadecimal digits of SHA-256 over the content as `to_plain_json` writes it.
    """
    content = {
        "template": Path(template).resolve().relative_to(ROOMS).as_posix(),
        "language": language,
        "record": str(record),
        "values": values,
    }
    return sha256(to_plain_json(content).encode()).hexdigest()[:LENGTH]


def to_plain_json(values):
    """JSON that is equal for equal values: keys in order, no spaces, letters not escaped."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sheet_words(language):
    """The words that stand on every paper."""
    with override(language):
        return {
            "page": _("page"),
            "record": _("Record"),
            "check": _("Check value"),
            "signature": _("signature"),
            "name": _("name"),
            "day": _("date"),
        }


@cache
def typeface():
    """Our own typeface and no other: it has Ң, Ө and Ү."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACE])

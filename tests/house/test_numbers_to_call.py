"""A number to call stands in one table of the law; no text, page, poster or guidance holds one."""

import re

import polib

from umai import catalogues
from umai.design import guidance
from umai.law.helplines import helplines
from umai.outreach.texts import FOLDER as POSTERS

NUMBERS = {entry.value for line in helplines().values() for entry in line.numbers.entries}
CALL = re.compile(rf"(?<![\d.,+-])(?:{'|'.join(sorted(NUMBERS))})(?![\d,]|[.-]\d)")
ROOMS = catalogues.CHECKOUT / "umai"
SHOWN_BY_THE_PROXY = (
    ROOMS / "identification" / "static" / "identification" / "call.html"
)  # compared by a test


def files_of_texts():
    """Templates, static pages, guidance and the texts of posters."""
    for path in (*ROOMS.rglob("*.html"), *guidance.FOLDER.rglob("*.md"), *POSTERS.iterdir()):
        if path != SHOWN_BY_THE_PROXY and "vendor" not in path.parts:
            yield path


def test_no_page_guidance_or_poster_types_a_number_to_call():
    assert [str(path) for path in files_of_texts() if CALL.search(path.read_text(encoding="utf-8"))] == []


def test_no_text_of_the_code_types_a_number_to_call():
    assert [text for _context, text in catalogues.gather_texts() if CALL.search(text)] == []


def test_no_translation_types_a_number_to_call():
    for language in catalogues.LANGUAGES:
        entries = polib.pofile(str(catalogues.catalogue_file(language)))
        said = [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())]
        assert [text for text in said if CALL.search(text)] == [], language


def test_a_typed_number_is_found():
    assert all(CALL.search(text) for text in ("call 102.", "(103)", "102ге чалыңыз", "<b>112</b>"))
    assert not any(CALL.search(text) for text in ("1102", "0555 123 456", "102,406 children"))

"""Whatever bytes come, a file is taken in or refused; nothing surprises the one who reads it."""

import random

import pytest

from umai.documents.clean import office, pdf, picture
from umai.documents.clean.file_kinds import JPEG, PNG, UnfitContent
from umai.documents.tests import samples
from umai.documents.unfit_file import SENTENCES

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

MUTANTS = 200
WORDS = [
    b"",
    b"../../x",
    b"http://x/",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x00",
    b"<!DOCTYPE x>",
    b"&a;",
    b"<a>",
]
WHOLE = {
    "photo": (samples.photo((300, 200)), lambda data: picture.clean(data, JPEG)),
    "picture": (samples.picture("PNG", (300, 200)), lambda data: picture.clean(data, PNG)),
    "pdf": (samples.pdf(samples.acting), pdf.clean),
    "docx": (samples.docx(), office.clean),
}
PARTS = {
    "docx": samples.docx_parts(rows=[("hyperlink", "http://x/", True)]),
    "xlsx": samples.xlsx_parts(rows=[("hyperlink", "http://x/", True)]),
    "odt": samples.odt_parts(),
}


def bent(data, chance):
    """The same bytes with a few of them changed, taken out or put in."""
    data = bytearray(data)
    for _time in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(data)) if chance.random() < 0.6 else chance.randrange(min(len(data), 400))
        data[at : at + chance.choice([0, 1, 1, 4, 9])] = chance.choice(
            [*WORDS, bytes([chance.randrange(256)])]
        )
    return bytes(data)


def taken(clean, data):
    """Whether a file was taken in; any failure but a refusal with a sentence is loud."""
    try:
        return bool(clean(data))
    except UnfitContent as unfit:
        assert unfit.code in SENTENCES
        return False


@pytest.mark.parametrize("what", WHOLE)
def test_a_bent_file_is_taken_in_or_refused(what):
    data, clean = WHOLE[what]
    chance = random.Random(what)
    answers = [taken(clean, bent(data, chance)) for _time in range(MUTANTS)]
    assert taken(clean, data) and not all(answers)


@pytest.mark.parametrize("what", PARTS)
def test_a_document_with_a_bent_part_is_taken_in_or_refused(what):
    """The archive is whole, so that what is bent reaches whoever reads the part."""
    parts = {name: text.encode() if isinstance(text, str) else text for name, text in PARTS[what].items()}
    chance = random.Random(what)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    answers = []
    for _time in range(MUTANTS):
        name = chance.choice(names)
        answers.append(taken(office.clean, samples.packed(parts | {name: bent(parts[name], chance)})))
    assert taken(office.clean, samples.packed(parts)) and any(answers) and not all(answers)

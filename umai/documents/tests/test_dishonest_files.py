"""A file that is not what it says, or does more than be read, is refused in words."""

import io
import struct
import zipfile

import pikepdf
import pytest
from django.utils.translation import override

from umai.documents import inspection
from umai.documents.inspection import inspect_file
from umai.documents.tests import samples
from umai.documents.unfit_file import SENTENCES, UnfitFile

EXE = b"MZ\x90\x00" + b"\x00" * 60 + b"PE\x00\x00" + b"\x00" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 50
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
CUT_JPEG = samples.picture(size=(400, 300))[:900]
CUT_PNG = samples.picture("PNG", size=(400, 300))[:900]


def with_zip(data):
    """The same, with an archive behind it: many programs would open it as one."""
    return data + samples.packed({"a.txt": "hidden"})


def bent_png():
    data = bytearray(samples.picture("PNG", size=(400, 300)))
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


def huge_png(width, height):
    """A picture that says it is huge: a few hundred bytes."""
    import zlib

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def bomb():
    """Four hundred kilobytes that become four hundred megabytes."""
    parts = samples.docx_parts()
    parts["word/bomb.xml"] = b"<a>" + b" " * 400_000_000 + b"</a>"
    return samples.packed(parts)


def lying_bomb():
    """The same, saying of itself that it is small."""
    parts = samples.docx_parts()
    parts["word/bomb.xml"] = b"<a>" + b" " * 4_000_000 + b"</a>"
    data = bytearray(samples.packed(parts))
    at = data.rfind(b"word/bomb.xml") - 46 + 24
    struct.pack_into("<I", data, at, 1000)
    return bytes(data)


def many_entries():
    return samples.packed(samples.docx_parts() | {f"word/{n}.xml": "<a/>" for n in range(2001)})


def laughs():
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{"&" + before + ";"}{"&" + before + ";"}">'
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    parts = samples.docx_parts()
    parts["word/document.xml"] = f"<!DOCTYPE d [{entities}]><d>&k;</d>"
    return samples.packed(parts)


def outside_entity():
    parts = samples.docx_parts()
    parts["word/document.xml"] = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    return samples.packed(parts)


def locked_zip():
    data = bytearray(samples.docx())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            data[entry.header_offset + 6] |= 1
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def docx_with(**more):
    return samples.packed(samples.docx_parts() | more)


def word_field(field):
    return samples.docx(body=f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p>")


def pdf_locked():
    return samples.pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


MACRO = samples.MAIN_OF_WORD.replace(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
)

REFUSED = {
    "nothing at all": ("a.jpg", b"", "empty"),
    "a program named as a photo": ("a.jpg", EXE, "not_allowed"),
    "a drawing with a script": ("a.svg", SVG, "not_allowed"),
    "a drawing named as a photo": ("a.png", SVG, "not_allowed"),
    "a page": ("a.html", HTML, "not_allowed"),
    "a page named as a PDF": ("a.pdf", HTML, "not_allowed"),
    "a picture that moves": ("a.gif", samples.picture("GIF"), "not_allowed"),
    "a photo of an iPhone": ("IMG_1.HEIC", HEIC, "heic"),
    "an iPhone's photo renamed": ("IMG_1.jpg", HEIC, "heic"),
    "an old or locked document": ("a.docx", OLD, "old_office"),
    "a photo named as a PDF": ("a.pdf", samples.picture(), "ending"),
    "a PDF named as a photo": ("a.jpg", samples.pdf(), "ending"),
    "a document named as a sheet": ("a.xlsx", samples.docx(), "ending"),
    "a photo without an ending": ("photo", samples.picture(), "ending"),
    "a photo with a double ending": ("photo.jpg.exe", samples.picture(), "ending"),
    "a plain archive": ("a.docx", samples.packed({"a.txt": "x"}), "not_allowed"),
    "a photo that is an archive too": ("a.jpg", with_zip(samples.picture()), "two_in_one"),
    "a picture that is an archive too": ("a.png", with_zip(samples.picture("PNG")), "two_in_one"),
    "a PDF that is an archive too": ("a.pdf", with_zip(samples.pdf()), "two_in_one"),
    "a photo that is a page too": ("a.jpg", samples.picture(comment=HTML), "two_in_one"),
    "a photo with a page behind it": ("a.jpg", samples.picture() + HTML, "two_in_one"),
    "a photo that is a PDF too": ("a.jpg", samples.picture(comment=samples.pdf()[:500]), "two_in_one"),
    "a document behind a program": ("a.docx", b"PK\x03\x04" + EXE + samples.docx(), "two_in_one"),
    "a document before a page": ("a.docx", samples.docx() + HTML, "two_in_one"),
    "a cut photo": ("a.jpg", CUT_JPEG, "damaged"),
    "a cut picture": ("a.png", CUT_PNG, "damaged"),
    "a picture with a wrong bit": ("a.png", bent_png(), "damaged"),
    "only the beginning of a photo": ("a.jpg", b"\xff\xd8\xff\xe0", "damaged"),
    "a cut PDF": ("a.pdf", samples.pdf()[:-200], "damaged"),
    "noise that begins as a PDF": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
    "a cut document": ("a.docx", samples.docx()[:-100], "damaged"),
    "a PDF with a password": ("a.pdf", pdf_locked(), "locked"),
    "a document with locked parts": ("a.docx", locked_zip(), "locked"),
    "more pixels than are allowed": ("a.png", huge_png(8000, 5001), "too_many_pixels"),
    "more pixels than there is memory": ("a.png", huge_png(100_000, 100_000), "too_many_pixels"),
    "a bomb": ("a.docx", bomb, "bomb"),
    "a bomb that lies about itself": ("a.docx", lying_bomb(), "damaged"),
    "too many parts": ("a.docx", many_entries(), "bomb"),
    "a billion laughs": ("a.docx", laughs(), "damaged"),
    "a document that reads files of ours": ("a.docx", outside_entity(), "damaged"),
    "a part that climbs out": ("a.docx", docx_with(**{"../../evil.xml": "<a/>"}), "damaged"),
    "a document with macros": ("a.docx", samples.docx(main=MACRO), "macros"),
    "macros under another name": ("a.docx", docx_with(**{"word/vbaProject.bin": b"\x01"}), "macros"),
    "a control": ("a.docx", docx_with(**{"word/activeX/activeX1.xml": "<a/>"}), "macros"),
    "an embedded object": ("a.docx", docx_with(**{"word/embeddings/oleObject1.bin": b"\x01"}), "embedded"),
    "an embedded sheet": ("a.docx", samples.docx(rows=[("package", "x.xlsx", False)]), "embedded"),
    "a program among the pictures": ("a.docx", docx_with(**{"word/media/a.exe": EXE}), "holds_other"),
    "a drawing among the pictures": ("a.docx", docx_with(**{"word/media/a.svg": SVG}), "holds_other"),
    "a picture that is fetched": (
        "a.docx",
        samples.docx(rows=[("image", "http://e.example/a.png", True)]),
        "links",
    ),
    "a template that is fetched as a frame": (
        "a.docx",
        samples.docx(rows=[("frame", "http://e.example/", True)]),
        "links",
    ),
    "a field that starts a program": ("a.docx", word_field(' DDEAUTO c:\\\\windows "cmd" '), "links"),
    "a field that fetches": ("a.docx", word_field(' INCLUDEPICTURE "http://e.example/a.png" '), "links"),
    "a sheet linked to another": (
        "a.xlsx",
        samples.packed(samples.xlsx_parts() | {"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "links",
    ),
    "a formula that starts a program": (
        "a.xlsx",
        samples.xlsx(cell="<c><f>cmd|'/c calc'!A0</f></c>"),
        "links",
    ),
    "a formula that fetches": (
        "a.xlsx",
        samples.xlsx(cell='<c><f>WEBSERVICE("http://e.example")</f></c>'),
        "links",
    ),
    "an ODT with macros": (
        "a.odt",
        samples.packed(samples.odt_parts() | {"Basic/Standard/M.xml": "<a/>"}),
        "macros",
    ),
    "an ODT that acts on an event": (
        "a.odt",
        samples.odt(body='<script:event-listener script:event-name="on"/>'),
        "macros",
    ),
    "an ODT with an object": ("a.odt", samples.odt(body='<draw:object xlink:href="./x"/>'), "embedded"),
    "an ODT that fetches a picture": (
        "a.odt",
        samples.odt(body='<draw:image xlink:href="http://e.example/a.png"/>'),
        "links",
    ),
    "an ODT that reads a file": (
        "a.odt",
        samples.odt(body='<draw:image xlink:href="../../../etc/passwd"/>'),
        "links",
    ),
    "an ODT with a password": (
        "a.odt",
        samples.odt(listed='<m:file-entry m:full-path="x"><m:encryption-data/></m:file-entry>'),
        "locked",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_for_what_it_is(what):
    name, data, code = REFUSED[what]
    with pytest.raises(UnfitFile) as refusal:
        inspect_file(data() if callable(data) else data, name)
    assert refusal.value.code == code
    assert str(refusal.value).startswith(str(SENTENCES[code]))


def test_more_than_twenty_megabytes_are_refused():
    with pytest.raises(UnfitFile) as refusal, override("en"):
        inspect_file(samples.picture() + b"\0" * 20_000_000, "a.jpg")
    assert "20 megabytes" in str(refusal.value)


def test_each_sentence_says_what_was_kept():
    with pytest.raises(UnfitFile) as refusal, override("en"):
        inspect_file(EXE, "a.jpg")
    assert "What you wrote is still here; the file must be chosen again." in str(refusal.value)


class TestTheChild:
    """The process in which a file is taken apart."""

    def ask(self, monkeypatch, code):
        """What the parent makes of a child that does something else than it should."""
        monkeypatch.setattr(inspection, "PROCESS_CODE", CONFINED + code)
        return inspection.clean_in_process(b"x" * 100, "jpeg")

    def said(self, monkeypatch, code):
        """What the child says, unchecked."""
        heard = []
        monkeypatch.setattr(inspection, "parse_answer", lambda said: heard.append(said.decode()) or {})
        with pytest.raises(UnfitFile):
            self.ask(monkeypatch, code)
        return heard[0]

    @pytest.mark.parametrize(
        "harm",
        [
            "open('/etc/passwd')",
            "open(sys.argv[1] + '/pyproject.toml')",
            "__import__('socket').socket()",
            "os.fork()",
            "os.pipe()",
            "bytearray(3_000_000_000)",
        ],
    )
    def test_it_can_open_nothing_and_take_no_more_memory_than_its_share(self, monkeypatch, harm):
        said = self.said(
            monkeypatch,
            f"import os\ntry:\n    {harm}\n    word = 'done'\nexcept (OSError, MemoryError):\n    word = 'refused'\n"
            "process.write_answer_line({'kind': word})",
        )
        assert said == '{"kind": "refused"}'

    def test_it_inherits_nothing_of_the_environment(self, monkeypatch):
        monkeypatch.setenv("UMAI_CREDENTIALS", "SECRET")
        said = self.said(monkeypatch, "import os\nprocess.write_answer_line({'kind': ' '.join(os.environ)})")
        assert "UMAI_CREDENTIALS" not in said and "SECRET" not in said

    @pytest.mark.parametrize(
        "end",
        [
            "os.abort()",
            "os._exit(1)",
            "sys.exit()",
            "1 / 0",
            "print('{}')",
            "print('[1]')",
            'print(\'{"refused": "x"}\')',
            'print(\'{"kind": "jpeg"}\\n<html>\')',
            "sys.stdout.buffer.write(b'\xff\xff\\n')",
        ],
    )
    def test_one_that_dies_or_raves_is_a_refusal_in_words(self, monkeypatch, end):
        with pytest.raises(UnfitFile):
            self.ask(monkeypatch, f"import os\n{end}")

    def test_one_that_writes_without_end_is_stopped_at_its_limit(self, monkeypatch):
        with pytest.raises(UnfitFile):
            self.ask(monkeypatch, "while True:\n    sys.stdout.buffer.write(b'x' * 1_000_000)")

    def test_one_that_hangs_is_killed(self, monkeypatch):
        monkeypatch.setattr(inspection, "WAIT_SECONDS", 0.5)
        with pytest.raises(UnfitFile):
            self.ask(monkeypatch, "import time\ntime.sleep(600)")


CONFINED = (
    "import sys; sys.path.insert(0, sys.argv[1]); from umai.documents.clean import process\n"
    "import socket\nprocess.confine()\n"
)

"""The kind of a file by its first bytes, and whether it is a second kind at the same time."""

import io
import re
import zipfile

JPEG, PNG, PDF, DOCX, XLSX, ODT = "jpeg", "png", "pdf", "docx", "xlsx", "odt"
# Not allowed, but the refusal says what to do instead.
HEIC, OLD_OFFICE = "heic", "old_office"
ZIP = "zip"  # by its first bytes; it may be an office file

ENDINGS = {
    "jpg": JPEG,
    "jpeg": JPEG,
    "jpe": JPEG,
    "jfif": JPEG,
    "png": PNG,
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "odt": ODT,
}
OFFICE = (DOCX, XLSX, ODT)

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
PAGE_OR_PROGRAM = re.compile(rb"<script[\s>]|<!doctype\s|<html[\s>]|<\?php\s", re.IGNORECASE)
HEAD = 1024  # bytes in which some programs look for the beginning of a PDF or a page


class UnfitContent(Exception):
    """The file is not taken in; `code` says why, and `umai.documents.inspection` has the sentence."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def kind_of(data):
    """The kind that the first bytes say, or None for anything unknown."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return ZIP
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return HEIC
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLD_OFFICE
    return None


def refuse_two_in_one(data, kind):
    """Refuse a picture or PDF that some program would open as something else.

    Phones write further pictures behind the first, so bytes after its end are no reason by themselves.
    """
    program = PAGE_OR_PROGRAM.search(data[:HEAD] if kind == PDF else data)
    pdf = kind != PDF and b"%PDF-" in data[:HEAD]
    if program or pdf or zipfile.is_zipfile(io.BytesIO(data)):
        raise UnfitContent("two_in_one")

"""Writes DOCX, XLSX and ODT anew, without anything that acts or says who made it.

Macros, embedded objects and links that fetch something are refused, because without them it would be another
document. Addresses to click on, properties, authors' names, printers and thumbnails are left out; pictures
are encoded again.
"""

from umai.documents.clean import opendocument, openxml
from umai.documents.clean.archive import parts_of, to_archive
from umai.documents.clean.file_kinds import ODT, ZIP, UnfitContent

MIMETYPE = "mimetype"
TEXT = b"application/vnd.oasis.opendocument.text"


def clean(data, kind=ZIP):
    """(the kind of document, the document written anew)."""
    parts = parts_of(data)
    if parts.get(MIMETYPE, b"").strip() == TEXT:
        return ODT, to_archive(opendocument.clean(parts), first=(MIMETYPE,))
    if openxml.TYPES in parts:
        kind, cleaned = openxml.clean(parts)
        return kind, to_archive(cleaned)
    raise UnfitContent("not_allowed")

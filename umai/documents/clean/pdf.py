"""Writes a PDF anew: its pages, without actions, addresses, files inside and names of authors."""

import io
from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from pikepdf.sanitize import Sanitizer

from umai.documents.clean.file_kinds import PDF, UnfitContent, refuse_two_in_one
from umai.documents.clean.jpeg import without_metadata

PAGES = 500
OBJECTS = 300_000
DISARM = (
    Sanitizer()
    .remove_javascript()
    .remove_external_access()
    .remove_attachments()
    .remove_multimedia()
    .remove_thumbnails()
    .remove_search_index()
    .remove_web_capture()
    .remove_private_app_data()
    .remove_collection()
)
DOCUMENT_KEYS = ("/OpenAction", "/URI", "/Perms", "/Legal", "/DSS", "/Requirements", "/Collection")
COMMON_KEYS = ("/AA", "/JS", "/EF", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/XFA")
STREAM_KEYS = ("/F", "/FFilter", "/FDecodeParms")  # a stream with these has its bytes in another file
ANNOTATION_KEYS = ("/T", "/RC", "/M", "/CreationDate", "/NM", "/Subj")  # who wrote it, and when
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/URI",
    "/GoToR",
    "/GoToE",
    "/SubmitForm",
    "/ImportData",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
}
PDF_ERRORS = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
    IndexError,
    OSError,
)


def warm_up():
    """Have the library open its source of random numbers now, because later the process can open no file."""
    locked = io.BytesIO()
    with pikepdf.new() as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
    pikepdf.open(locked).close()


warm_up()


def clean(data, kind=PDF):
    """The same pages, without actions, files inside, metadata and authors.

    A damaged file is refused and not repaired, because pages could be lost unnoticed.
    """
    refuse_two_in_one(data, PDF)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as document:
            answer = rewrite_document(document)
        with pikepdf.open(io.BytesIO(answer), attempt_recovery=False) as document:
            refuse_what_still_acts(document)
        return answer
    except pikepdf.PasswordError:
        raise UnfitContent("locked") from None
    except PDF_ERRORS:
        raise UnfitContent("damaged") from None


def rewrite_document(document):
    if not document.pages:
        raise UnfitContent("damaged")
    if len(document.pages) > PAGES or len(document.objects) > OBJECTS:
        raise UnfitContent("too_hard")
    DISARM.apply(document)
    drop(document.Root, DOCUMENT_KEYS)
    for thing in document.objects:
        for one in dictionaries_in(thing):
            clean_dictionary(one)
    drop(document.trailer, ("/Info",))
    answer = io.BytesIO()
    document.save(answer, encryption=False, deterministic_id=True)
    return answer.getvalue()


def dictionaries_in(thing):
    """Yield a dictionary or stream, and every one that is directly inside it."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        inner: Iterable[Any] = ()
        if isinstance(one, Dictionary | Stream):
            yield one
            inner = (value for _name, value in one.items())
        elif isinstance(one, Array):
            inner = iter(one)
        waiting += [
            value
            for value in inner
            if isinstance(value, Array | Dictionary | Stream) and not value.is_indirect
        ]


def clean_dictionary(one):
    drop(one, COMMON_KEYS)
    if isinstance(one, Stream):
        drop(one, STREAM_KEYS)
        strip_picture(one)
    if "/Subtype" in one and "/Rect" in one and one.get("/Subtype") != Name.Widget:
        drop(one, ANNOTATION_KEYS)


def drop(dictionary, names):
    for name in names:
        if name in dictionary:
            del dictionary[name]


def strip_picture(stream):
    """Remove what the camera wrote into a photo inside the PDF; the pixels are not changed."""
    if stream.get("/Subtype") == Name.Image and stream.get("/Filter") == Name.DCTDecode:
        stream.write(
            without_metadata(stream.read_raw_bytes()),
            filter=Name.DCTDecode,
            decode_parms=stream.get("/DecodeParms"),
        )


def refuse_what_still_acts(document):
    """Refuse the written file when something is left in it that acts or tells."""
    for thing in document.objects:
        for one in dictionaries_in(thing):
            if str(one.get("/S", "")) in ACTIONS or any(name in one for name in COMMON_KEYS):
                raise UnfitContent("holds_other")

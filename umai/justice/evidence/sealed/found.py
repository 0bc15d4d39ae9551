"""What a file is, by its first bytes and never by its name, and what that is in words."""

import re

from django.utils.translation import gettext_lazy as _

HEAD = 4096  # bytes of the beginning that are looked at
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
# The first bytes of a file to what it is; those of "ftyp" and "RIFF" stand below.
BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
    (b"\xca\xfe\xba\xbe", "application/x-executable"),
    (b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (b"#!", "application/x-executable"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
)
IMAGES_IN_BOXES = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
SOUND_IN_BOXES = {b"M4A ", b"M4B "}
RIFFS = {b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav", b"WEBP": "image/webp"}
ARCHIVES = ("application/zip", "application/vnd.rar", "application/x-7z-compressed", "application/gzip")
PAGE = re.compile(rb"\s*(<!doctype|<html|<\?xml|<svg|<script)", re.IGNORECASE)
# A media type, or the beginning of one, to words.
WORDS = (
    ("image/jpeg", _("photo or picture (JPEG)")),
    ("image/png", _("picture (PNG)")),
    ("image/", _("picture of another format")),
    ("video/", _("video")),
    ("audio/", _("sound recording")),
    ("application/pdf", _("PDF")),
    *((one, _("archive: other files packed into one")) for one in ARCHIVES),
    ("application/vnd.openxmlformats", _("document or table of an office program")),
    ("application/vnd.oasis", _("document or table of an office program")),
    ("application/x-ole-storage", _("document of an old office program")),
    ("application/vnd.microsoft.portable-executable", _("program for Windows: it can act by itself")),
    ("application/x-executable", _("program: it can act by itself")),
    ("text/html", _("page or script: it can act by itself")),
    (TEXT, _("text without form")),
)


def media_type_of(head: bytes) -> str:
    """The media type that the first bytes of a file say."""
    if head[4:8] == b"ftyp":
        return type_of_box(head[8:12])
    if head[:4] == b"RIFF":
        return RIFFS.get(head[8:12], UNKNOWN)
    # The voice messages of some telephones begin like a script.
    found = sorted((one for one in BEGINNINGS if head.startswith(one[0])), key=lambda one: -len(one[0]))
    if found:
        return found[0][1]
    if PAGE.match(head):
        return "text/html"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9"):
        return "audio/mpeg"
    return TEXT if is_text(head) else UNKNOWN


def type_of_box(brand: bytes) -> str:
    """The type of a file of boxes: a photo of an iPhone, a sound, or else a video."""
    if brand in IMAGES_IN_BOXES:
        return "image/heic"
    return "audio/mp4" if brand in SOUND_IN_BOXES else "video/mp4"


def is_text(head: bytes) -> bool:
    """Whether it reads as UTF-8 without control characters; the last letter may be cut off."""
    if not head or any(byte < 32 and byte not in b"\t\n\r\f" for byte in head):
        return False
    return any(reads_as_text(head[: len(head) - cut]) for cut in range(4))


def reads_as_text(data: bytes) -> bool:
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False


def in_words(media_type: str):
    """What a file is, in words."""
    return next(
        (words for part, words in WORDS if media_type.startswith(part)), _("file of a kind not known")
    )


def acts_by_itself(media_type: str) -> bool:
    """Whether a file is a program or a page that runs one."""
    return media_type in {
        "application/vnd.microsoft.portable-executable",
        "application/x-executable",
        "text/html",
    }

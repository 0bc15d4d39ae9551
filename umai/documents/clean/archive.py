"""The ZIP archive of an office file: measured before anything in it is opened, and written anew."""

import io
import zipfile

from umai.documents.clean.archive_limits import ARCHIVE_ERRORS, ArchiveLimits, fault
from umai.documents.clean.file_kinds import UnfitContent

LIMITS = ArchiveLimits(entries=2000, total=100_000_000, ratio=200, small=5_000_000)
EPOCH = (1980, 1, 1, 0, 0, 0)


def parts_of(data):
    """The parts of an archive, by name. Raises `UnfitContent` for one that is odd or becomes too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if found := fault(entries, len(data), LIMITS):
                raise UnfitContent(found)
            refuse_odd(data, archive, entries)
            return {one.filename: archive.read(one) for one in entries}
    except ARCHIVE_ERRORS:
        raise UnfitContent("damaged") from None


def refuse_odd(data, archive, entries):
    names = [one.filename for one in entries]
    if not entries or len(set(map(str.lower, names))) != len(names):
        raise UnfitContent("damaged")
    if any(
        name.startswith("/") or "\\" in name or ".." in name.split("/") or "\x00" in name for name in names
    ):
        raise UnfitContent("damaged")
    # Before the first part or behind the end a program or a page could be hidden.
    if (
        min(one.header_offset for one in entries) != 0
        or archive.comment
        or not data.endswith(end_record_of(data))
    ):
        raise UnfitContent("two_in_one")


def end_record_of(data):
    """The end record, which ends a file without a comment."""
    at = data.rfind(b"PK\x05\x06")
    return data[at : at + 22] if at >= 0 else b"\x00"


def to_archive(parts, *, first=()):
    """An archive of these parts, without times; those named in `first` come first, not compressed."""
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w") as archive:
        for name in [*first, *(name for name in parts if name not in first)]:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return answer.getvalue()

"""The ZIP that an office file is: measured before anything in it is opened, and written anew."""

import io
import struct
import zipfile
import zlib

from umai.documents.clean.signs import Unfit

ENTRIES = 2000
TOTAL = 100_000_000  # bytes when opened
RATIO = 200  # how many times larger than the file it may get, beyond what is small anyway
SMALL = 5_000_000
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
EPOCH = (1980, 1, 1, 0, 0, 0)


def parts_of(data):
    """Part name to bytes, for an archive that is only an archive and does not swell when opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            measure(entries, len(data))
            refuse_odd(data, archive, entries)
            return {one.filename: archive.read(one) for one in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error, OSError):
        raise Unfit("damaged") from None


def measure(entries, size):
    """By what the archive says of itself; more than it says is never taken out."""
    total = sum(one.file_size for one in entries)
    if len(entries) > ENTRIES or total > TOTAL or total > max(SMALL, RATIO * size):
        raise Unfit("bomb")


def refuse_odd(data, archive, entries):
    names = [one.filename for one in entries]
    if any(one.flag_bits & ENCRYPTED for one in entries):
        raise Unfit("locked")
    if not entries or len(set(map(str.lower, names))) != len(names):
        raise Unfit("damaged")
    if any(one.compress_type not in PLAIN for one in entries):
        raise Unfit("damaged")
    if any(
        name.startswith("/") or "\\" in name or ".." in name.split("/") or "\x00" in name for name in names
    ):
        raise Unfit("damaged")
    # Nothing before the first part, nothing behind the end: a program or a page could hide there.
    if min(one.header_offset for one in entries) != 0 or archive.comment or not data.endswith(last(data)):
        raise Unfit("two_in_one")


def last(data):
    """The end record as it must stand at the very end of a file without a comment."""
    at = data.rfind(b"PK\x05\x06")
    return data[at : at + 22] if at >= 0 else b"\x00"


def written(parts, *, first=()):
    """An archive of these parts, which tells no time; those named in `first` come first, not packed."""
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w") as archive:
        for name in [*first, *(name for name in parts if name not in first)]:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return answer.getvalue()

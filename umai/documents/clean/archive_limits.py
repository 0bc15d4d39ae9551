"""What is wrong with an archive, told before anything in it is opened: for papers and for lists alike."""

import struct
import zipfile
import zlib
from typing import NamedTuple

PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
# What Python raises for an archive that is none, or that ends too early.
ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    struct.error,
    OSError,
)


class ArchiveLimits(NamedTuple):
    """How many parts there may be, how many bytes when opened, and how many times the file's own size.

    Beyond what is `small` anyway.
    """

    entries: int
    total: int
    ratio: int
    small: int


def fault(entries: list[zipfile.ZipInfo], size: int, limits: ArchiveLimits) -> str:
    """ "bomb", "locked", "damaged", or "" for an archive of `size` bytes that may be opened.

    By what the archive says of itself; Python takes no more out than it says.
    """
    total = sum(one.file_size for one in entries)
    if len(entries) > limits.entries or total > min(limits.total, max(limits.small, limits.ratio * size)):
        return "bomb"
    if any(one.flag_bits & ENCRYPTED for one in entries):
        return "locked"
    return "damaged" if any(one.compress_type not in PLAIN for one in entries) else ""

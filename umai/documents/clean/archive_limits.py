"""Finds what is wrong with an archive before anything in it is opened, for documents and for lists."""

import struct
import zipfile
import zlib
from typing import NamedTuple

PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
# What Python raises for a file that is no archive, or that ends too early.
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
    """How many parts an archive may have, how many bytes when opened, and how many times the file's own size.

    Up to `small` bytes the ratio does not matter.
    """

    entries: int
    total: int
    ratio: int
    small: int


def fault(entries: list[zipfile.ZipInfo], size: int, limits: ArchiveLimits) -> str:
    """What is wrong: "bomb", "locked", "damaged", or "" for an archive of `size` bytes that may be opened.

    The sizes are those that the archive declares; Python reads no more than is declared.
    """
    total = sum(one.file_size for one in entries)
    if len(entries) > limits.entries or total > min(limits.total, max(limits.small, limits.ratio * size)):
        return "bomb"
    if any(one.flag_bits & ENCRYPTED for one in entries):
        return "locked"
    return "damaged" if any(one.compress_type not in PLAIN for one in entries) else ""

"""Sealed bytes on disk, in UMAI_HOME/files: a name that says nothing, in one of 256 folders.

On a server the pages write here, and the worker, the backup and `umai files` read and sweep as another user:
what is made here is open to the group of UMAI_HOME/files as far as the umask of the process lets it be.

A file is completely on the disk before a row names it, so no row names a missing file. A file without a row
is possible, when the row was rolled back: `umai.documents.sealed.jobs` deletes it.
"""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}")


def new_name():
    return secrets.token_hex(16)


def root() -> Path:
    return settings.MACHINE.home / "files"


def path_of(name) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError("not the name of a stored file")
    return root() / name[:2] / name


def keep(name, data):
    """Write these bytes completely or not at all; they are on the disk when this returns."""
    path = path_of(name)
    for folder, mode in ((root(), 0o700), (path.parent, 0o770)):
        if not folder.exists():
            folder.mkdir(mode=mode, exist_ok=True)
            flush(folder.parent)
    half = path.with_name(f"{name}.half")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o660), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    flush(path.parent)


def flush(folder):
    """Have the names in a folder written to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fetch(name):
    """The stored bytes. Raises FileNotFoundError."""
    return path_of(name).read_bytes()


def stored_files():
    """Yield (path, name) of every stored file; the name is None for a file that was not finished."""
    for folder in sorted(root().glob("[0-9a-f][0-9a-f]")):
        for path in sorted(folder.iterdir()):
            yield path, path.name if NAME.fullmatch(path.name) else None

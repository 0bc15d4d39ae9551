"""Sealed bytes on disk, in UMAI_HOME/files: a name that says nothing, in one of 256 folders.

A file is whole on the disk before anything names it, so a row never speaks of a file that is not
there. The other way round can happen, when a row was rolled back: `umai.documents.sealed.jobs` sweeps that.
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
    """Write these bytes whole or not at all; they are on the disk when this returns."""
    path = path_of(name)
    for folder in (root(), path.parent):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            flush(folder.parent)
    half = path.with_name(f"{name}.half")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    flush(path.parent)


def flush(folder):
    """Have the disk know the names in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fetch(name):
    """The bytes as they were kept. Raises FileNotFoundError."""
    return path_of(name).read_bytes()


def stored_files():
    """(path, name, or None for half a file) of everything there is."""
    for folder in sorted(root().glob("[0-9a-f][0-9a-f]")):
        for path in sorted(folder.iterdir()):
            yield path, path.name if NAME.fullmatch(path.name) else None

"""Streams in the age format: what is written is sealed to recipients, what is read is opened by an identity.

Nothing lies on a disk in the clear while a backup is made.
"""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from pyrage import DecryptError, EncryptError, decrypt_io, encrypt_io, x25519

from umai.machine.cluster.binaries import CannotStart

BLOCK = 1 << 20  # bytes that are read at once


class Stream:
    """A file for pyrage: counts bytes, computes their SHA-256, and keeps the error that pyrage hides."""

    def __init__(self, file: IO[bytes], watch=None):
        self.file, self.watch = file, watch
        self.digest = hashlib.sha256()
        self.bytes = 0
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        return self._keep_failure(lambda: self.file.read(size))

    def write(self, data: bytes) -> int:
        return self._keep_failure(lambda: self._write(data))

    def flush(self) -> None:
        self._keep_failure(self.file.flush)

    def _write(self, data: bytes) -> int:
        self.file.write(data)
        self.digest.update(data)
        self.bytes += len(data)
        if self.watch:
            self.watch(self.bytes)
        return len(data)

    def _keep_failure(self, act) -> Any:
        try:
            return act()
        except BaseException as failure:
            self.failure = failure
            raise


def seal(source: IO[bytes], target: Path, recipients: Iterable[x25519.Recipient], watch=None) -> dict:
    """Seal a stream into a new file that is on the disk at the end; answers its bytes and SHA-256.

    Raises OSError, as of a full disk.
    """
    with open_new(target) as file:
        reader, writer = Stream(source), Stream(file, watch)
        try:
            encrypt_io(reader, writer, list(recipients))
        except (EncryptError, OSError):
            raise_kept(reader, writer)
            raise
        file.flush()
        os.fsync(file.fileno())
    return {"bytes": writer.bytes, "sha256": writer.digest.hexdigest()}


def unseal(source: Path, target: IO[bytes], identities: Iterable[x25519.Identity], watch=None) -> None:
    """Open a sealed file into a stream. Raises CannotStart for a wrong key and for a damaged file."""
    with source.open("rb") as file:
        reader, writer = Stream(file), Stream(target, watch)
        try:
            decrypt_io(reader, writer, list(identities))
        except DecryptError as failure:
            raise_kept(reader, writer)
            if "matching" in str(failure):
                raise CannotStart(
                    f"The key does not open {source}: name the private key of its recipient in --identity."
                ) from None
            raise CannotStart(f"{source} is damaged: {failure}.") from None
        except OSError as failure:
            raise_kept(reader, writer)
            raise CannotStart(f"{source} is damaged: {failure}.") from None


def raise_kept(*streams: Stream) -> None:
    for stream in streams:
        if stream.failure is not None:
            raise stream.failure from None


def open_new(path: Path) -> IO[bytes]:
    """A new file that its owner alone reads."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb")


def digest_of(path: Path, watch=None) -> str:
    """SHA-256 of a file."""
    found, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
            done += len(block)
            if watch:
                watch(done)
    return found.hexdigest()


@contextlib.contextmanager
def disk_told(what: str, where: Path):
    """Say in one line what the system refused, and where."""
    try:
        yield
    except OSError as failure:
        if failure.errno == errno.ENOSPC or failure.errno == errno.EDQUOT:
            raise CannotStart(
                f"{what} was not made: the disk of {where} is full; nothing was kept."
            ) from None
        raise CannotStart(
            f"{what} was not made: {failure.filename or where}: {failure.strerror or failure}."
        ) from None

"""Signed heads of the tree, which are stored elsewhere, so that nobody can rebuild the past.

A head is a text in the form of C2SP checkpoints, signed with Ed25519: origin, number of entries and
root, then as extension lines the digest of the head before it, the latest instant of its entries and
the instant of signing. So every head also binds all heads before it, and their times. The key is in
UMAI_HOME/secrets and not in the database, so the owner of the database alone cannot sign. The owner of
the whole machine can; against them only heads that are stored elsewhere help.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from umai.machine.keys import secrets
from umai.trail.chain import in_range, time_text

ORIGIN = "umai/trail"
FOLLOWS = timedelta(minutes=1)  # a head is signed every ten seconds, so a head lags no more behind entries
NO_HEAD = bytes(32)  # in place of the digest of the head before the first one
TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z"
FORM = re.compile(
    rf"{ORIGIN}\n(0|[1-9]\d*)\n(\S+)\nprev ([0-9a-f]{{64}})\nnewest ({TIME})\nsigned ({TIME})\n\n"
    rf"— {ORIGIN} (\S+)\n*"
)


@dataclass(frozen=True)
class SignedHead:
    """The number of entries, the root over them, the times that are signed, and the signature."""

    size: int
    root: bytes
    prev: bytes
    newest_at: datetime
    signed_at: datetime
    signature: bytes = b""

    def signed_text(self) -> str:
        return (
            f"{ORIGIN}\n{self.size}\n{b64encode(self.root).decode()}\nprev {self.prev.hex()}\n"
            f"newest {time_text(self.newest_at)}\nsigned {time_text(self.signed_at)}\n"
        )

    def digest(self) -> bytes:
        """What the next head says of this one."""
        return sha256(self.signed_text().encode()).digest()

    def text(self) -> str:
        return f"{self.signed_text()}\n— {ORIGIN} {b64encode(self.signature).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> "SignedHead":
        """Read a head as `text` wrote it. Raises ValueError when it is anything else."""
        found = FORM.fullmatch(text)
        if not found:
            raise ValueError("not a head of this trail")
        size, root, prev, newest, signed, signature = found.groups()
        return cls(
            int(size),
            b64decode(root, validate=True),
            bytes.fromhex(prev),
            datetime.fromisoformat(newest),
            datetime.fromisoformat(signed),
            b64decode(signature, validate=True),
        )

    def is_signed_by(self, public: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(self.signature, self.signed_text().encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def sign_head(
    size: int,
    root: bytes,
    *,
    after: SignedHead | None,
    newest_at: datetime,
    clock: datetime,
    home: Path | None = None,
) -> SignedHead:
    """Sign the head that follows the head `after`, whose new entries are as late as `newest_at`.

    Its time is the clock's, but never before the head before it. It follows its entries where these are
    a little ahead, as they are after a clock was set back. An entry further ahead stays ahead of its
    head, which is a finding.
    """
    if after:
        newest_at = max(newest_at, after.newest_at)
        clock = max(clock, after.signed_at)
    if clock < newest_at <= clock + FOLLOWS:
        clock = newest_at
    head = SignedHead(size, root, after.digest() if after else NO_HEAD, newest_at, clock)
    return replace(head, signature=signing_key(home).sign(head.signed_text().encode()))


COLUMNS = "size, root, prev, newest_at, signed_at, signature"
READABLE = f"size, root, prev, {in_range('newest_at')}, {in_range('signed_at')}, signature"


def read_heads(cursor, *, newest: int | None = None) -> list[SignedHead]:
    """The heads in the database, the smallest first; with `newest` the last so many of them."""
    cursor.execute(f"select {READABLE} from trail_checkpoint order by size desc limit %s", [newest])
    return [as_head(row) for row in reversed(cursor.fetchall())]


def as_head(row) -> SignedHead:
    """A head from a row of COLUMNS."""
    size, root, prev, newest_at, signed_at, signature = row
    return SignedHead(size, bytes(root), bytes(prev), newest_at, signed_at, bytes(signature))


def public_key(*, home: Path | None = None) -> bytes:
    return signing_key(home).public_key().public_bytes_raw()


def signing_key(home: Path | None = None) -> Ed25519PrivateKey:
    kept = secrets.password(home or settings.MACHINE.home, secrets.TRAIL)
    return Ed25519PrivateKey.from_private_bytes(sha256(kept.encode()).digest())

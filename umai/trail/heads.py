"""Signed heads of the tree, which are stored elsewhere, so that nobody can rebuild the past.

A head is a text of three lines (origin, number of entries, root) and a signature by Ed25519, in
the form of C2SP checkpoints. The key is in UMAI_HOME/secrets and not in the database, so the owner of
the database alone cannot sign. The owner of the whole machine can; against them only heads that are
stored elsewhere help.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from umai.machine.keys import secrets

ORIGIN = "umai/trail"


@dataclass(frozen=True)
class SignedHead:
    """The number of entries and the root over them, with the signature."""

    size: int
    root: bytes
    signature: bytes

    def text(self) -> str:
        signature = b64encode(self.signature).decode()
        return f"{signed_text(self.size, self.root)}\n— {ORIGIN} {signature}\n"

    @classmethod
    def parse(cls, text: str) -> "SignedHead":
        """Read a head as `text` wrote it. Raises ValueError when it is anything else."""
        origin, size, root, empty, last = text.rstrip("\n").split("\n")
        dash, signer, signature = last.split(" ")
        if origin != ORIGIN or signer != ORIGIN or empty or dash != "—":
            raise ValueError("not a head of this trail")
        return cls(int(size), b64decode(root, validate=True), b64decode(signature, validate=True))

    def is_signed_by(self, public: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(
                self.signature, signed_text(self.size, self.root).encode()
            )
        except InvalidSignature:
            return False
        return True


def signed_text(size: int, root: bytes) -> str:
    return f"{ORIGIN}\n{size}\n{b64encode(root).decode()}\n"


def sign_head(size: int, root: bytes, *, home: Path | None = None) -> SignedHead:
    return SignedHead(size, root, signing_key(home).sign(signed_text(size, root).encode()))


def public_key(*, home: Path | None = None) -> bytes:
    return signing_key(home).public_key().public_bytes_raw()


def signing_key(home: Path | None = None) -> Ed25519PrivateKey:
    kept = secrets.password(home or settings.MACHINE.home, "trail")
    return Ed25519PrivateKey.from_private_bytes(sha256(kept.encode()).digest())

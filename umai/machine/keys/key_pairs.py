"""Pairs of keys for sealing: whoever holds the public half can put in, only the private half takes out.

The public half of a pair lies in UMAI_HOME/keys, where every process may read it; the private half in
UMAI_HOME/secrets, if it is on this machine at all. X25519, used with HPKE (RFC 9180).
"""

from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from umai.machine.keys import secrets

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
SIGNAL_WORDS = "signals"  # opened by the pages of the department: the private half stays on this machine
REPORTERS = "reporters"  # of the time before there were holders (umai.machine.keys.holders): one key for all


def public_file(home: Path, name: str) -> Path:
    return home / "keys" / f"{name}.pub"


def private_file(home: Path, name: str) -> Path:
    return home / "secrets" / f"{name}.key"


def make_pair(home: Path, name: str, *, private: Path | None = None) -> str:
    """Make a pair; the private half is written to `private`, or kept in UMAI_HOME/secrets. Answers its id."""
    key = X25519PrivateKey.generate()
    secrets.secrets_folder(home)
    secrets.write_secret(private or private_file(home, name), key.private_bytes_raw().hex())
    public = public_file(home, name)
    public.parent.mkdir(mode=0o755, exist_ok=True)
    secrets.give_to_owner(public.parent)
    secrets.write_secret(public, key.public_key().public_bytes_raw().hex())
    public.chmod(0o644)
    return key_id(key.public_key())


def make_missing_pair(home: Path, name: str) -> None:
    """Make the pair once; a public half alone (its private half is elsewhere) is left as it is."""
    if not public_file(home, name).exists():
        make_pair(home, name)


def public_key(home: Path, name: str) -> X25519PublicKey | None:
    """The public half, or None when no pair was made."""
    path = public_file(home, name)
    return X25519PublicKey.from_public_bytes(bytes.fromhex(path.read_text())) if path.exists() else None


def private_key(home: Path, name: str) -> X25519PrivateKey | None:
    """The private half, or None when it is not on this machine."""
    half = secrets.find(home, private_file(home, name).name)
    return X25519PrivateKey.from_private_bytes(bytes.fromhex(half)) if half else None


def key_id(key: X25519PublicKey) -> str:
    """A short name of a public key, kept beside what it sealed."""
    return sha256(key.public_bytes_raw()).hexdigest()[:16]

"""Sealing files: a key of its own for each, wrapped by one outer key that is a file of the secrets.

AES-256-GCM. What a sealed thing belongs to is bound into it (`binding_of`), so bytes that are moved to
another file, or a key that is moved to another row, open nothing. The outer key has a version, and
lies in UMAI_HOME/secrets as `files-1`, `files-2` …; the highest is used for what is sealed now.
"""

import os
import re
from base64 import urlsafe_b64decode
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connections

from umai.documents.sealed import store
from umai.machine.keys import secrets

FIRST = 1
MARK = b"umai1"  # how the file is sealed: this way, and bytes in this order
NONCE = 12
ROTATION_LOCK = (
    7_261_392  # the advisory lock between whoever seals or opens and whoever changes the outer key
)


class DoesNotOpen(Exception):
    """These bytes were not sealed by this key for this place, or were changed since."""


def share_key_lock(*, using="default"):
    """Until this transaction ends, let nobody change the outer key."""
    with connections[using].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [ROTATION_LOCK])


def key_versions():
    """The outer keys that are there, the oldest first."""
    names = (path.name for path in secrets.secrets_folder(settings.MACHINE.home).iterdir())
    return sorted(int(found[1]) for name in names if (found := re.fullmatch(r"files-(\d+)", name)))


def newest_version():
    return max(key_versions(), default=FIRST)


def make_outer_key(version):
    """Make the outer key of this version, if it is not there; it is on the disk when this returns."""
    secrets.password(settings.MACHINE.home, f"files-{version}")
    store.flush(secrets.secrets_folder(settings.MACHINE.home))


def destroy_outer_key(version):
    """Destroy an outer key: what only it opens is gone."""
    with suppress(FileNotFoundError):
        (secrets.secrets_folder(settings.MACHINE.home) / f"files-{version}").unlink()


def outer_key(version):
    if version not in key_versions():
        if version != FIRST or key_versions():
            raise DoesNotOpen(f"the outer key {version} is not in the secrets")
        make_outer_key(FIRST)
    text = secrets.password(settings.MACHINE.home, f"files-{version}")
    return AESGCM(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def new_file_key():
    """A key for one file."""
    return AESGCM.generate_key(bit_length=256)


def wrap(key, *, of, form, version):
    """The key of one file, sealed by the outer key of this version."""
    nonce = os.urandom(NONCE)
    return nonce + outer_key(version).encrypt(nonce, key, binding_of(of, form, version))


def unwrap(wrapped, *, of, form, version):
    """The key of one file. Raises `DoesNotOpen`."""
    wrapped = bytes(wrapped)
    return decrypt_bound(outer_key(version), wrapped, binding_of(of, form, version))


def seal(data, key, *, of, form):
    nonce = os.urandom(NONCE)
    return MARK + nonce + AESGCM(key).encrypt(nonce, data, binding_of(of, form, MARK.decode()))


def unseal(sealed, key, *, of, form):
    """What was sealed. Raises `DoesNotOpen`."""
    if not sealed.startswith(MARK):
        raise DoesNotOpen("not sealed by us")
    return decrypt_bound(AESGCM(key), sealed[len(MARK) :], binding_of(of, form, MARK.decode()))


def decrypt_bound(cipher, sealed, place):
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place)
    except (InvalidTag, ValueError):
        raise DoesNotOpen("the key or the bytes are not the ones that were kept") from None


def binding_of(of, form, version):
    """Where a sealed thing belongs: the attachment, which of its two files, sealed how."""
    return f"{of}|{form}|{version}".encode()

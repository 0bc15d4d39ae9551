"""Seals files: each by its own key, and all those keys by one outer key among the secrets.

AES-256-GCM. Each sealed file and key is bound to its attachment (`binding_of`), so bytes or a key that were
moved to another row do not open. The outer key has a version, and is in UMAI_HOME/secrets as `files-1`,
`files-2` …; the highest version seals new files.
"""

import os
import re
from base64 import urlsafe_b64decode
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from umai.documents.sealed import store
from umai.machine.cluster.functions import fetch_value
from umai.machine.keys import secrets

FIRST = 1
MARK = b"umai1"  # the first bytes of a sealed file: the version of this format
NONCE = 12
ROTATION_LOCK = 7_261_392  # the advisory lock: shared to seal or open, exclusive to change the outer key


class DoesNotOpen(Exception):
    """These bytes were not sealed by this key for this attachment, or were changed since."""


def share_key_lock(*, using="default"):
    """Keep others from changing the outer key until this transaction ends."""
    fetch_value("select pg_advisory_xact_lock_shared(%s)", [ROTATION_LOCK], using=using)


def key_versions():
    """The versions of the outer keys that exist, the oldest first."""
    names = secrets.names(settings.MACHINE.home)
    return sorted(int(found[1]) for name in names if (found := re.fullmatch(r"files-(\d+)", name)))


def newest_version():
    return max(key_versions(), default=FIRST)


def make_outer_key(version):
    """Make the outer key of this version, if it is not there; it is on the disk when this returns."""
    secrets.password(settings.MACHINE.home, f"files-{version}")
    store.flush(secrets.secrets_folder(settings.MACHINE.home))


def destroy_outer_key(version):
    """Destroy an outer key; what only this key opens is lost."""
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
    """Seal the key of one file by the outer key of this version."""
    nonce = os.urandom(NONCE)
    return nonce + outer_key(version).encrypt(nonce, key, binding_of(of, form, version))


def unwrap(wrapped, *, of, form, version):
    """Open the key of one file. Raises `DoesNotOpen`."""
    wrapped = bytes(wrapped)
    return decrypt_bound(outer_key(version), wrapped, binding_of(of, form, version))


def seal(data, key, *, of, form):
    nonce = os.urandom(NONCE)
    return MARK + nonce + AESGCM(key).encrypt(nonce, data, binding_of(of, form, MARK.decode()))


def unseal(sealed, key, *, of, form):
    """Open what `seal` sealed. Raises `DoesNotOpen`."""
    if not sealed.startswith(MARK):
        raise DoesNotOpen("not sealed by us")
    return decrypt_bound(AESGCM(key), sealed[len(MARK) :], binding_of(of, form, MARK.decode()))


def decrypt_bound(cipher, sealed, binding):
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], binding)
    except (InvalidTag, ValueError):
        raise DoesNotOpen("the key or the bytes are not the ones that were kept") from None


def binding_of(of, form, version):
    """What a sealed file or key is bound to: the attachment, which of its two files, and the version."""
    return f"{of}|{form}|{version}".encode()

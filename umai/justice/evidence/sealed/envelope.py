"""Seals evidence in the age format: each record by a key of its own, and that key by the installation's.

Whoever has a record's key opens its parts with any age program. Without it nobody does: a record is erased
by forgetting its key.
"""

from django.conf import settings
from pyrage import DecryptError, decrypt, encrypt, x25519

from umai.machine.cluster.functions import fetch_value
from umai.machine.keys import evidence_key

ROTATION_LOCK = 7_261_393  # the advisory lock: shared to seal or open, exclusive to change the outer key


class EvidenceDoesNotOpen(Exception):
    """These bytes were not sealed by this key for this record, or were changed since."""


def share_key_lock(*, using="default"):
    """Keep others from changing the installation's key until this transaction ends."""
    fetch_value("select pg_advisory_xact_lock_shared(%s)", [ROTATION_LOCK], using=using)


def newest_version():
    return max(evidence_key.versions(settings.MACHINE.home), default=evidence_key.FIRST)


def outer_key(version):
    """The installation's key of this version. Raises `EvidenceDoesNotOpen` where it is not there."""
    home = settings.MACHINE.home
    if version == evidence_key.FIRST and not evidence_key.versions(home):
        evidence_key.make_first(home)
    found = evidence_key.find(home, version)
    if found is None:
        raise EvidenceDoesNotOpen(f"the key evidence-{version} is not in the secrets")
    return found


def new_record_key():
    return x25519.Identity.generate()


def wrap(identity, *, of, version):
    """Seal the key of a record, bound to the record, by the installation's key of this version."""
    return encrypt(f"{of} {identity}".encode(), [outer_key(version).to_public()])


def unwrap(wrapped, *, of, version):
    """Open the key of a record. Raises `EvidenceDoesNotOpen`."""
    whose, _space, text = unseal(bytes(wrapped), outer_key(version)).decode().partition(" ")
    if whose != str(of):
        raise EvidenceDoesNotOpen("this is the key of another record")
    return x25519.Identity.from_str(text)


def seal(data, recipient):
    """Seal bytes so that only the key to which this recipient belongs opens them."""
    return encrypt(data, [x25519.Recipient.from_str(recipient)])


def unseal(sealed, identity):
    """Open what `seal` sealed. Raises `EvidenceDoesNotOpen`."""
    try:
        return decrypt(sealed, [identity])
    except DecryptError:
        raise EvidenceDoesNotOpen("the key or the bytes are not the ones that were kept") from None

"""The parts of an original: received one by one, sealed as they come, and read one at a time.

No function here holds more than one part.
"""

from collections.abc import Iterator
from hashlib import sha256

from umai.access.requirements import raise_refusals
from umai.documents.sealed import store
from umai.justice.evidence.models import EvidenceKey, EvidencePart
from umai.justice.evidence.sealed import envelope
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen
from umai.refusal import Refusal


class ReceivedMeanwhile(Refusal):
    """Somebody sent this part at the same moment, and was faster."""


def keep_part(of, number, data, digest, recipient) -> EvidencePart:
    """Seal a part and store it; answers its row, or the one that was there first."""
    name = store.new_name()
    store.keep(name, envelope.seal(data, recipient))
    row = EvidencePart(of_id=of, number=number, size=len(data), sha256=digest, name=name)
    try:
        with raise_refusals({"part_received_once": ReceivedMeanwhile("")}):
            row.save(force_insert=True)
    except ReceivedMeanwhile:
        store.path_of(name).unlink(missing_ok=True)
        return EvidencePart.objects.get(of_id=of, number=number)
    return row


def parts_of(of, *, using="default") -> list[EvidencePart]:
    return list(EvidencePart.objects.using(using).filter(of_id=of).order_by("number"))


def identity_of(of, *, using="default"):
    """The record's own key. Raises `EvidenceDoesNotOpen` where it is not to be had."""
    envelope.share_key_lock(using=using)
    key = EvidenceKey.objects.using(using).filter(of_id=of).first()
    if key is None:
        raise EvidenceDoesNotOpen("the key of this record is not there")
    return envelope.unwrap(key.wrapped, of=of, version=key.version)


def open_part(part, identity) -> bytes:
    """The bytes of one part. Raises FileNotFoundError, `EvidenceDoesNotOpen`."""
    data = envelope.unseal(store.fetch(part.name), identity)
    if sha256(data).hexdigest() != part.sha256:
        raise EvidenceDoesNotOpen("this part is not the one that was kept")
    return data


def open_parts(parts, identity) -> Iterator[bytes]:
    """The bytes of these parts, one after the other."""
    for part in parts:
        yield open_part(part, identity)


def digest_of(parts, identity) -> str:
    """SHA-256 of the whole original, in hexadecimal."""
    whole = sha256()
    for data in open_parts(parts, identity):
        whole.update(data)
    return whole.hexdigest()

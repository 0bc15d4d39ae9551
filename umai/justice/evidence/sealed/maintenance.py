"""Checks the originals of evidence and changes the installation's key, as the owner of the database."""

from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from umai.documents.sealed import store
from umai.justice.evidence.models import Evidence, EvidenceKey
from umai.justice.evidence.sealed import envelope
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen
from umai.justice.evidence.sealed.parts import digest_of, identity_of, parts_of
from umai.machine.cluster.functions import fetch_value
from umai.machine.keys import evidence_key

OWNER = "owner"


class OriginalsCheck(NamedTuple):
    """How many originals were opened; how many miss a part or are not what was kept; how many were erased."""

    originals: int
    missing: int
    broken: int
    erased: int


class EvidenceKeyRotation(NamedTuple):
    """The version of the new key, how many records' keys it seals now, and how many do not open."""

    version: int
    sealed_anew: int
    kept: int


def check_originals():
    """Open every original, part by part, and compare it with the hash in its row, which the trail proves."""
    missing = broken = erased = 0
    rows = Evidence.ever.using(OWNER).filter(replaces=None).order_by("id")
    for row in rows:
        if not EvidenceKey.objects.using(OWNER).filter(of_id=row.pk).exists():
            erased += 1
            continue
        try:
            whole = digest_of(parts_of(row.pk, using=OWNER), identity_of(row.pk, using=OWNER))
            broken += whole != row.sha256
        except FileNotFoundError:
            missing += 1
        except EvidenceDoesNotOpen:
            broken += 1
    return OriginalsCheck(len(rows), missing, broken, erased)


def count_missing(names, versions):
    """How many of these stored parts are not on the disk, and for how many keys the outer key is missing."""
    there = set(evidence_key.versions(settings.MACHINE.home))
    missing = sum(not store.path_of(name).exists() for name in names)
    return missing, sum(version not in there for version in versions)


def rotate_key():
    """Seal every record's key by a new key of the installation, then destroy the old ones.

    Whoever seals or opens evidence meanwhile waits. The parts are not changed. When one key does not open,
    nothing is changed and no key is destroyed.
    """
    home = settings.MACHINE.home
    before = evidence_key.versions(home)
    version = envelope.newest_version() + 1
    with transaction.atomic(using=OWNER):
        fetch_value("select pg_advisory_xact_lock(%s)", [envelope.ROTATION_LOCK], using=OWNER)
        keys = list(EvidenceKey.objects.using(OWNER).order_by("of_id"))
        evidence_key.make(home, version)
        store.flush(home / "secrets")
        closed = sum(not rewrap_key(key, version) for key in keys)
        if closed:
            evidence_key.destroy(home, version)
            transaction.set_rollback(True, using=OWNER)
    if closed:
        return EvidenceKeyRotation(envelope.newest_version(), 0, closed)
    for old in before:
        evidence_key.destroy(home, old)
    return EvidenceKeyRotation(version, len(keys), 0)


def rewrap_key(key, version):
    """Seal the key of one record by this version; answers whether it could be opened."""
    try:
        identity = envelope.unwrap(key.wrapped, of=key.of_id, version=key.version)
    except EvidenceDoesNotOpen:
        return False
    wrapped = envelope.wrap(identity, of=key.of_id, version=version)
    EvidenceKey.objects.using(OWNER).filter(pk=key.pk).update(version=version, wrapped=wrapped)
    return True

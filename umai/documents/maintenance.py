"""Checks stored files and changes the outer key, as the owner of the database."""

from hashlib import sha256
from typing import NamedTuple

from django.apps import apps
from django.db import transaction

from umai.documents.models import DataKey, FileVariant
from umai.documents.reading import read_stored_file
from umai.documents.sealed import envelope, store
from umai.machine.cluster.functions import fetch_value

OWNER = "owner"
AT_ONCE = 500


class FileCheck(NamedTuple):
    """How many stored files were checked, are not on the disk, and are not what was stored."""

    files: int
    missing: int
    broken: int


class KeyRotation(NamedTuple):
    """The version of the new outer key, how many keys it seals now, and how many do not open."""

    version: int
    sealed_anew: int
    kept: int


def check_files(*, report=None):
    """Open every stored file; compare an original with the SHA-256 in its row, a shown one with its size."""
    keys = DataKey.objects.using(OWNER).order_by("id")
    total, missing, broken = keys.count(), 0, 0
    for done, key in enumerate(keys.iterator(chunk_size=AT_ONCE), start=1):
        try:
            broken += not is_as_kept(key, read_stored_file(key))
        except FileNotFoundError:
            missing += 1
        except envelope.DoesNotOpen:
            broken += 1
        if report:
            report(done, total)
    return FileCheck(total, missing, broken)


def count_missing(rows):
    """Of rows (name, version of the outer key): how many files and how many outer keys are missing."""
    versions = set(envelope.key_versions())
    missing = sum(not store.path_of(name).exists() for name, _version in rows)
    return missing, sum(version not in versions for _name, version in rows)


def is_as_kept(key, data):
    for model in models_with_copies():
        row = model.ever.using(OWNER).filter(pk=key.of_id).first()
        if row is not None:
            if key.form == FileVariant.ORIGINAL:
                return sha256(data).hexdigest() == row.sha256
            return len(data) == row.shown_size
    return False


def models_with_copies():
    """The tables whose rows have a copy that is shown: documents, and evidence of a later room."""
    return [one for one in apps.get_models() if any(field.name == "shown_size" for field in one._meta.fields)]


def rotate_keys(*, report=None):
    """Seal every file's key by a new outer key, then destroy the old ones.

    Whoever seals or opens a file meanwhile waits. The stored files are not changed. When one key does not
    open, nothing is changed and no outer key is destroyed. It may be run again after it was interrupted.
    """
    before = envelope.key_versions()
    version = envelope.newest_version() + 1
    with transaction.atomic(using=OWNER):
        # Wait until nobody seals or opens a file, and have others wait until this transaction ends.
        fetch_value("select pg_advisory_xact_lock(%s)", [envelope.ROTATION_LOCK], using=OWNER)
        keys = DataKey.objects.using(OWNER).order_by("id")
        total, closed = keys.count(), 0
        envelope.make_outer_key(version)
        for done, key in enumerate(keys.iterator(chunk_size=AT_ONCE), start=1):
            closed += not rewrap_key(key, version)
            if report:
                report(done, total)
        if closed:
            # While the lock is held, or somebody could seal a file by a key that is then destroyed.
            envelope.destroy_outer_key(version)
            transaction.set_rollback(True, using=OWNER)
    if closed:
        return KeyRotation(envelope.newest_version(), 0, closed)
    for old in before:
        envelope.destroy_outer_key(old)
    return KeyRotation(version, total, 0)


def rewrap_key(key, version):
    """Seal the key of one file by this version; answers whether it could be opened."""
    place = {"of": key.of_id, "form": key.form}
    try:
        data_key = envelope.unwrap(key.wrapped, version=key.version, **place)
    except envelope.DoesNotOpen:
        return False
    DataKey.objects.using(OWNER).filter(pk=key.pk).update(
        version=version, wrapped=envelope.wrap(data_key, version=version, **place)
    )
    return True

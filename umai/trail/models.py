"""The trail's rows, with plain values and no foreign keys: an entry outlives its record.

They hold no name and no free text: the worker is an id, the act a name of the program, the place a
number. One database function (`trail_write`) writes them, and they can be neither changed nor deleted.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from umai.trail.rows.models import RowProof, RowShape

__all__ = ["Checkpoint", "Entry", "EntryOutcome", "Head", "Leaf", "RowProof", "RowShape", "UnsequencedEntry"]


class EntryOutcome(models.TextChoices):
    LOOKED = "looked", "looked"
    DONE = "done", "done"
    REFUSED = "refused", "refused"


class Entry(models.Model):
    """One look, one act or one refusal.

    Each record has two chains: `acts`, written in the act's own transaction, and `looks`
    (looks and refusals), written and committed on a second connection. In each, an entry
    holds the hash of the one before it. Two chains, so that a look in a request that has
    just acted never waits for that request's own lock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the entry, made by the database; it is part of the text that is hashed."""
    at = models.DateTimeField()
    """Instant of the look, act or refusal, by the database's clock; hashed as UTC."""
    worker_id = models.UUIDField(null=True)
    """Worker who was signed in; null when nobody was, as for the clock or the public."""
    office_id = models.UUIDField(null=True)
    """Office at which this worker had a term at that instant; null when nobody was signed in."""
    role = models.CharField(max_length=30, blank=True)
    """Role of the worker's term at that instant; empty when nobody was signed in."""
    act = models.CharField(max_length=60)
    """Name of what was done, looked at or refused, as in intake.hand_over."""
    outcome = models.CharField(max_length=10, choices=EntryOutcome)
    """Whether it was a look, an act that was done, or a refusal."""
    kind = models.CharField(max_length=60)
    """Model of the record, as in intake.case; 'list' or 'page' where it is no one record."""
    record_id = models.UUIDField()
    """Id of the record, or one made of its number; for a list or page that of the worker."""
    child_id = models.UUIDField(null=True)
    """Child whose file is concerned; null where there is none or it was not known."""
    district_id = models.IntegerField(null=True)
    """District of the record at that instant, an id of a place; null where not known."""
    municipality_id = models.IntegerField(null=True)
    """Municipality of the record at that instant, an id of a place; null where not known."""
    shown = ArrayField(models.UUIDField(), null=True)
    """Ids of the rows that a list showed; null for everything that is not a list."""
    request_id = models.UUIDField(null=True)
    """Web request that it belongs to, made up for that request; null outside of one."""
    lane = models.CharField(max_length=5)
    """Which of the record's two chains: 'acts', or 'looks' for looks and refusals."""
    seq = models.IntegerField()
    """Position in the record's chain, counted from 1."""
    prev = models.BinaryField()
    """Hash of the entry before it in the same chain; no bytes for the first entry."""
    hash = models.BinaryField()
    """SHA-256 of prev and the text of this entry, as the function trail_text writes it."""
    root = models.BinaryField(null=True)
    """Root over the rows that the same transaction inserted (`RowProof`); null when it inserted none."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_id", "lane", "seq"], name="one_entry_per_link")
        ]
        indexes = [
            models.Index(fields=["child_id", "-at"], name="trail_of_child"),
            models.Index(fields=["worker_id", "-at"], name="trail_of_worker"),
            models.Index(fields=["district_id", "-at"], name="trail_of_district"),
        ]


class Head(models.Model):
    """The last link of one record's chain; its row is the lock under which the chain grows."""

    pk = models.CompositePrimaryKey("record_id", "lane")
    record_id = models.UUIDField()
    """Record whose chain this is; with the lane it is the key."""
    lane = models.CharField(max_length=5)
    """Which of the record's two chains: 'acts', or 'looks' for looks and refusals."""
    seq = models.IntegerField()
    """Position of the last entry in the chain; the next entry gets one more."""
    hash = models.BinaryField()
    """Hash of the last entry in the chain, which the next entry takes as its prev."""


class UnsequencedEntry(models.Model):
    """Entries that have no place in the tree yet; written with the entry, taken by the sequencer."""

    entry_id = models.UUIDField(primary_key=True)
    """Entry that waits for its place in the tree; the row is deleted when it has one."""


class Leaf(models.Model):
    """An entry's place in the one tree over all records (RFC 9162)."""

    index = models.BigIntegerField(primary_key=True)
    """Position in the one tree over all records, counted from 0."""
    entry_id = models.UUIDField()
    """Entry that stands at this position; each entry has one leaf."""
    hash = models.BinaryField()
    """Hash of the entry, copied when it was placed; the tree hashes it once more (RFC 9162)."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry_id"], name="one_leaf_per_entry")]


class Checkpoint(models.Model):
    """The tree's signed head at one size, and the right edge needed to grow it further."""

    size = models.BigIntegerField(primary_key=True)
    """How many entries the tree had when this head of it was signed."""
    root = models.BinaryField()
    """Root hash of the tree of this size, by RFC 9162 with SHA-256."""
    edge = ArrayField(models.BinaryField())
    """Roots of the full subtrees, largest first: all that the tree needs to grow further."""
    signed_at = models.DateTimeField()
    """When the head was signed, by the database's clock; it is no part of what is signed."""
    signature = models.BinaryField()
    """Ed25519 signature over origin, size and root; its key is not in the database."""

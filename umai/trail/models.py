"""The trail's rows, with plain values and no foreign keys: an entry outlives its record.

They hold no name and no free text: the worker is an id, the act a name of the program, the place a
number. One database function (`trail_write`) writes them, and they can be neither changed nor deleted.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from umai.trail.rows.models import ErasedRow, RowProof, RowShape

__all__ = [
    "Checkpoint",
    "Entry",
    "EntryOutcome",
    "ErasedRow",
    "Head",
    "Leaf",
    "RowProof",
    "RowShape",
    "UnsequencedEntry",
]

PLAIN_NAME = r"^[a-z][a-z0-9_.]*$"  # of an act, a kind or a role


class EntryOutcome(models.TextChoices):
    LOOKED = "looked", "looked"
    DONE = "done", "done"
    REFUSED = "refused", "refused"


class EntryManager(models.Manager):
    """Leaves out the links of the chain, which the web role does not read and no page shows."""

    def get_queryset(self):
        return super().get_queryset().defer("seq", "prev", "hash")


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
    """Instant of the look, act or refusal; later than the entry before it in the chain; hashed as UTC."""
    clock_at = models.DateTimeField(null=True)
    """What the database's clock said, where it stood over a second behind the trail; else null."""
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
    children = ArrayField(models.UUIDField(), null=True)
    """Children whose files a look opened, with every record that is one child with them; else null."""
    request_id = models.UUIDField(null=True)
    """Web request that it belongs to, made up for that request; null outside of one."""
    root = models.BinaryField(null=True)
    """Root over the rows that the entry's transaction inserted; null where none is proven."""
    lane = models.CharField(max_length=5)
    """Which of the record's two chains: 'acts', or 'looks' for looks and refusals."""
    seq = models.IntegerField()
    """Position in the record's chain, counted from 1."""
    prev = models.BinaryField()
    """Hash of the entry before it in the same chain; no bytes for the first entry."""
    hash = models.BinaryField()
    """SHA-256 of the canonical form of this entry, prev included, as trail_text writes it."""

    objects = EntryManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_id", "lane", "seq"], name="one_entry_per_link"),
            # Names of the program only, so that no text of the canonical form ever needs an escape.
            models.CheckConstraint(name="plain_act", condition=models.Q(act__regex=PLAIN_NAME)),
            models.CheckConstraint(name="plain_kind", condition=models.Q(kind__regex=PLAIN_NAME)),
            models.CheckConstraint(
                name="plain_role", condition=models.Q(role="") | models.Q(role__regex=PLAIN_NAME)
            ),
            models.CheckConstraint(name="known_outcome", condition=models.Q(outcome__in=EntryOutcome.values)),
        ]
        indexes = [
            models.Index(fields=["child_id", "-at"], name="trail_of_child"),
            models.Index(fields=["worker_id", "-at"], name="trail_of_worker"),
            models.Index(fields=["district_id", "-at"], name="trail_of_district"),
            models.Index(
                fields=["request_id"], condition=models.Q(children__isnull=False), name="trail_of_request"
            ),
            models.Index(
                fields=["clock_at"], condition=models.Q(clock_at__isnull=False), name="trail_of_moved_clock"
            ),
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
    at = models.DateTimeField()
    """Instant of the last entry in the chain; the next entry is later."""


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
    """When the head was signed, by the database's clock and never before the last head; it is signed."""
    newest_at = models.DateTimeField()
    """The latest instant of all entries that the head covers; it is signed."""
    prev = models.BinaryField()
    """SHA-256 of the signed text of the head before this one, 32 zero bytes for the first; it is signed."""
    signature = models.BinaryField()
    """Ed25519 signature over the text of the head; its key is not in the database."""


class KeptPlace(models.Model):
    """A place outside this database that keeps signed heads, and when it was last known to have the newest.

    The worker's job writes it, for people to see. It proves nothing: the heads in the place do.
    """

    place = models.CharField(primary_key=True, max_length=500)
    """Path of the folder or file, as UMAI_ANCHORS or the command names it."""
    held_at = models.DateTimeField(null=True)
    """When the newest head was last written there or found there unchanged; null when it never was."""
    size = models.BigIntegerField(null=True)
    """How many entries that head covers; null when none lies there."""
    failed_at = models.DateTimeField(null=True)
    """When writing there failed last; null where the last time succeeded."""
    failure = models.CharField(max_length=200, blank=True)
    """Why it failed, in a sentence; empty where the last time succeeded."""

"""The trail's rows. Plain values and no foreign keys: an entry outlives what it speaks of.

No name and no free text ever stands here: who is an id, what is an act's name, where is a
place's number. The rows are written by one database function (`trail_write`) and can be
neither changed nor deleted.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Outcome(models.TextChoices):
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
    at = models.DateTimeField()
    worker_id = models.UUIDField(null=True)
    office_id = models.UUIDField(null=True)
    role = models.CharField(max_length=30, blank=True)
    act = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Outcome)
    kind = models.CharField(max_length=60)  # the model's label, as in "intake.case"
    record_id = models.UUIDField()
    child_id = models.UUIDField(null=True)
    district_id = models.IntegerField(null=True)
    municipality_id = models.IntegerField(null=True)
    shown = ArrayField(models.UUIDField(), null=True)  # a list: the ids of the rows it showed
    request_id = models.UUIDField(null=True)
    lane = models.CharField(max_length=5)
    seq = models.IntegerField()  # position in the record's chain, from 1
    prev = models.BinaryField()
    hash = models.BinaryField()

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
    lane = models.CharField(max_length=5)
    seq = models.IntegerField()
    hash = models.BinaryField()


class Unsequenced(models.Model):
    """Entries that have no place in the tree yet; written with the entry, taken by the sequencer."""

    entry_id = models.UUIDField(primary_key=True)


class Leaf(models.Model):
    """An entry's place in the one tree over all records (RFC 9162)."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry_id"], name="one_leaf_per_entry")]


class Checkpoint(models.Model):
    """The tree's signed head at one size, and the right edge needed to grow it further."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    edge = ArrayField(models.BinaryField())
    signed_at = models.DateTimeField()
    signature = models.BinaryField()

"""The proofs of rows, the shapes in which rows were hashed, and the rows that were erased by agreement."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from umai.trail.rows.proven import ProvenRows


class RowShape(models.Model):
    """Columns that are hashed of one table: a list that is never changed, with a digest as its name.

    `umai migrate` adds a shape when a table gets a column; older proofs keep the shape that they name.
    """

    digest = models.CharField(max_length=32, primary_key=True)
    """First 32 hex digits of the SHA-256 of table, part and columns; so nobody can change the columns."""
    table_name = models.CharField(max_length=63)
    """Table whose rows are hashed."""
    part = models.CharField(max_length=10, blank=True)
    """Empty for the row itself; 'erasable' for the columns that a rule may empty later."""
    columns = ArrayField(models.CharField(max_length=63))
    """Columns that are hashed, in the order in which their values are hashed."""


class RowProof(models.Model):
    """Hashes of rows of one table that one statement inserted, at most a thousand.

    The root over all proofs of a transaction stands in an entry of the trail. The salt of a row is
    hashed with it, so that a hash alone, without the salt, tells nothing about a row.
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the proof; the proofs of an entry are hashed in this order."""
    entry_id = models.UUIDField()
    """Entry of the same transaction that holds the root; its id is chosen before it is written."""
    shape = models.CharField(max_length=32)
    """Shape in which the rows were hashed, and so their table."""
    ids = ArrayField(models.UUIDField())
    """Keys of the rows: the id, a number written as a UUID, or the MD5 of a key of several columns."""
    salts = ArrayField(models.UUIDField())
    """Random salts of the rows, in the same order."""
    hashes = ArrayField(models.BinaryField())
    """SHA-256 of salt, table, shape and unchanging columns of the rows, in the same order."""

    class Meta:
        indexes = [models.Index(fields=["entry_id"], name="proofs_of_entry")]


class ErasedRow(models.Model):
    """A row whose names and words were emptied because two persons agreed to it.

    The salts of its older proofs are emptied with it, so that nobody can try names on their hashes, and what
    is left is proven anew. So it is told apart from a row that somebody changed: that one is not named here,
    and from one that is named here and was deleted: that one has a proof and no row.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of this row, made by the database; it means nothing else."""
    erasure_id = models.UUIDField()
    """Erasure to which two persons agreed, in the room that knows why; no foreign key."""
    table_name = models.CharField(max_length=63)
    """Table of the row that was emptied."""
    row_id = models.UUIDField()
    """Key of the row that was emptied."""
    emptied = ArrayField(models.CharField(max_length=63))
    """Columns that were emptied."""
    transaction = models.BigIntegerField()
    """PostgreSQL transaction in which it was emptied; the row may be emptied in no other."""
    erased_at = models.DateTimeField(db_default=Now())
    """When it was emptied, by the database's clock."""

    class Meta:
        indexes = [models.Index(fields=["row_id"], name="erased_by_row")]

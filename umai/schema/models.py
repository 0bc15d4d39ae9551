"""The sets of functions, triggers and policies that were applied to this database, and when."""

from django.db import models
from django.db.models.functions import Now


class AppliedSet(models.Model):
    """One set that `umai migrate` applied; the last one stands. Nothing is written where nothing changed."""

    id = models.AutoField(
        primary_key=True, db_comment="Sets are numbered in the order in which they were applied."
    )
    set_digest = models.CharField(max_length=64, db_comment="SHA-256 over the source texts of the whole set.")
    printed_digest = models.CharField(
        max_length=64, db_comment="SHA-256 over what PostgreSQL printed of the set once it stood."
    )
    applied_at = models.DateTimeField(
        db_default=Now(), db_comment="When the transaction that applied it began."
    )

"""What this database is for, and the sets of functions, triggers and policies that were applied to it."""

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


class InstallationMark(models.Model):
    """What this database is for, and to which home it belongs. One row, which nobody changes."""

    id = models.SmallIntegerField(primary_key=True)
    """Always 1, so that there is no second row."""
    rehearsal = models.BooleanField()
    """Whether all people in this database are invented. It is so, or is not, for ever."""
    home_digest = models.CharField(max_length=64)
    """SHA-256 of the random text in UMAI_HOME/secrets/home, by which the folder with the keys is known."""
    made_at = models.DateTimeField(db_default=Now())
    """When the row was written, by the clock of the database: before any table of the register."""

    class Meta:
        db_table = "installation_mark"
        managed = False  # made before the first migration: umai/machine/cluster/mark.py

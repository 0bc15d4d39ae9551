"""The tables of reach: sessions, grants and walls."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.trail.rows.proven import ProvenRows


class Session(models.Model):
    """One session of a signed-in worker. Only the hash of its token is kept.

    The database itself finds the speaker in this table (function `access_worker`), so the web role can
    neither read it nor pretend to be somebody else.
    """

    id = models.CharField(max_length=64, primary_key=True)
    """Hash by which a claim names the session; neither the token nor its hash follows from it."""
    token_hash = models.BinaryField()
    """SHA-256 of the token of the session; with it the database checks the proof of a claim."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who signed in; the database takes whoever sends the token for this worker."""
    opened_at = models.DateTimeField(db_default=Now())
    """When the session began, after the second factor, by the database's clock."""
    idle_at = models.DateTimeField()
    """When the session ends unless something is done before; put off while it is used."""
    expires_at = models.DateTimeField()
    """When the session ends in any case, however much it is used."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was ended by signing out or a dismissal; null also when it ran out by itself."""


class GrantReason(models.TextChoices):
    ASSIGNED = "assigned", _("worker of the case")
    WROTE = "wrote", _("wrote part of the file before it moved")
    UNSEALED = "unsealed", _("sealed items opened by name")
    EMERGENCY = "emergency", _("opened in an emergency")
    WATCH = "watch", _("opened by who watches")
    AGENDA = "agenda", _("on the Commission's agenda")
    SHARED = "shared", _("shared with the body")


# Reasons of grants that open a file for reading and end by the clock.
# Not `in`: what PostgreSQL prints of that is read back as another expression.
IS_READ_ALONE = Q(reason="emergency") | Q(reason="watch")


class Grant(models.Model):
    """A worker, or a whole office, may reach one child's file from one instant until another.

    Kept for ever: an ended grant says who could look and when. `wrote` reaches only the rows
    that the office itself wrote; `emergency` and `watch` open the file for reading alone and end by the
    clock.
    """

    proven_by = ProvenRows(moving=("to_at",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    """Worker who may reach the file; null when the grant is for a whole office."""
    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    """Office whose workers may reach the file; null when the grant is for one worker."""
    child_id = models.UUIDField()
    """Child whose file may be reached; a plain id without a foreign key."""
    reason = models.CharField(max_length=20, choices=GrantReason)
    """Why the file may be reached; 'wrote' opens the office's own rows, 'emergency', 'watch': for reading."""
    from_at = models.DateTimeField(db_default=Now())
    """First instant at which the grant counts, inclusive."""
    to_at = models.DateTimeField(null=True, blank=True)
    """Instant from which the grant no longer counts; null while no end is set."""
    granted_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Worker by whose act the grant came about; null when no worker was speaking."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, by the database's clock."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(worker=None, office__isnull=False) | Q(office=None, worker__isnull=False),
                name="grant_to_a_worker_or_an_office",
            ),
            models.CheckConstraint(
                condition=Q(to_at=None) | Q(to_at__gte=F("from_at")), name="grant_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~IS_READ_ALONE | Q(to_at__isnull=False, worker__isnull=False),
                name="emergency_is_of_one_and_ends",
            ),
        ]
        indexes = [
            # Every look asks for all of them, so the index answers without the table.
            models.Index(
                fields=["worker", "child_id"], include=["reason", "from_at", "to_at"], name="grant_of_worker"
            ),
            models.Index(
                fields=["office", "child_id"], include=["reason", "from_at", "to_at"], name="grant_of_office"
            ),
            # Rare beside the others, and asked for at every look: found without reading those.
            models.Index(fields=["worker"], name="grant_of_emergency", condition=IS_READ_ALONE),
            models.Index(fields=["worker"], name="grant_wrote_worker", condition=Q(reason="wrote")),
            models.Index(fields=["office"], name="grant_wrote_office", condition=Q(reason="wrote")),
        ]


class Tie(models.TextChoices):
    """What ties a worker to a child, so that the worker must not see the child's file."""

    FAMILY = "family", _("belongs to the child's family")
    HOUSEHOLD = "household", _("lives in the child's household")
    COLLEAGUE = "colleague", _("works with somebody of the child's family")
    FEARED = "feared", _("is feared by the child or the family")
    OTHER = "other", _("something else")


class Wall(models.Model):
    """This worker must never see this child's file, whatever territory or grant says.

    For the walled person the file does not exist. A wall overrides every other rule.
    """

    proven_by = ProvenRows(moving=("to_at",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker from whom the file is hidden, whatever territory or grant says."""
    child_id = models.UUIDField()
    """Child whose file is hidden, with all files merged with it; no foreign key."""
    from_at = models.DateTimeField(db_default=Now())
    """First instant at which the file is hidden from the worker, inclusive."""
    to_at = models.DateTimeField(null=True, blank=True)
    """Instant from which the wall no longer counts; null while no end is set."""
    tie = models.CharField(_("tie"), max_length=20, choices=Tie, blank=True, db_default="", default="")
    """What ties the worker to the child; empty where the wall was not declared on a page."""
    words = models.TextField(_("how it is known"), blank=True, db_default="", default="")
    """How the tie is known, in the words of who declared it; may be empty."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    """Who declared the tie: the walled worker or somebody else; null where no worker was speaking."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, by the database's clock."""

    district_id: int | None = None  # where the file is held, for the trail; set by whoever reads the wall
    municipality_id = None

    class Meta:
        indexes = [
            models.Index(fields=["worker", "child_id"], name="wall_of_worker"),
            models.Index(fields=["child_id"], name="wall_of_child"),
        ]


class Decoys(models.Model):
    """Ids of nothing, with which the lists of what is hidden from a worker always have one length.

    The web role reads these lists, because policies compare with them. Without decoys a worker's own
    list would say that a wall stands, and around whom.
    """

    pk = models.CompositePrimaryKey("worker_id", "kind")
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker whose lists are filled up with these ids."""
    kind = models.CharField(max_length=20)
    """Which list it is: of children, adults, signals and so on."""
    ids = ArrayField(models.UUIDField())
    """As many random ids as the list is long; what is hidden stands in their place."""
    seed = models.UUIDField()
    """Random; more decoys are made of it where more is hidden than the list is long."""


class ReceivedForm(models.Model):
    """A form that wrote something: by its digest the same form, sent twice, is told from a changed one.

    Only its sender sees it (row security). It holds no answer, and nobody can try answers on the digest
    without the secret key of the installation.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    """Id of the form, made when it was opened."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who sent the form; nobody else sees the row."""
    digest = models.BinaryField()
    """Keyed digest (HMAC-SHA-256) of all answers and files as they were sent."""
    received_at = models.DateTimeField(db_default=Now())
    """When the form was received first, by the database's clock."""


class RehearsalMark(models.Model):
    """That this database was filled with invented people. A rehearsal starts on no other."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    filled_at = models.DateTimeField(db_default=Now())
    """When the database was filled with invented people, by the database's clock."""
    finished_at = models.DateTimeField(null=True, blank=True)
    """When what follows from it was counted and derived too; null until then, and the next start goes on."""
    children = models.PositiveIntegerField()
    """How many children this one filling put into the register."""
    seed = models.BigIntegerField(null=True, blank=True)
    """Number from which the random choices start; null when the people came from a file."""
    source = models.CharField(max_length=20, default="invented")
    """Where the people came from: 'invented' by the program, or a 'file' of families."""

    class Meta:
        db_table = "rehearsal_mark"

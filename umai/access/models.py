"""Whose file is within whose reach: sessions, grants and walls."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Session(models.Model):
    """One signed-in sitting of one worker. Only the hash of its token is kept.

    The database itself asks this table who is speaking (function `access_worker`), so the
    web role can neither read it nor pretend to be somebody else.
    """

    token_hash = models.BinaryField(primary_key=True)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_default=Now())
    idle_at = models.DateTimeField()  # ends unless something is done before
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class GrantReason(models.TextChoices):
    ASSIGNED = "assigned", _("worker of the case")
    WROTE = "wrote", _("wrote part of the file before it moved")
    UNSEALED = "unsealed", _("sealed items opened by name")
    REASON = "reason", _("looked into with a stated reason")
    AGENDA = "agenda", _("on the Commission's agenda")
    SHARED = "shared", _("shared with the body")


class Grant(models.Model):
    """A worker, or a whole office, may reach one child's file from one instant until another.

    Kept for ever: an ended grant says who could look and when. `wrote` reaches only the rows
    that the office itself wrote.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    child_id = models.UUIDField()
    reason = models.CharField(max_length=20, choices=GrantReason)
    from_at = models.DateTimeField(db_default=Now())
    until_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(worker=None, office__isnull=False) | Q(office=None, worker__isnull=False),
                name="grant_to_a_worker_or_an_office",
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")), name="grant_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "child_id"], name="grant_of_worker"),
            models.Index(fields=["office", "child_id"], name="grant_of_office"),
        ]


class Wall(models.Model):
    """This worker must never see this child's file, whatever territory or grant says.

    Silent: to the walled person the file does not exist. It beats every other rule.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    child_id = models.UUIDField()
    from_at = models.DateTimeField(db_default=Now())
    until_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["worker", "child_id"], name="wall_of_worker")]


class RehearsalMark(models.Model):
    """That this database was filled with invented people. A rehearsal starts on no other."""

    filled_at = models.DateTimeField(db_default=Now())
    children = models.PositiveIntegerField()
    seed = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=20, default="invented")

    class Meta:
        db_table = "rehearsal_mark"

"""A new sign-in code, or a post for somebody who can sign in already: asked by one, agreed to by another."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.staff.models import Role
from umai.trail.rows.proven import ProvenRows


class StaffRequestKind(models.TextChoices):
    CODE = "code", _("a new sign-in code")
    POST = "post", _("a post")


class StampedByDatabase(models.Model):
    """A row that says, written by the database, when, by whom and in which transaction it came about."""

    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Who asked or answered, stamped by the database."""
    transaction = models.BigIntegerField(db_default=0, editable=False)
    """PostgreSQL transaction that wrote the row; a request is answered in a later one only."""

    proven_by = ProvenRows()

    class Meta:
        abstract = True


class StaffRequest(StampedByDatabase):
    """One person asks for a new code of an account in use, or for a post of somebody who has an account.

    Whoever has a new code signs in as the holder, and a post gives reach. The database gives neither
    before another person agreed. It writes when, by whom and in which transaction it was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    kind = models.CharField(max_length=10, choices=StaffRequestKind)
    """Whether a sign-in code is asked for, or a post."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Holder: who would get the code or the post, and is told of it."""
    account_id = models.BigIntegerField(null=True)
    """Account to which the code would open the way; null for a post. No foreign key."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, null=True, related_name="+")
    """Office of the post; null for a code."""
    role = models.CharField(max_length=30, choices=Role, blank=True, default="")
    """Post that would be held; empty for a code."""
    superior = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Worker named as superior in the post; null when none was, and for a code."""
    from_on = models.DateField(null=True)
    """First day of the post, inclusive; null for a code."""
    to_on = models.DateField(null=True)
    """Last day of the post, inclusive; null while it is open, and for a code."""
    reason = models.TextField(_("why"), blank=True, default="")
    """Why it is asked for, in the words of who asks; may be empty."""
    alone = models.BooleanField(default=False, db_default=False, editable=False)
    """True where there was no second administrator yet, so that one person was enough."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="code", account_id__isnull=False, office=None)
                | Q(kind="post", account_id=None, office__isnull=False, from_on__isnull=False) & ~Q(role=""),
                name="staff_request_says_what",
            )
        ]
        indexes = [models.Index(fields=["worker", "recorded_at"], name="staff_request_of_worker")]

    def get_absolute_url(self):
        return reverse("offices:request", args=[self.pk])


class StaffAnswer(StampedByDatabase):
    """Another person agreed to it, or did not, and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    request = models.OneToOneField(StaffRequest, on_delete=models.PROTECT, related_name="answer")
    """Request that is answered; each is answered once."""
    agreed = models.BooleanField()
    """True where the other person agreed: then the code or the post is given."""
    reason = models.TextField(_("why not"), blank=True, default="")
    """Why not, in the words of who did not agree; empty where the person agreed."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="staff_refusal_says_why")
        ]

"""The tables of sessions; they name no child. The database stamps whose Commission a row is of."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.policy.roles import SITTING_ROLES
from umai.trail.rows.proven import ProvenRows


class CommissionRecordQuerySet(models.QuerySet):
    """Rows of no child's file, which a Commission has to itself."""

    def within_reach_of(self, by):
        """Those of the speaker's own Commission; the policy of each table says the same."""
        return self.filter(commission=by.reach.office_id) if by.role in SITTING_ROLES else self.none()


class CommissionRecord(models.Model):
    """A row of no child's file: of which Commission, when it was recorded and by whom."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program, so that a form sent twice is written once."""
    commission = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, db_index=False, editable=False, related_name="+"
    )
    """Commission of the writer, stamped by the database; its members see the row."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, editable=False, related_name="+"
    )
    """Who wrote the row, stamped by the database; null where the owner loaded it."""

    objects = CommissionRecordQuerySet.as_manager()

    class Meta:
        abstract = True


class Sitting(CommissionRecord):
    """A session of one Commission is convened for a day."""

    held_on = models.DateField(_("day"))
    """Day in Bishkek for which the session is convened."""
    begins_at = models.TimeField(_("hour"))
    """Time of the day in Bishkek at which it begins."""
    place = models.CharField(_("place"), max_length=200)
    """Where it is held: building and room, as it is told to the members."""

    class Meta:
        indexes = [models.Index(fields=["commission", "-held_on"], name="session_of_commission")]

    def get_absolute_url(self):
        return reverse("commission:session", args=[self.pk])


class Member(CommissionRecord):
    """A person is invited to a session as a member who may vote, with an account or without one."""

    session = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="members")
    """Session to which the person is invited."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Account of the member; null for somebody who is named on paper and never signs in."""
    name = models.CharField(_("name"), max_length=200)
    """Full name of the member as it stands in the minutes."""
    post = models.CharField(_("post"), max_length=200, blank=True)
    """Post or body of the member, as police or school; may be empty."""

    came: "Presence | None" = None  # as `members_of` reads it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "name"], name="one_member_a_name")]

    def __str__(self):
        return f"{self.name}, {self.post}" if self.post else self.name


class Presence(CommissionRecord):
    """An invited member came, or did not, and why."""

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="attendance")
    """Invited member; it is said once, when the session is opened."""
    present = models.BooleanField(_("came"))
    """True if the member sat at the session; only who came is counted and votes."""
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    """Why the member did not come; empty where that is not known, or the member came."""


class SessionStepKind(models.TextChoices):
    OPENED = "opened", _("opened")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("not held")


class SessionStep(CommissionRecord):
    """A session was opened, closed, or not held. Each happens once."""

    session = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="steps")
    """Session to which it happened."""
    kind = models.CharField(_("step"), max_length=10, choices=SessionStepKind)
    """Whether the session was opened, closed, or was not held."""
    number = models.PositiveSmallIntegerField(null=True)
    """Number of the minutes within the year, given when it is opened; null otherwise."""
    year = models.PositiveSmallIntegerField(null=True)
    """Year in which the number counts; null where there is no number."""
    quorum = models.PositiveSmallIntegerField(null=True)
    """How many members had to be present by the law of the day; null unless it was opened."""
    reason = models.CharField(_("why"), max_length=500, blank=True)
    """Why the session was not held; empty for the other steps."""
    code = models.CharField(max_length=12, blank=True)
    """Check code of the minutes, made when it was closed from all that was said; else empty."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "kind"], name="one_session_step_a_kind"),
            models.UniqueConstraint(fields=["commission", "year", "number"], name="one_minutes_a_number"),
            models.CheckConstraint(
                condition=~Q(kind="opened") | Q(number__gt=0, year__gt=0, quorum__gt=0),
                name="opened_session_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="cancelled") | ~Q(reason=""), name="cancelled_session_says_why"
            ),
        ]

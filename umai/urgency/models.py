"""One table of all that is urgent; the database derives it from what every other room writes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.reach import ReachableQuerySet
from umai.notices.models import Keeper
from umai.staff.models import Role


class UrgencyEnding(models.TextChoices):
    """How it ended that a child must be seen. Nothing else ends it."""

    SEEN = "seen", _("the child was seen")
    DECIDED = "decided", _("two persons decided, with reasons")


class UrgencyQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """Those of a file this worker reaches; before there is a file, as its signal is answered."""
        rows = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or by.role == Role.OBLAST_SUPERVISOR:
            return rows
        return rows.exclude(child_id=None, keeper=Keeper.OBLAST)

    def open(self):
        return self.filter(ended_at=None)


class Urgency(models.Model):
    """A child must be seen: by whom, since when, and who saw the child when.

    It begins with an urgent signal, with one that is screened as urgent, or with a protection, and goes
    on in the case that is opened. It ends when somebody has seen the child after the call, or when two
    persons decide with reasons (a signal that ends without a case, a case that is closed). Triggers of
    the later rooms write it; no role of a page may.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    signal_id = models.UUIDField(null=True, unique=True)
    """Signal with which it began; null where it began in a case. No foreign key."""
    case_id = models.UUIDField(null=True)
    """Case in which it goes on; null while there is none. No foreign key."""
    child_id = models.UUIDField(null=True)
    """Child of that case; null while no case is open. No foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, db_index=False, related_name="+")
    """District that was called; in a case the one that holds the file."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Municipality that holds the file; null before there is a case."""
    keeper = models.CharField(max_length=10, choices=Keeper, db_default=Keeper.DISTRICT)
    """Level that answers while there is no case: the district, or the oblast above it."""
    called_at = models.DateTimeField()
    """When it was called to act; hours are counted from here, never from the report."""
    taken_at = models.DateTimeField(null=True)
    """When somebody took the call; null while nobody did, or where nobody was called."""
    taken_by = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Worker who took the call and has to act on it; null while nobody did."""
    seen_at = models.DateTimeField(null=True)
    """When the child was seen, as whoever saw the child wrote; null while nobody did."""
    seen_by = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Worker who wrote that the child was seen, or who made the visit; null while nobody did."""
    is_safe = models.BooleanField(null=True)
    """False where life or health was in danger when the child was seen; null while not seen."""
    ended_at = models.DateTimeField(null=True)
    """When it was recorded that it ended, by the database's clock; null while it is open."""
    ended_how = models.CharField(max_length=10, choices=UrgencyEnding, db_default="")
    """By what it ended; empty while it is open."""

    objects = UrgencyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="") | Q(ended_at__isnull=False) & ~Q(ended_how=""),
                name="urgency_ended_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(ended_how="seen")
                | Q(seen_at__isnull=False, seen_by__isnull=False, is_safe__isnull=False),
                name="urgency_seen_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None) | Q(seen_at__gte=models.F("called_at")),
                name="urgency_seen_after_call",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "called_at"], name="urgency_open", condition=Q(ended_at=None)),
            models.Index(fields=["case_id"], name="urgency_of_case"),
            models.Index(fields=["child_id"], name="urgency_of_child"),
        ]

"""The row that records that the cases of one worker were given to others in one act."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.trail.rows.proven import ProvenRows


class HandoverQuerySet(models.QuerySet):
    def within_reach_of(self, by):
        """Handovers in the speaker's district, and those by which the speaker was given cases."""
        if not settings.UMAI_OWN_FILTER:
            return self
        given = Q(pk__in=Handover.given_to(by.pk))
        return self.filter(Q(district__in=by.reach.districts) | given)


class Handover(models.Model):
    """One worker's children were given to others: which office, whose they were, who did it, when.

    `from_worker` is empty where nobody answered for the children. What each child was given to whom
    says the assignment that names the handover. Never changed: the database stamps who and when.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made with the form, so that a form sent twice is one handover."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District in which the cases are held; its department sees the row."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Department of the head who gave the cases to others."""
    from_worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Who answered for the cases before; null where nobody did."""
    words = models.TextField(_("what the new workers must know"), blank=True)
    """What the new workers must know, in the words of the head; may be empty."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the handover was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Head who gave the cases, stamped by the database; null only in loaded data."""

    objects = HandoverQuerySet.as_manager()

    municipality_id = None  # a handover is of a district

    @classmethod
    def given_to(cls, worker_id):
        """The handovers in which this worker was given a child, as a query of their ids."""
        assignments: Any = cls._meta.get_field("assignments").related_model
        return assignments.ever.filter(worker_id=worker_id, handover__isnull=False).values("handover_id")

"""Who helps the workers of an office with the program."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase


class ProgramHelper(StampedByDatabase):
    """Whom the workers of an office call about the program; the newest row of the office counts.

    A row is never changed: another one is written. A row without a name ends the help of this office, and
    that of the offices above stands in the foot of the pages again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office for whose workers, and for those of the offices below it, the helper is there."""
    name = models.CharField(_("name"), max_length=100, blank=True)
    """Whom to ask for, shown to every worker there; empty when nobody helps there any more."""
    phone = models.CharField(_("telephone"), max_length=16, blank=True)
    """Telephone of the helper with the code of the country; empty together with the name."""
    hours = models.CharField(_("hours"), max_length=100, blank=True)
    """When somebody answers the telephone, as typed; may be empty."""

    class Meta:
        indexes = [models.Index(fields=["office", "recorded_at"], name="helper_of_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(name="", phone="", hours="") | ~Q(name="") & ~Q(phone=""),
                name="helper_has_name_and_phone",
            )
        ]

"""Where a child is seen by a doctor or feldsher."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.register.facts.kind import FactKind
from umai.register.people import Child


class HealthPoint(Fact):
    """Where the child is seen by a doctor or feldsher."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_points")
    """Child whom a doctor or a feldsher sees there."""
    facility = models.CharField(_("clinic or feldsher-midwife post"), max_length=200)
    """Name of the clinic or feldsher-midwife post where the child is seen."""


CLINIC = FactKind(
    slug="health-point",
    model=HealthPoint,
    title=_("Clinic"),
    question=_("Where is the child seen by a doctor or feldsher?"),
    words=lambda row, _file=None: row.facility,
    compared=lambda row: row.facility,
)

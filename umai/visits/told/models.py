"""Whether a visit was as another person wrote it down, said by who was there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.row_security import REACH_SQL, RowSecurity
from umai.visits.visit.models import Visit


class ToldAnswer(models.TextChoices):
    """What whoever was there says of what another person wrote down."""

    SO = "so", _("I said so")
    NOT_SO = "not_so", _("This is not so")


class VisitConfirmation(FileRow):
    """Whoever was at a visit that another person wrote down says whether it was so.

    A visit that is corrected after "this is not so" waits for another answer; after "I said so" it does not.
    """

    protected_by = RowSecurity(
        writes=f"""({REACH_SQL}) and exists (select 1 from visits_visit v
        where v.id = visit_id and v.worker_id = (select access_worker()))"""
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Case of the visit that is answered for."""
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="confirmation")
    """Row of the visit as it stood when it was read and answered, once each."""
    answer = models.CharField(_("answer"), max_length=10, choices=ToldAnswer)
    """Whether it was so, as whoever was there says."""
    words = models.TextField(_("what was different"), blank=True)
    """What was different; required where it was not so, else empty."""

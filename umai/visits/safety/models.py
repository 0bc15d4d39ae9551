"""The way to a visit: what to be careful of at a dwelling, who is out, and who came back."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity


class DwellingWarning(Fact):
    """What a worker has to be careful of where this child lives. It holds until somebody lifts it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child at whose dwelling care is needed; the row is part of this child's file."""
    go_in_two = models.BooleanField(_("never go alone"))
    """True if nobody may go to this dwelling alone."""
    with_police = models.BooleanField(_("go with the police"))
    """True if one goes to this dwelling only together with the police."""
    words = models.TextField(_("what to be careful of"))
    """What to be careful of; in the row that lifts the warning, why it is over."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(current=True, holds_to=None), name="one_warning_a_dwelling"
            )
        ]


class Outing(FileRow):
    """A worker is on the way to a child, and says when they will be back."""

    protected_by = RowSecurity(of_lists="who is on the way is asked by whoever answers for the worker")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whom the worker goes; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="outings")
    """Case for which the worker goes out."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who is on the way to the child."""
    from_at = models.DateTimeField(_("out since"))
    """When the worker said that they go, by the server's clock."""
    back_by_at = models.DateTimeField(_("back by"))
    """When the worker is to be back, at most 24 hours on; after it, people are called."""
    words = WordsText(_("where to, and by which way"))
    """Where to and by which way, for whoever has to look for the worker."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(back_by_at__gt=F("from_at")), name="back_after_going_out")
        ]
        indexes = [
            models.Index(fields=["worker", "from_at"], name="outing_of_worker"),
            models.Index(fields=["back_by_at"], name="outing_back_by"),
        ]

    def get_absolute_url(self):
        return reverse("visits:outing", args=[self.pk])


class Return(FileRow):
    """The worker is back."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whom the worker had gone; the row is part of this child's file."""
    outing = models.OneToOneField(Outing, on_delete=models.PROTECT, related_name="came_back")
    """Outing from which the worker is back; there is one return at most."""
    at = models.DateTimeField(_("back since"))
    """When somebody said that the worker is back, by the server's clock."""

"""The rows that record that a file was sent to another district, and what the department there answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity


class TwoDistrictQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """Rows of files within reach, and those sent from or to a district of the speaker."""
        if not settings.UMAI_OWN_FILTER:
            return self
        here = list(by.reach.districts)
        ends = self.filter(Q(to_district__in=here) | Q(from_district__in=here))
        if by.reach.walled:
            ends = ends.exclude(child_id__in=by.reach.walled)
        return super().within_reach_of(by) | ends


class TwoDistrictRow(FileRow):
    """A row that two departments see: the one that sends a file and the one to which it is sent.

    The same rule stands in the table's policy. The file itself is seen by one of them at a time.
    """

    protected_by = RowSecurity(
        of_lists="the other department reads what was sent, and not the file",
        also="to_district_id = any ((select access_districts())::int[])"
        " or from_district_id = any ((select access_districts())::int[])",
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose file is sent."""
    from_district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    """District that holds the file and sends it; its department sees the row."""
    to_district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    """District that is asked to take the file; its department sees the row."""

    objects: ClassVar = TwoDistrictQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

    class Meta:
        abstract = True

    def open_to(self, by):
        """Whether the file was sent from or to a district of the speaker, wherever it is held now."""
        return bool({self.to_district_id, self.from_district_id} & set(by.reach.districts))


class FileTransfer(TwoDistrictRow):
    """The department that holds a file sends it to another district.

    Until the department there accepts, it sees this row and nothing of the file; so `who` and
    `words` say what must be known at once. `case` is the open one, if there is one: the case, its
    clock and what is owed go along.
    """

    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="sent")
    """Open case that goes along with its clock; null when the child had none at sending."""
    to_municipality = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    """Aiyl okmotu or town in which the child lives now; null when only the district is known."""
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, null=True, related_name="+")
    """Office that serves the new place and gets the file; null when none did at sending."""
    who = WordsChar(_("who the child is"), max_length=300)
    """Name and year of birth of the child at sending, shown before the file is accepted."""
    words = WordsText(_("what must be known now"))
    """What the new department must know at once, before it has the file."""
    accept_by_on = models.DateField()
    """Last day, inclusive, to answer; counted from the day of sending in Bishkek."""

    class Meta:
        indexes = [
            models.Index(fields=["to_district", "accept_by_on"], name="sent_to_district"),
            models.Index(fields=["from_district", "accept_by_on"], name="sent_from_district"),
        ]


class FileTransferAnswer(TwoDistrictRow):
    """How the wait ends: the new department accepts the file, or refuses it with its reasons, or the one that
    sent it takes it back before that.

    Accepting moves the file in the same statement: the database does it, and nothing else can.
    """

    transfer = models.OneToOneField(FileTransfer, on_delete=models.PROTECT, related_name="answer")
    """Sending that ends with this row; the first answer stands."""
    accepted = models.BooleanField()
    """True when the new department takes the file; the same transaction then moves it."""
    taken_back = models.BooleanField(default=False)
    """True when the sender took it back before an answer; it is not accepted then."""
    reason = WordsText(_("reasons"), blank=True)
    """Reasons; required when the file is refused or taken back."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(reason=""), name="refused_file_says_why"),
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(taken_back=False), name="taken_back_is_not_accepted"
            ),
        ]

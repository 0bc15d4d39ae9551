"""A letter about what is owed, numbered in the book of the office that writes it, and its answer."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase
from umai.staff.models import OfficeKind

# The offices that find a file by its number. To any other body a letter does not say which child it is about.
KEEPERS = (OfficeKind.MUNICIPALITY, OfficeKind.DISTRICT, OfficeKind.OBLAST, OfficeKind.MINISTRY)


class WatchedList(models.TextChoices):
    """The watch lists, by the name that stands in an address."""

    SETTLED = "settled", _("Ended without a court")
    DEATHS = "deaths", _("Children who died")
    REPEATED = "repeated", _("Violence that repeats")
    UNSEEN = "unseen", _("Children whom nobody has seen")
    REFUSED = "refused", _("Reports without a case")
    SILENT = "silent", _("Bodies that do not answer")
    SLEEPING = "sleeping", _("Commissions that do not meet")


class WatchLetter(StampedByDatabase):
    """Who watches from outside asks an office for what it owes, by a row of a watch list.

    The office reads the letter and nothing that it did not reach before; who writes it reaches no file by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    from_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, editable=False, related_name="+"
    )
    """Office that writes, in whose book the letter is numbered; stamped by the database."""
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office that owes, and answers."""
    of_list = models.CharField(max_length=20, choices=WatchedList)
    """List in which the row stood."""
    about = models.UUIDField()
    """Row of the list by its id: a case, a matter, a question, a report, a Commission."""
    child_id = models.UUIDField(null=True)
    """Child whom the row is about; null where the list does not say. No foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District in which it is owed."""
    owed_on = models.DateField()
    """Day in Bishkek on which it was owed, as the list said."""
    words = models.TextField(_("what you ask"))
    """What is asked, in the writer's words; never empty."""
    written_on = models.DateField(editable=False)
    """Day in Bishkek of the letter, by the database."""
    due_on = models.DateField()
    """Last day, inclusive, for the answer."""
    year = models.PositiveSmallIntegerField(editable=False)
    """Year in which the number counts, by the database."""
    number = models.PositiveIntegerField(editable=False)
    """Number in the book of the office in that year, without a gap, by the database."""

    answer: Any  # `WatchLetterAnswer`, where the office answered

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_office", "year", "number"], name="one_watch_letter_a_number"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="watch_letter_has_words"),
            models.CheckConstraint(condition=Q(due_on__gte=F("written_on")), name="watch_answer_due_later"),
            models.CheckConstraint(condition=~Q(from_office=F("to_office")), name="watch_letter_to_another"),
        ]
        indexes = [
            models.Index(fields=["about"], name="watch_letter_about"),
            models.Index(fields=["to_office"], name="watch_letter_to"),
        ]

    def get_absolute_url(self):
        return reverse("watch:letter", args=[self.pk])

    @property
    def full_number(self) -> str:
        """The number as it stands on the letter."""
        return f"{self.number}/{self.year}"

    def open_to(self, by) -> bool:
        """Whether this worker's office writes or receives it; the rule is that of the table's policy."""
        return by.reach.office_id in (self.from_office_id, self.to_office_id)

    def names_file(self) -> bool:
        """Whether the office that reads it finds the file by its number."""
        return self.child_id is not None and self.to_office.kind in KEEPERS


class WatchLetterAnswer(StampedByDatabase):
    """What the office answers; the first answer stands, and another letter asks further."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    letter = models.OneToOneField(WatchLetter, on_delete=models.PROTECT, related_name="answer")
    """Letter that is answered, once."""
    words = models.TextField(_("what the office answers"))
    """What was done and what will be done, and by which day; never empty."""
    answered_on = models.DateField(editable=False)
    """Day in Bishkek of the answer, by the database."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="watch_answer_has_words")]

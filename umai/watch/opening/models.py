"""Who watches asks to open one file, a second person agrees to tell it later, and it is noted."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase
from umai.staff.models import Role
from umai.watch.letters.models import WatchedList


class WatchOpeningRequest(StampedByDatabase):
    """Who watches asks to open the file of one child, of whom a row of a watch list is.

    It is committed before anything is opened: the database opens a file only by a request of an earlier
    transaction, so that no rollback hides that it was read. No department reads this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    child_id = models.UUIDField()
    """Child whose file is asked for; a plain id without a foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District that held the file when it was asked for."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office of who asks, by the database; of it the second person is."""
    role = models.CharField(max_length=30, choices=Role)
    """Post of who asks, by the database."""
    of_list = models.CharField(max_length=20, choices=WatchedList)
    """List in which the row stood when it was asked."""
    about = models.UUIDField()
    """Row of the list by its id: a case, a matter, a question, an incident, a child."""
    words = models.TextField(_("why the list is not enough"))
    """Why the file has to be read, in the words of who asks; never empty."""
    tell_on = models.DateField(null=True)
    """Day in Bishkek on which the department is told; null where it is told at once."""
    later_words = models.TextField(_("why the department is told later"), default="", blank=True)
    """Why it is told later, for the second person and the auditor alone; empty where it is told at once."""
    asked_on = models.DateField()
    """Day in Bishkek on which it was asked, by the database."""
    lapses_on = models.DateField()
    """Last day, inclusive, on which it is answered or, where nobody has to agree, opened."""

    answer: Any  # `WatchOpeningAnswer`, where a second person answered
    opening: Any  # `WatchOpening`, where the file was opened

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="watch_opening_says_why"),
            models.CheckConstraint(
                condition=Q(tell_on=None, later_words="") | Q(tell_on__isnull=False) & ~Q(later_words=""),
                name="watch_telling_later_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "recorded_at"], name="watch_asked_by_office"),
            models.Index(fields=["child_id"], name="watch_asked_of_child"),
            models.Index(fields=["tell_on"], name="watch_told_later", condition=Q(tell_on__isnull=False)),
        ]

    def get_absolute_url(self):
        return reverse("watch:opening", args=[self.pk])

    def open_to(self, by) -> bool:
        """Whether it is of this worker's office; the rule is that of the table's policy."""
        return by.reach.office_id == self.office_id


class WatchOpeningAnswer(StampedByDatabase):
    """A second person of the same office agrees that the department is told later, or does not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    asked = models.OneToOneField(WatchOpeningRequest, on_delete=models.PROTECT, related_name="answer")
    """Request that is answered; each is answered once."""
    agreed = models.BooleanField()
    """True where the second person agreed: then who asked may open the file."""
    words = models.TextField(_("why not"), default="", blank=True)
    """Why not, in the words of who did not agree; empty where the person agreed."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed=True, words="") | Q(agreed=False) & ~Q(words=""),
                name="watch_opening_refused_with_words",
            )
        ]


class WatchOpening(StampedByDatabase):
    """One file that who watches opened, for reading, until an instant.

    The database alone writes it, with the grant that ends by the clock. From `told_on` on the department
    reads it, and before that nobody of the department learns of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    asked = models.OneToOneField(WatchOpeningRequest, on_delete=models.PROTECT, related_name="opening")
    """What was asked for; each request opens one file at most."""
    child_id = models.UUIDField()
    """Child whose file was opened; a plain id without a foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District that held the file then; its department is told."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office of who opened it, at that time."""
    role = models.CharField(max_length=30, choices=Role)
    """Post of who opened it, at that time."""
    words = models.TextField(_("why the list is not enough"))
    """Why the file was opened, as it was asked; the department reads it here."""
    from_at = models.DateTimeField()
    """Instant from which the file could be read."""
    to_at = models.DateTimeField()
    """Instant at which the clock ends it; a wall that is built meanwhile ends the grant earlier."""
    told_on = models.DateField()
    """First day in Bishkek on which the department reads of it."""

    note: Any  # `WatchOpeningNote`, where the department has seen it

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="watch_opened_says_why"),
            models.CheckConstraint(
                condition=Q(to_at__gt=models.F("from_at")), name="watch_opened_then_closed"
            ),
        ]
        indexes = [
            models.Index(fields=["recorded_by", "from_at"], name="watch_opened_by"),
            models.Index(fields=["office", "from_at"], name="watch_opened_of_office"),
            models.Index(fields=["district", "from_at"], name="watch_opened_of_district"),
            models.Index(fields=["child_id"], name="watch_opened_of_child"),
        ]

    def get_absolute_url(self):
        return reverse("watch:opened_file", args=[self.pk])

    def open_to(self, by) -> bool:
        """Whether the database showed it to this worker; its policy is the rule, and was asked before."""
        return (
            self.office_id == by.reach.office_id
            or self.district_id in by.reach.districts
            or self.child_id in by.reach.granted
        )


class WatchOpeningNote(StampedByDatabase):
    """The department has seen that its file was opened; with that the matter is at its end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    opening = models.OneToOneField(WatchOpening, on_delete=models.PROTECT, related_name="note")
    """Opening that was seen; the first who says so says it for the department."""

"""An edition that is asked for on screen, what became of the drawing, the candidate, and its answer."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase


class EditionRequest(StampedByDatabase):
    """The analyst asks for the tables of a period that is over; the next night draws them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office of who asks; the second person is of the same."""
    period = models.TextField()
    """Year, half or quarter that is over: `2025`, `2025-H1`, `2025-Q3`."""
    known_on = models.DateField()
    """Day in Bishkek at whose end the records stood as they are counted; over when it is asked."""

    drawing: Any  # `EditionDrawing`, where it was drawn or could not be

    def get_absolute_url(self):
        return reverse("statistics:edition_request", args=[self.pk])


class DrawingOutcome(models.TextChoices):
    """What became of drawing an edition."""

    DRAWN = "drawn", _("drawn: a candidate waits for its release")
    SAME = "same", _("nothing to publish: the numbers are those of an edition that is published")
    TOLD = "told", _("not drawn: readers could tell of single children")
    OVERLAPS = "overlaps", _("not drawn: the period shares days with one that was published")
    UNUSABLE = (
        "unusable",
        _("not drawn: the administrator finds the reason in what umai publish --asked said"),
    )


class EditionDrawing(StampedByDatabase):
    """What became of a request; written by `umai publish --asked` alone, for the office that asked.

    How many numbers are not their count tells of a small table which are, so `lost` is for the office alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row; it means nothing else."""
    asked = models.OneToOneField(EditionRequest, on_delete=models.PROTECT, related_name="drawing")
    """Request that was drawn, once."""
    outcome = models.CharField(max_length=10, choices=DrawingOutcome)
    """Whether a candidate came of it, or why none did."""
    edition = models.TextField(blank=True, default="")
    """Name of the edition that was drawn, that has the same numbers, or with which the period overlaps."""
    told = models.JSONField(default=list)
    """Cells that readers could tell, `[[measure, [[dimension, category], ...]], ...]`; empty for others."""
    merging = models.JSONField(default=list)
    """Categories that may be merged, `[[dimension, category, other], ...]`, the most useful first."""
    lost = models.JSONField(default=dict)
    """Numbers of what rounding took: `cells`, `altered`, `withheld`, `deviation`, `sums`, `broken_sums`."""
    audited = models.JSONField(default=dict)
    """What the audit asked: `editions`, `cells`, `redraws`, `programmes`, and `seconds` with the drawing."""

    candidate: Any  # `EditionCandidate`, where one came of it


class EditionCandidate(StampedByDatabase):
    """A drawn edition as readers would have it. It holds no count and no mark of one.

    Written by `umai publish --asked` alone. It is an edition once another person released it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row; its marks wait in UMAI_HOME/editions/waiting under it."""
    drawing = models.OneToOneField(EditionDrawing, on_delete=models.PROTECT, related_name="candidate")
    """Drawing of which it came."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office that asked, which sees it before it is released."""
    name = models.TextField()
    """Name of the edition: its period, from the second one on with a number (`2025.2`)."""
    known_on = models.DateField()
    """Day in Bishkek at whose end the records stood as they were counted."""
    printed = models.JSONField()
    """Edition as `umai.statistics.publication.editions.as_plain` writes it, without the marks of counts."""
    revised = models.JSONField(default=list)
    """What another number was printed of before, `[[table, [category, ...], before, now], ...]`."""

    answer: Any  # `EditionAnswer`, where a second person answered

    def get_absolute_url(self):
        return reverse("statistics:edition", args=[self.pk])


class EditionAnswer(StampedByDatabase):
    """Another person of the Ministry releases a candidate, or refuses it and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    candidate = models.OneToOneField(EditionCandidate, on_delete=models.PROTECT, related_name="answer")
    """Candidate that is answered, once."""
    released = models.BooleanField()
    """True where it is published from now on."""
    words = models.TextField(blank=True, default="")
    """Why not, in the words of who refused; empty where it is released."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released=True, words="") | Q(released=False) & ~Q(words=""),
                name="edition_refused_with_words",
            )
        ]

"""That a worker did a short course, in which edition, and how many cases were right at first."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from umai.law.checks.course import CASES
from umai.offices.requests.models import StampedByDatabase


class CourseDone(StampedByDatabase):
    """One worker read a text of guidance and decided its cases, once in each edition of them.

    Who and when is stamped by the database. Which answers were chosen is kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office of the worker's post on that day; the head of its district reads the row."""
    course = models.SlugField(max_length=40)
    """Step of the text and of its cases, as in guidance/field/STEP.LANGUAGE.md."""
    edition = models.CharField(max_length=64)
    """SHA-256 over the text and its cases in every language, in hexadecimal digits."""
    right = models.PositiveSmallIntegerField()
    """Cases in which the first answer was the right one."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recorded_by", "course", "edition"], name="course_done_once"),
            models.CheckConstraint(condition=Q(right__lte=CASES), name="course_right_among_its_cases"),
        ]

    @property
    def on(self) -> date:
        """The day, of Bishkek, on which it was recorded."""
        return localdate(self.recorded_at)

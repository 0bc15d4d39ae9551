"""Openings of files that look unusual, and what who opened them answered."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.offices.requests.models import StampedByDatabase
from umai.staff.models import Role
from umai.trail.rows.proven import ProvenRows


class UnusualOpen(models.Model):
    """One worker opened one child's file on one day, and by the rules that looks unusual: a question.

    The database derives the rows from the trail (`opens_find_unusual`), never the program. A question hinders
    nobody: it is asked after the fact.
    """

    proven_by = ProvenRows(moving=("answered",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who opened the file, and is asked why."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, null=True, related_name="+")
    """Office of the worker at that time, as the trail says it."""
    role = models.CharField(max_length=30, choices=Role)
    """Post of the worker at that time, as the trail says it."""
    child_id = models.UUIDField()
    """Child whose file was opened; of records that are one child, the one that was opened first."""
    day = models.DateField()
    """Day in Bishkek on which the file was opened."""
    first_at = models.DateTimeField()
    """When it was opened first on that day, by the trail."""
    rules = ArrayField(models.CharField(max_length=20))
    """Names of the rules by which it looks unusual (`umai/opens/unusual/rules.py`)."""
    points = models.PositiveSmallIntegerField()
    """What these rules weigh together; from a limit on, the question is asked."""
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the question was asked, by the database's clock."""
    answer_by = models.DateField()
    """Last day on which an answer is in time; after it the head of the worker is told."""
    answered = models.BooleanField(default=False, db_default=False, editable=False)
    """True once the worker answered; kept by the database."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "child_id", "day"], name="asked_once_a_day")]
        indexes = [
            models.Index(fields=["day"], name="unusual_of_day"),
            models.Index(fields=["child_id", "day"], name="unusual_of_child"),
            models.Index(
                fields=["worker", "answer_by"], name="unusual_unanswered", condition=models.Q(answered=False)
            ),
        ]

    def get_absolute_url(self):
        return reverse("opens:question", args=[self.pk])


class OpenReason(models.TextChoices):
    """The short list of answers to why a file was opened."""

    CASE = "case", _("for my work with this child, which is not written down yet")
    STANDING_IN = "standing_in", _("in place of a colleague")
    CALL = "call", _("somebody called or came about this child")
    SIBLING = "sibling", _("for the case of a brother, a sister or the family")
    CHECK = "check", _("to check the work of the office")
    MISTAKE = "mistake", _("by mistake: I looked for another child")
    OWN = "own", _("for myself or my family")
    OTHER = "other", _("for something else")


class UnusualOpenAnswer(StampedByDatabase):
    """Why the file was opened, as who opened it says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    question = models.OneToOneField(UnusualOpen, on_delete=models.PROTECT, related_name="answer")
    """Question that is answered; each is answered once."""
    reason = models.CharField(_("why you opened the file"), max_length=12, choices=OpenReason)
    """Reason, from the short list."""
    words = models.TextField(_("in your words"))
    """What the file was needed for, in the worker's words; never empty."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="open_says_why")]

"""A question about a law, as it was registered before its result was stored, and the result."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.counts.files import SHA_256
from umai.offices.requests.models import StampedByDatabase


class QuestionMethod(models.TextChoices):
    BOTH = "both", _("one series; the level and the trend may change")
    LEVEL = "level", _("one series; the level alone may change")
    DISTRICTS = "districts", _("districts, in which the rule starts at different times")


class LawQuestion(StampedByDatabase):
    """What an office asks about a change of law: series, date, method and answer are fixed beforehand.

    Nothing of it is ever changed. A correction is another question, which names this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; the command that stores the result names it."""
    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office that registered it, and alone may correct it."""
    question = models.TextField()
    """What is asked, in the words of the office; never empty, and never of one child."""
    rule = models.TextField()
    """What changed, with the article or the order; never empty."""
    starts_on = models.DateField(null=True)
    """First day in Bishkek on which the rule is in force; null for districts, whose file says it of each."""
    series = models.TextField()
    """Which figures, of whom and from where, and how they were counted; never empty."""
    method = models.CharField(max_length=10, choices=QuestionMethod)
    """What may change with the rule, or that districts are compared."""
    file_sha256 = models.CharField(max_length=64)
    """SHA-256 of the file of the series, in small hexadecimal digits: no other file gives the result."""
    placebo_series = models.TextField(blank=True)
    """Which figures are judged beside it although the rule cannot touch them; empty for none."""
    placebo_sha256 = models.CharField(max_length=64, blank=True)
    """SHA-256 of the file of that series; empty where there is none."""
    fall = models.DecimalField(max_digits=8, decimal_places=1)
    """Per cent of what is expected: a fall by so much would be seen 80 times of 100."""
    rise = models.DecimalField(max_digits=8, decimal_places=1)
    """Per cent of what is expected: a rise by so much would be seen 80 times of 100."""
    answer_means = models.TextField()
    """Which result would be taken for yes and which for no, told beforehand; never empty."""
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="correction"
    )
    """Question of the same office that this one takes the place of; null for a first one."""
    why = models.TextField(blank=True)
    """What was wrong in the question that it corrects; empty for a first one."""

    correction: Any  # the question that corrects this one, where there is one
    result: Any  # `LawQuestionResult`, where it was stored

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(method="districts", starts_on=None)
                | (~Q(method="districts") & Q(starts_on__isnull=False)),
                name="question_of_series_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(rule="") & ~Q(series="") & ~Q(answer_means=""),
                name="question_is_whole",
            ),
            models.CheckConstraint(condition=Q(file_sha256__regex=SHA_256), name="question_names_its_file"),
            models.CheckConstraint(
                condition=Q(placebo_series="", placebo_sha256="")
                | (~Q(placebo_series="") & ~Q(method="districts") & Q(placebo_sha256__regex=SHA_256)),
                name="question_names_its_placebo",
            ),
            models.CheckConstraint(
                condition=Q(fall__gt=0, fall__lte=100, rise__gt=0), name="question_says_what_is_seen"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, why="") | (Q(corrects__isnull=False) & ~Q(why="")),
                name="question_corrected_with_words",
            ),
        ]
        indexes = [models.Index(fields=["-recorded_at"], name="question_newest")]

    def get_absolute_url(self):
        return reverse("statistics:question", args=[self.pk])


class LawQuestionResult(StampedByDatabase):
    """What `umai evaluate` answered to a registered question: stored once, and shown from then on.

    The owner of the tables stores it, because the web server has no packages of analysis; so no worker
    stands in `recorded_by`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    question = models.OneToOneField(LawQuestion, on_delete=models.PROTECT, related_name="result")
    """Question that is answered, once."""
    file_sha256 = models.CharField(max_length=64)
    """SHA-256 of the file that was read: that of the question, or the database refuses the row."""
    placebo_sha256 = models.CharField(max_length=64, blank=True)
    """SHA-256 of the file of the series beside it: that of the question; empty where it names none."""
    answer = models.JSONField()
    """Whole answer as `umai evaluate --json` prints it: effect, interval, methods, placebos, remarks."""

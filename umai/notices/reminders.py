"""Reminders, and the one message a day that counts them; made by the clock, changed by nobody."""

import uuid

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Round(models.TextChoices):
    """What the clock works through once a day."""

    REMINDERS = "reminders", _("reminders")
    SUMMARIES = "summaries", _("messages of the day")


class WorkedThrough(models.Model):
    """The clock worked through one day: what it was to write for that day stands there, whole."""

    id = models.BigAutoField(primary_key=True)
    what = models.CharField(max_length=10, choices=Round)
    day = models.DateField()
    done_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "day"], name="a_day_worked_through_once")]


class Reminder(models.Model):
    """One person is reminded of one thing that is owed, at one step of the table.

    `owed`, `of` and `in_case` name a row of a later room by its ids; `due_on` is its last day as it was
    then: what is put off to another day is told anew. `days` is the step, counted from that day.
    """

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    owed = models.CharField(max_length=10)
    of = models.UUIDField()
    in_case = models.UUIDField()
    district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    due_on = models.DateField()
    days = models.SmallIntegerField()
    by_email = models.BooleanField()
    by_sms = models.BooleanField()
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of", "owed", "worker", "due_on", "days"], name="reminded_once_a_step"
            )
        ]
        indexes = [
            models.Index(fields=["worker", "told_on"], name="reminder_of_worker"),
            BrinIndex(fields=["told_on"], name="reminder_of_day"),
        ]


class Summary(models.Model):
    """What one person is told on one day, counted: of the day's reminders, or on a Monday of the week.

    `counts` has numbers by "late", "today" and "coming" and by the kind that is owed; in the week's,
    `forgotten` is the number of open cases in which nothing is planned. For the head of a department
    the week's counts are those of the district, and `of_workers` has for each worker's id ("" where
    nobody answers) how many are late and how many come.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    day = models.DateField()
    week = models.BooleanField(default=False)
    counts = models.JSONField()
    forgotten = models.PositiveIntegerField(default=0)
    of_workers = models.JSONField(null=True)
    by_email = models.BooleanField()
    by_sms = models.BooleanField()
    made_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "day"], name="one_message_a_day")]
        indexes = [models.Index(fields=["day"], name="summary_of_day")]

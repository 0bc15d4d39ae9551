"""Reminders, and the one message a day that counts them; the clock writes them, nobody changes them."""

import uuid

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.trail.rows.proven import ProvenRows


class DailyWork(models.TextChoices):
    """The work that the clock does once a day."""

    REMINDERS = "reminders", _("reminders")
    SUMMARIES = "summaries", _("messages of the day")
    STATE = "state", _("mail about the state of the system")


class DailyRun(models.Model):
    """One daily work of the clock is done for one day, completely."""

    proven_by = ProvenRows()

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    what = models.CharField(max_length=10, choices=DailyWork)
    """Which daily work of the clock: reminders, messages of the day, or the mail to administrators."""
    day = models.DateField()
    """Day that is done, by the calendar of Bishkek; the clock does each work once for it."""
    done_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written; it is committed with all that was made for that day."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "day"], name="a_day_worked_through_once")]


class Reminder(models.Model):
    """One person is reminded of one thing that is owed, at one step of the table.

    `owed`, `of` and `in_case` name a row of a later room by its ids; `due_on` was its last day when the
    reminder was written: after a change of that day the person is reminded again. `days` is the step,
    counted from that day.
    """

    proven_by = ProvenRows()

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who is reminded: who answers for it, or who stands above or decides."""
    owed = models.CharField(max_length=10)
    """Kind of what is owed, as visit, review or referral; ten_days is the assessment and plan."""
    of = models.UUIDField()
    """Id of the row that is owed, in the table of its kind; no foreign key."""
    in_case = models.UUIDField()
    """Case in which something is owed; a plain id without a foreign key."""
    district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """District that held the case when the row was written; null when none did."""
    due_on = models.DateField()
    """Due date as it was then, inclusive; a due date that moves is told anew."""
    days = models.SmallIntegerField()
    """Step of the table: days counted from the due date, negative before it, 0 on it."""
    by_email = models.BooleanField()
    """Whether this step of the table is also told by e-mail, in the day's summary."""
    by_sms = models.BooleanField()
    """Whether this step of the table is also told by SMS, in the day's summary."""
    told_on = models.DateField()
    """Day on which the reminder was written, by the calendar of Bishkek."""

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
    """The counts that one person is told on one day: of the day's reminders, or on a Monday of the week.

    `counts` has numbers by "late", "today" and "coming" and by the kind of due; in the summary of a week
    `forgotten` is the number of open cases in which nothing is planned. For the head of a department
    the counts of the week are those of the district, and `of_workers` has for each worker's id ("" for
    nobody) the numbers of late and coming dues.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the summary, made by the database; it means nothing else."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker to whom the numbers are told; at most one summary a day."""
    day = models.DateField()
    """Day on which it is told, by the calendar of Bishkek; a Monday for that of a week."""
    week = models.BooleanField(default=False)
    """True: it sums up the week and is told on its Monday. False: it sums up the day."""
    counts = models.JSONField()
    """How many are late, due today and coming, each by the kind of what is owed (JSON)."""
    forgotten = models.PositiveIntegerField(default=0)
    """How many open cases have nothing planned, in that of a week; 0 in that of a day."""
    of_workers = models.JSONField(null=True)
    """For a head, by worker's id or '' for nobody: how many late and coming; else null."""
    by_email = models.BooleanField()
    """Whether it may be sent by e-mail, if the worker has an address."""
    by_sms = models.BooleanField()
    """Whether it may be sent by SMS, if the worker has a telephone."""
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the summary was made, by the database's clock."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "day"], name="one_message_a_day")]
        indexes = [models.Index(fields=["day"], name="summary_of_day")]

"""Calls and notices: each time somebody is told is a row, and so is each try to reach them."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.notices.reminders.models import Summary
from umai.staff.models import Role

TIME_TO_TELL = timedelta(minutes=2)  # people are told within seconds; after so long nobody is going to be


class CallKind(models.TextChoices):
    """What a call is about; the words that are sent never say more."""

    SIGNAL = "signal", _("urgent signal")
    OUTING = "outing", _("a worker is not back")


class Keeper(models.TextChoices):
    """Which level answers: a signal about somebody of the office does not exist in that office."""

    DISTRICT = "district", _("district department")
    OBLAST = "oblast", _("oblast level")


class CallQuerySet(models.QuerySet):
    def within_reach_of(self, by):
        """Calls that this worker may see: the department's, the oblast's, and those told to the Ministry.

        The same rule stands in the database as row security.
        """
        reach = by.reach
        if not settings.UMAI_OWN_FILTER:
            return self
        if reach.role == Role.MINISTRY_SUPERVISOR:
            return self.filter(pk__in=Notice.objects.filter(worker=reach.worker_id).values("call"))
        rows = self.filter(district__in=reach.districts)
        return rows if reach.role == Role.OBLAST_SUPERVISOR else rows.filter(keeper=Keeper.DISTRICT)

    def waits_for(self, by):
        """Calls of which this worker was told, and those of which nobody was told in good time.

        When nothing calls people, because the background worker is away or nobody holds the post,
        whoever has a page open within reach of the call sees it all the same.
        """
        late = timezone.now() - TIME_TO_TELL
        told = Notice.objects.filter(call=OuterRef("pk"))
        return self.filter(Exists(told.filter(worker=by.pk)) | (Q(opened_at__lt=late) & ~Exists(told)))


class Call(models.Model):
    """Something urgent that one person must take, and that calls the next until somebody does.

    Made by the database itself together with what it is about (`about` is that row's id), so no
    urgent signal is without a call. The database turns `taken` on with the answer: the few calls
    that nobody took are asked for on every page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the call, made by the database with what it is about; it means nothing else."""
    kind = models.CharField(max_length=20, choices=CallKind)
    """What the call is about: an urgent signal, or a worker who is not back from a visit."""
    about = models.UUIDField()
    """Id of the signal or of the outing; there is one call for each. No foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District in which it is urgent; its department, or the level above it, is called."""
    keeper = models.CharField(max_length=10, choices=Keeper, default=Keeper.DISTRICT)
    """Level that is called: the department, or the oblast if the department must not know."""
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the call was made; minutes of waiting and rounds are counted from here."""
    taken = models.BooleanField(default=False, db_default=False, editable=False)
    """True once somebody took it or the worker is back; kept by the database."""

    objects = CallQuerySet.as_manager()

    municipality_id = None  # a call names no place smaller than the district

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_call_a_thing")]
        indexes = [
            models.Index(fields=["district", "opened_at"], name="call_of_district"),
            models.Index(fields=["opened_at"], name="call_waiting", condition=Q(taken=False)),
        ]


class CallAnswer(models.Model):
    """One person took the call; nobody further is called."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="answer")
    """Call that was taken; the first answer stands, and nobody further is called."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker who took the call, and has to act on it."""
    answered_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the call was taken, stamped by the database; the wait is counted to here."""

    municipality_id = None

    @property
    def district_id(self):
        """Where the call was, for the trail."""
        return self.call.district_id


class NoticeWay(models.TextChoices):
    SCREEN = "screen", _("on screen")
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")


class Notice(models.Model):
    """One person is told of one call, or of the summary of a day, in one way.

    `step` says as whom a call is told: 0 is the first in turn. `turn` counts the rounds: who did not
    answer in one is told again in the next. The id goes with every try to send it, so that whoever
    carries the message can tell a repeat.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the notice, sent with every try, so that a repeat can be recognised."""
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, related_name="notices")
    """Urgent call of which the person is told; null when it is a summary."""
    summary = models.ForeignKey(
        Summary, on_delete=models.PROTECT, null=True, db_index=False, related_name="notices"
    )
    """Summary of a day or week that is sent; null when it is an urgent call."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker to whom the message goes."""
    way = models.CharField(max_length=10, choices=NoticeWay)
    """By which way the person is told: on the screen, by e-mail or by SMS."""
    step = models.PositiveSmallIntegerField(default=0)
    """As whom a call is told: 0 on duty, 1 stands in, then those above; 0 for a summary."""
    turn = models.PositiveSmallIntegerField(default=0)
    """Which round of telling it is, from 0; who did not answer is told again in the next."""
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    """When it was decided to tell this person; sending comes after."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "worker", "way", "turn"], name="told_once_a_turn"),
            models.UniqueConstraint(fields=["summary", "way"], name="sent_once_a_way"),
            models.CheckConstraint(
                condition=Q(call=None, summary__isnull=False) | Q(call__isnull=False, summary=None),
                name="notice_of_a_call_or_a_summary",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "made_at"], name="notice_of_worker"),
            models.Index(fields=["made_at"], name="notice_to_send", condition=~Q(way="screen")),
        ]


class Attempt(models.Model):
    """A try to send a notice, written before it is tried."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
    """Message that this try is to send; never one that is only on the screen."""
    number = models.PositiveSmallIntegerField()
    """Which try to send the message it is, counted from 1."""
    begun_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the try began; written before anything leaves the machine."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="one_attempt_a_number")]


class AttemptOutcome(models.TextChoices):
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    NO_WAY = "no_way", _("no way to reach this person")
    NOT_NEEDED = "not_needed", _("not needed any more")


class AttemptResult(models.Model):
    """What came of an attempt. An attempt without a result was cut off, and is tried again."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="result")
    """Try that came to an end; one without a result was cut off and is made again."""
    outcome = models.CharField(max_length=10, choices=AttemptOutcome)
    """Sent, could not be sent, no way to reach the person, or not needed any more."""
    reason = models.CharField(max_length=60, blank=True)
    """Why it was not sent, a word of the program and never of a person; empty when sent."""
    ended_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the try ended; after a failure the wait for the next one starts here."""

"""Calls and notices: each time somebody is told is a row, and so is each try to reach them."""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class CallKind(models.TextChoices):
    """What a call is about; the words that are sent never say more."""

    SIGNAL = "signal", _("urgent signal")


class Keeper(models.TextChoices):
    """Which level answers: a signal about somebody of the office does not exist in that office."""

    DISTRICT = "district", _("district department")
    OBLAST = "oblast", _("oblast level")


class Call(models.Model):
    """Something urgent that one person must take, and that calls the next until somebody does.

    Made by the database itself together with what it is about (`about` is that row's id), so no
    urgent signal is without a call.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=CallKind)
    about = models.UUIDField()
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    keeper = models.CharField(max_length=10, choices=Keeper, default=Keeper.DISTRICT)
    opened_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_call_a_thing")]
        indexes = [models.Index(fields=["district", "opened_at"], name="call_of_district")]


class Answer(models.Model):
    """One person took the call; nobody further is called."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="answer")
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(db_default=Now(), editable=False)


class Way(models.TextChoices):
    SCREEN = "screen", _("on screen")
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")


class Notice(models.Model):
    """One person is told of one call, in one way. `step` says as whom: 0 is the first in turn.

    `turn` counts the rounds: who did not answer in one is told again in the next.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="notices")
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way)
    step = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "worker", "way", "turn"], name="told_once_a_turn")
        ]
        indexes = [models.Index(fields=["worker", "made_at"], name="notice_of_worker")]


class Attempt(models.Model):
    """A try to send a notice, written before it is tried."""

    id = models.BigAutoField(primary_key=True)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="one_attempt_a_number")]


class Outcome(models.TextChoices):
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    NO_WAY = "no_way", _("no way to reach this person")


class Result(models.Model):
    """What came of an attempt. An attempt without a result was cut off, and is tried again."""

    id = models.BigAutoField(primary_key=True)
    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="result")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.CharField(max_length=60, blank=True)  # a word of the program, never of a person
    ended_at = models.DateTimeField(db_default=Now(), editable=False)

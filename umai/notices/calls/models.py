"""Calls and notices; each notice to a person is a row, and so is each attempt to send it."""

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
from umai.trail.rows.proven import ProvenRows

TIME_TO_TELL = timedelta(minutes=2)  # people are told within seconds; after this, nobody will be


class CallKind(models.TextChoices):
    """What a call is about; the message that is sent never says more."""

    SIGNAL = "signal", _("urgent signal")
    OUTING = "outing", _("a worker is not back")
    CASE = "case", _("urgent case")
    MISSED = "missed", _("missed visit of an urgent child")
    SELF_HARM = "self_harm", _("a child may harm itself")
    CHILD = "child", _("child in danger without a case")
    CARER = "carer", _("a suspect takes care of a child")


class Keeper(models.TextChoices):
    """Which level is called: a department does not see a signal about its own people, the oblast does."""

    DISTRICT = "district", _("district department")
    OBLAST = "oblast", _("oblast level")


class CallQuerySet(models.QuerySet):
    def within_reach_of(self, by):
        """Calls that this worker may see: of the department, of the oblast, or told to the Ministry.

        Whoever is called by name sees that call, and a social worker no other. Row security in the
        database has the same rule.
        """
        reach = by.reach
        if not settings.UMAI_OWN_FILTER:
            return self
        if reach.role == Role.MINISTRY_SUPERVISOR:
            return self.filter(pk__in=Notice.objects.filter(worker=reach.worker_id).values("call"))
        here = Q(district__in=reach.districts)
        if reach.role != Role.OBLAST_SUPERVISOR:
            here &= Q(keeper=Keeper.DISTRICT)
        return self.filter(here | Q(worker=reach.worker_id))

    def waits_for(self, by):
        """Calls of which this worker was told, and those of which nobody was told within `TIME_TO_TELL`.

        When nobody is told, because the background worker is down or nobody holds the post, everybody
        within reach of the call sees it on an open page.
        """
        late = timezone.now() - TIME_TO_TELL
        told = Notice.objects.filter(call=OuterRef("pk"))
        return self.filter(Exists(told.filter(worker=by.pk)) | (Q(opened_at__lt=late) & ~Exists(told)))


class Call(models.Model):
    """Something urgent that one person must take; the next person is told until somebody does.

    The database makes it together with the row that it is about (`about` is that row's id), so no
    urgent signal is without a call. The database sets `taken` with the answer, because every page
    queries the calls that nobody took.
    """

    proven_by = ProvenRows(moving=("taken",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the call, made by the database with what it is about; it means nothing else."""
    kind = models.CharField(max_length=20, choices=CallKind)
    """What it is about: a signal, a worker not back, a case, a missed visit, a child, or a carer."""
    about = models.UUIDField()
    """Id of the signal, outing, assignment, visit, path, child or alarm. No foreign key."""
    """What it is about: urgent signal, worker not back, urgent case, missed visit, child without a case."""
    about = models.UUIDField()
    """Id of the signal, outing, assignment of the case, missed visit or child. No foreign key."""
    """What the call is about: a signal, a worker, a case, a visit missed in one, or a carer."""
    about = models.UUIDField()
    """Id of the signal, outing, assignment, missed visit or alarm of a carer. No foreign key."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """District in which it is urgent; its department, or the level above it, is called."""
    keeper = models.CharField(max_length=10, choices=Keeper, default=Keeper.DISTRICT)
    """Level that is called: the department, or the oblast if the department must not know."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Who is called first, where it is a named person; null where whoever is on duty is called."""
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the call was made; minutes of waiting and rounds are counted from here."""
    taken = models.BooleanField(default=False, db_default=False, editable=False)
    """True once somebody took it or nobody has to be called any more; kept by the database."""

    objects = CallQuerySet.as_manager()

    municipality_id = None  # a call names no place smaller than the district

    class Meta:
        # A case may become urgent again with the same worker; that a child was seen may be corrected.
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=~Q(kind__in=[CallKind.CASE, CallKind.MISSED, CallKind.CHILD]) | Q(taken=False),
                name="one_call_a_thing",
            )
        ]
        indexes = [
            models.Index(fields=["district", "opened_at"], name="call_of_district"),
            models.Index(fields=["opened_at"], name="call_waiting", condition=Q(taken=False)),
            models.Index(fields=["about"], name="call_about"),
        ]

    def open_to(self, by) -> bool:
        """Whether this worker is called by name, whichever district it is."""
        return self.worker_id is not None and self.worker_id == by.pk


class CallAnswer(models.Model):
    """One person took the call; nobody else is told of it."""

    proven_by = ProvenRows()

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


class SittingNews(models.TextChoices):
    """What a member is told of a session of the Commission."""

    CONVENED = "convened", _("a session is convened")
    NOT_HELD = "not_held", _("a session is not held")


class Notice(models.Model):
    """One person is told of one call, summary, request about staff or session, by one way.

    `step` is the step of the call at which the person is told, from 0. `turn` is the round, from 0: a
    person who did not answer is told again in the next. The id is sent with every attempt, so that the
    gateway or the mail server can recognise a repeat.
    """

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the notice, sent with every try, so that a repeat can be recognised."""
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, related_name="notices")
    """Urgent call of which the person is told; else null."""
    summary = models.ForeignKey(
        Summary, on_delete=models.PROTECT, null=True, db_index=False, related_name="notices"
    )
    """Summary of a day or week that is sent; else null."""
    asked = models.ForeignKey(
        "offices.StaffRequest", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Request for a sign-in code or a post of which the person is told; else null."""
    sitting = models.UUIDField(null=True)
    """Session of the Commission of which a member is told; else null. No foreign key."""
    told = models.CharField(max_length=10, choices=SittingNews, blank=True, db_default="", default="")
    """What a member is told of a session: that it is convened, or not held; else empty."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Worker to whom the message goes."""
    way = models.CharField(max_length=10, choices=NoticeWay)
    """By which way the person is told: on the screen, by e-mail or by SMS."""
    step = models.PositiveSmallIntegerField(default=0)
    """As whom: 0 on duty or called by name, 1 stands in, then those above; 0 when it is no call."""
    turn = models.PositiveSmallIntegerField(default=0)
    """Which round of telling it is, from 0; who did not answer is told again in the next."""
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    """When it was decided to tell this person; sending comes after."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "worker", "way", "turn"], name="told_once_a_turn"),
            models.UniqueConstraint(fields=["summary", "way"], name="sent_once_a_way"),
            models.UniqueConstraint(fields=["asked", "worker", "way"], name="told_once_of_a_request"),
            models.UniqueConstraint(
                fields=["sitting", "told", "worker", "way"], name="told_once_of_a_session"
            ),
            models.CheckConstraint(
                condition=Q(call__isnull=False, summary=None, asked=None, sitting=None, told="")
                | Q(call=None, summary__isnull=False, asked=None, sitting=None, told="")
                | Q(call=None, summary=None, asked__isnull=False, sitting=None, told="")
                | Q(call=None, summary=None, asked=None, sitting__isnull=False) & ~Q(told=""),
                name="notice_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "made_at"], name="notice_of_worker"),
            models.Index(fields=["made_at"], name="notice_to_send", condition=~Q(way="screen")),
        ]


class Attempt(models.Model):
    """An attempt to send a notice, written before it is made."""

    proven_by = ProvenRows()

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
    """The result of an attempt; one without a result was cut off, and the notice is sent again."""

    proven_by = ProvenRows()

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

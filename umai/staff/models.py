"""Who works here: people, their offices, terms, turns on duty, and the accounts they sign in with."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.staff.papers import LegalPaper, LegalPaperKind
from umai.staff.sign_in.models import Account, AccountManager, Enrolment, WrongCode
from umai.trail.rows.proven import ProvenRows

__all__ = [
    "Account",
    "AccountManager",
    "CurrentTurnManager",
    "DateRange",
    "Enrolment",
    "InstantRange",
    "LegalPaper",
    "LegalPaperKind",
    "Office",
    "OfficeKind",
    "Particulars",
    "Role",
    "Term",
    "TermQuerySet",
    "Turn",
    "Worker",
    "WorkerLanguage",
    "WrongCode",
]


class Role(models.TextChoices):
    """What a worker may do by a term at an office; being on duty is a turn, not a role."""

    SOCIAL_WORKER = "social_worker", _("social worker")
    SPECIALIST = "specialist", _("specialist of the district department")
    HEAD = "head", _("head of the district department")
    COMMISSION_SECRETARY = "commission_secretary", _("secretary of the Commission on Children's Affairs")
    COMMISSION_MEMBER = "commission_member", _("member of the Commission on Children's Affairs")
    HEAD_OF_ADMINISTRATION = "head_of_administration", _("head of the local administration")
    INSPECTOR = "inspector", _("juvenile inspector")
    PROSECUTOR = "prosecutor", _("prosecutor")
    ROUND_MEMBER = "round_member", _("member of a house-to-house round")
    SCHOOL_WORKER = "school_worker", _("school social teacher")
    HEALTH_WORKER = "health_worker", _("health worker")
    HOTLINE_OPERATOR = "hotline_operator", _("operator of the children's line")
    OBLAST_SUPERVISOR = "oblast_supervisor", _("supervisor at oblast level")
    ANALYST = "analyst", _("analyst of the Ministry")
    MINISTRY_SUPERVISOR = "ministry_supervisor", _("supervisor at the Ministry")
    OMBUDSMAN = "ombudsman", _("officer of the Ombudsman")
    COMMISSIONER = "commissioner", _("Commissioner for Children's Rights")
    ADMINISTRATOR = "administrator", _("system administrator")
    AUDITOR = "auditor", _("auditor")
    CLOCK = "clock", _("the system's clock")


class OfficeKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("aiyl okmotu or town hall")
    DISTRICT = "district", _("district or city department for child protection")
    COMMISSION = "commission", _("Commission on Children's Affairs")
    ADMINISTRATION = "administration", _("local state administration")
    POLICE = "police", _("juvenile affairs inspectorate")
    PROSECUTION = "prosecution", _("prosecutor's office")
    SCHOOL = "school", _("school")
    CLINIC = "clinic", _("clinic")
    HOTLINE = "hotline", _("children's line")
    OBLAST = "oblast", _("oblast level of the authorised body")
    MINISTRY = "ministry", _("Ministry")
    OMBUDSMAN = "ombudsman", _("Ombudsman's office")
    COMMISSIONER = "commissioner", _("office of the Commissioner for Children's Rights")


class Office(models.Model):
    """A body that serves a place: a town hall, a district department, a Commission, a school."""

    proven_by = ProvenRows(moving=("above_id", "name_ky", "name_ru", "name_en", "from_on", "to_on"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the office, made by whoever adds it; it means nothing else."""
    kind = models.CharField(max_length=20, choices=OfficeKind)
    """What kind of body it is; decides which posts there are and what is done there."""
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Place that the office serves; with the role it decides whose files are reached."""
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    """Office that stands over this one, for information; null when none is recorded."""
    name_ky = models.CharField(max_length=200)
    """Name that readers of Kyrgyz see; also shown where no language is chosen."""
    name_ru = models.CharField(max_length=200)
    """Name that readers of Russian see on pages and papers."""
    name_en = models.CharField(max_length=200)
    """Name that readers of English see on pages and papers."""
    from_on = models.DateField(null=True, blank=True)
    """First day of the office, for information; null when it is not recorded."""
    to_on = models.DateField(null=True, blank=True)
    """Last day of the office, inclusive; null while no end is known."""

    def __str__(self):
        return getattr(self, f"name_{(get_language() or 'ky')[:2]}", self.name_ky)


class Worker(models.Model):
    """A person who works for the children: one row a person, however many posts or accounts."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the person, one for all posts and accounts; records name their writer by it."""
    surname = models.CharField(max_length=100)
    """Family name of the worker, shown beside what the worker wrote."""
    given = models.CharField(max_length=100)
    """Given name of the worker, shown after the surname."""
    patronymic = models.CharField(max_length=100, blank=True)
    """Patronymic of the worker; empty when there is none or it is not known."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, by the database's clock."""

    def __str__(self):
        return f"{self.surname} {self.given}"


class WorkerLanguage(models.TextChoices):
    """The language in which a worker is written to."""

    KYRGYZ = "ky", "Кыргызча"
    RUSSIAN = "ru", "Русский"
    ENGLISH = "en", "English"


class Particulars(models.Model):
    """A worker's PIN and dwelling, to find two accounts of one person, and relatives of a child.

    And the telephone, the address and the language in which urgent calls reach the worker, who
    alone writes and reads them. In a table of its own that the web role cannot read.
    """

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, primary_key=True, related_name="+")
    """Worker of whom this is said; it is also the key, so there is at most one row each."""
    pin = models.CharField(max_length=14, blank=True)
    """PIN, to find two accounts of one person and relatives of a child; empty if unknown."""
    dwelling = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Place where the worker lives, to know neighbours and relatives; null if unknown."""
    dwelling_words = models.CharField(max_length=300, blank=True)
    """Where the worker lives, as typed at the appointment; empty if unknown; not shown."""
    phone = models.CharField(max_length=16, blank=True, default="")
    """Telephone for SMS about calls and summaries, with country code; empty when none."""
    email = models.EmailField(blank=True, default="")
    """Address for e-mail about calls and summaries; empty when there is none."""
    language = models.CharField(max_length=2, choices=WorkerLanguage, default=WorkerLanguage.KYRGYZ)
    """Language in which SMS and e-mail are written to the worker: ky, ru or en."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pin"], condition=~Q(pin=""), name="one_worker_per_pin")
        ]


class DateRange(Func):
    """The days from the first through the last, both included; no last day means open."""

    function = "daterange"
    output_field = DateRangeField()


class TermQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gte=day)))


class Term(models.Model):
    """A worker holds one post at one office from one day through another.

    A person has one term on any day; the database refuses two.
    """

    proven_by = ProvenRows(moving=("to_on", "ended_at"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="terms")
    """Person who holds the post; the database refuses two terms of one person on a day."""
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms")
    """Office at which the post is held; its place decides what the worker reaches."""
    role = models.CharField(max_length=30, choices=Role)
    """Post that is held; decides what the worker may do and which files are seen."""
    superior = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Worker named as superior at the appointment, for information; null when none was."""
    from_on = models.DateField()
    """First day of the term, inclusive, by the calendar of Bishkek."""
    to_on = models.DateField(null=True, blank=True)
    """Last day of the term, inclusive, by the calendar of Bishkek; null while it is open."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """Instant of a dismissal, which ends the term at once; null when its last day ends it."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, by the database's clock."""
    request_id = models.UUIDField(null=True, unique=True, editable=False)
    """Request to which another person agreed; null where one person was enough. No foreign key."""

    objects = TermQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="term_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="one_term_a_day",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    (DateRange("from_on", "to_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class InstantRange(Func):
    """The time from an instant to another; the end is exclusive."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class CurrentTurnManager(models.Manager):
    """Leaves out turns that were handed over: the rows in their place count."""

    def get_queryset(self):
        return super().get_queryset().filter(current=True)


class Turn(models.Model):
    """A worker's turn on duty for an office, and who stands in.

    Never changed: to hand a turn over, rows that name it in `replaces` are written in its place,
    and the database turns `current` off on it. The database refuses two turns at once.
    """

    proven_by = ProvenRows(moving=("current",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="turns")
    """Office for which somebody is on duty: a department or an oblast office."""
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="turns")
    """Worker on duty, who is the first to be told of an urgent call."""
    substitute = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Worker who is told next when the one on duty does not take a call; null: nobody."""
    from_at = models.DateTimeField()
    """Instant at which the turn begins, inclusive."""
    to_at = models.DateTimeField()
    """Instant at which the turn ends, exclusive."""
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    """Turn that was handed over and in whose time this one lies; null when there was none."""
    current = models.BooleanField(default=True, db_default=True, editable=False)
    """False once rows that hand the turn over were written; kept by the database."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Who set the turn or handed it over, stamped by the database; null: no worker."""

    objects = CurrentTurnManager()
    ever = models.Manager.from_queryset(models.QuerySet)()

    class Meta:
        base_manager_name = "ever"
        constraints = [
            models.CheckConstraint(condition=Q(to_at__gt=F("from_at")), name="turn_ends_after_it_begins"),
            ExclusionConstraint(
                name="one_turn_at_a_time",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    (InstantRange("from_at", "to_at", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(current=True),
            ),
        ]

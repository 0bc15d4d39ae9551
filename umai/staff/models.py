"""Who works here: people, their offices, terms, turns on duty, and the accounts they sign in with."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a term at an office lets somebody do; *on duty* is a turn, not a role."""

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


class Office(models.Model):
    """A body that serves a place: a town hall, a district department, a Commission, a school."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=OfficeKind)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    name_ky = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return getattr(self, f"name_{(get_language() or 'ky')[:2]}", self.name_ky)


class Worker(models.Model):
    """A person who works for the children: one row a person, however many posts or accounts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    surname = models.CharField(max_length=100)
    given = models.CharField(max_length=100)
    patronymic = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self):
        return f"{self.surname} {self.given}"


class Language(models.TextChoices):
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
    pin = models.CharField(max_length=14, blank=True)
    dwelling = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dwelling_words = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=16, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    language = models.CharField(max_length=2, choices=Language, default=Language.KYRGYZ)

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
        return self.filter(Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day)))


class Term(models.Model):
    """A worker holds one post at one office from one day through another.

    A person has one term on any day; the database refuses two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="terms")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms")
    role = models.CharField(max_length=30, choices=Role)
    superior = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # dismissed at this instant
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="term_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="one_term_a_day",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    (DateRange("from_on", "until_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class InstantRange(Func):
    """The time from an instant up to another, which does not belong to it."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class CurrentTurns(models.Manager):
    """Leaves out turns that were handed over: the rows in their place count."""

    def get_queryset(self):
        return super().get_queryset().filter(current=True)


class Turn(models.Model):
    """A worker's turn on duty for an office, and who stands in.

    Never changed: to hand a turn over, rows that name it in `replaces` are written in its place,
    and the database turns `current` off on it. The database refuses two turns at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="turns")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="turns")
    substitute = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    current = models.BooleanField(default=True, db_default=True, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CurrentTurns()
    ever = models.Manager.from_queryset(models.QuerySet)()

    class Meta:
        base_manager_name = "ever"
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="turn_ends_after_it_begins"),
            ExclusionConstraint(
                name="one_turn_at_a_time",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    (InstantRange("from_at", "until_at", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(current=True),
            ),
        ]


class AccountManager(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(username=username.strip().lower())

    def create_user(self, username, password, worker):
        account = self.model(username=username.strip().lower(), worker=worker)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What a worker signs in with. A worker may have several; a person without an account has none."""

    username = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [models.UniqueConstraint(fields=["username"], name="one_account_per_username")]

    is_staff = False  # Django's own admin site is not installed
    is_superuser = False


class Enrolment(models.Model):
    """A one-time code with which a new account sets its password and second factor.

    Handed over in person by the administrator; only its hash is kept.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code_hash = models.BinaryField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

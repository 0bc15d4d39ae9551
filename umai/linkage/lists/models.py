"""Where lists come from, what was sent, and each edition that was taken in. The rows are in `rows`."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SourceBody(models.TextChoices):
    """The kind of body that keeps a list."""

    SCHOOL = "school", _("schools")
    CLINIC = "clinic", _("clinics")
    MIGRATION = "migration", _("migration service")
    BORDER = "border", _("border service")
    SOCIAL = "social", _("social protection")
    POLICE = "police", _("police")
    MUNICIPALITY = "municipality", _("aiyl okmotu or town hall")
    REGISTRY = "registry", _("civil registry")
    OTHER = "other", _("another body")


class ListSource(models.Model):
    """A list that somebody keeps and gives us, edition after edition.

    `ground` is the article or agreement under which it may be taken in, with its number and day; every
    edition keeps the words of its own time. `whom` says which children the list can contain at all: without
    it a count of children on several lists means nothing. `of_migrants` says that every row is a child of
    migrants; else a column has to say so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    slug = models.SlugField(_("short name"), max_length=60)
    """Short name of the list in commands and tables: Latin letters, digits and hyphens."""
    name = models.CharField(_("what the list is called"), max_length=200)
    """What the list is called, in words, where people read of it."""
    body = models.CharField(_("who keeps it"), max_length=12, choices=SourceBody)
    """Kind of body that keeps the list and gives it: schools, clinics, police and others."""
    ground = models.TextField(_("under which article or agreement it is given"))
    """Article or agreement, with number and day, under which the list may be taken in."""
    whom = models.TextField(_("which children it can contain"))
    """Which children the list can contain at all, in words; needed to read any count of it."""
    of_migrants = models.BooleanField(_("every child on it is a child of migrants"), default=False)
    """True: every row is a child of migrants. False: a column of the file has to say so."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the source was added, by the clock of the database."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="one_source_a_slug"),
            models.CheckConstraint(condition=~Q(ground=""), name="source_has_a_ground"),
            models.CheckConstraint(condition=~Q(whom=""), name="source_says_whom"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("linkage:source", args=[self.pk])


class Mapping(models.Model):
    """What the columns of a source's files mean, as a person last corrected it; the latest counts.

    `columns` is a list of [what stands above the column, the name of a `columns.ColumnMeaning` or ""].
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="mappings")
    """List the columns of whose files are explained."""
    columns = models.JSONField()
    """Pairs of what stands above a column and what it means; empty meaning: it is not read."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When a person said so, by the clock of the database; the latest row of a list counts."""

    class Meta:
        indexes = [models.Index(fields=["source", "-recorded_at"], name="mapping_latest")]


class Upload(models.Model):
    """A file as it was sent, sealed, until it is taken in; only whoever sent it opens it.

    `area` is where its rows are expected: the place of the sender's office. The job that takes it in deletes
    it, or the clock when nobody has it taken in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer, and bound into the encryption of the file."""
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="+")
    """List to which the sent file belongs."""
    area = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Where the rows are expected: the sender's district or oblast, or the country."""
    from_on = models.DateField()
    """First day for which the list holds, as the sender said."""
    to_on = models.DateField()
    """Last day, inclusive, for which the list holds, as the sender said."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 digest of the file as it was sent, unencrypted, in hexadecimal digits."""
    size = models.IntegerField()
    """Length of the file as it was sent, unencrypted, in bytes."""
    ending = models.CharField(max_length=8)
    """Ending of the file's name, such as xlsx; the rest of the name is not kept."""
    sealed = models.BinaryField()
    """The sent file, encrypted by a key of its own (AES-256-GCM)."""
    wrapped = models.BinaryField()
    """The file's own key, encrypted by the outer key, which is not in the database."""
    version = models.IntegerField()
    """Which outer key encrypts the file's own key."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the file was sent; deleted after `list_file_days` if nobody asked to take it in."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Worker who sent the file; nobody else opens it but the job that takes it in."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="upload_period_runs_forward")
        ]

    def get_absolute_url(self):
        return reverse("linkage:preview", args=[self.pk])


class Order(models.Model):
    """Somebody asked that a sent file be taken in; the worker does it in the background.

    `whole`: all rows or none. The row outlives the sent file, and says who asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    upload_id = models.UUIDField(editable=False)
    """Key of the sent file; no foreign key, because the order outlives the file."""
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="+")
    """List to which the file belongs that is to be taken in."""
    columns = models.JSONField()
    """Pairs of what stands above a column and what it means, as the worker said for this file."""
    whole = models.BooleanField(default=True)
    """True: all rows or none. False: what can be taken in is, without the refused rows."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When it was asked for, by the clock of the database; the oldest is done first."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Worker who asked that the file be taken in."""

    class Meta:
        indexes = [models.Index(fields=["upload_id"], name="order_of_upload")]

    def get_absolute_url(self):
        return reverse("linkage:order", args=[self.pk])


class OrderProgress(models.Model):
    """How far the worker is with an order, written while it goes on: no fact, and overwritten."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, primary_key=True, related_name="progress")
    """Order at which the background job is working."""
    done = models.IntegerField(default=0)
    """How many rows were read so far; overwritten while the job goes on."""
    stage = models.CharField(max_length=10, default="reading")
    """Step of the job; always reading today, because no other step is written."""


class Failure(models.Model):
    """An order by which nothing was taken in: why, as a code and its numbers."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, primary_key=True, related_name="failure")
    """Order by which nothing was taken in."""
    code = models.CharField(max_length=30)
    """Why nothing was taken in: refused_rows, wrong_area, known, gone, or another code."""
    numbers = models.JSONField(default=dict)
    """What the sentence of the code needs, such as counts of rows; for known, the edition."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the job ended without taking the list in, by the clock of the database."""


class ListEdition(models.Model):
    """One file of a source that was taken in: what it was, for which time, by whom, under which ground.

    `digest` is of the file and the meanings of its columns: the same file is not taken in twice.
    `follows` is the edition before it for the same area. `new`, `changed`, `same` and
    `gone` compare the two; None for the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program that writes it; it means nothing else."""
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="editions")
    """List of which this is one edition."""
    area = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Where its rows were expected to live; editions follow each other for one such place."""
    order = models.OneToOneField(Order, on_delete=models.PROTECT, null=True, related_name="edition")
    """Order by which it was taken in; null when it was done from the command line."""
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """The edition before it of the same list for the same area; null for the first."""
    ground = models.TextField()
    """Article or agreement under which it was given, as the source said at that time."""
    whom = models.TextField()
    """Which children the list could contain, as the source said at that time."""
    from_on = models.DateField()
    """First day for which this edition of the list holds."""
    to_on = models.DateField()
    """Last day, inclusive, for which this edition of the list holds."""
    sha256 = models.CharField(max_length=64)
    """SHA-256 digest of the file, in hexadecimal digits."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the file with the meanings of its columns; the same is not taken in twice."""
    size = models.IntegerField()
    """Length of the file in bytes."""
    ending = models.CharField(max_length=8)
    """Ending of the file's name, such as xlsx; the rest of the name is not kept."""
    header = ArrayField(models.TextField())
    """What stands above each column of the file, in order; empty where nothing does."""
    columns = models.JSONField()
    """Pairs of what stands above a column and what it was taken to mean; empty: not read."""
    notes = models.JSONField(default=list)
    """Codes, with numbers, of what was noticed about the whole file, such as macros."""
    rows = models.IntegerField()
    """How many rows of children the file has: accepted, warned and refused together."""
    accepted = models.IntegerField()
    """How many rows were taken in without a remark."""
    warned = models.IntegerField()
    """How many rows were taken in with a remark, such as an unreadable date."""
    refused = models.IntegerField()
    """How many rows were not taken in, such as those without a name; kept to be mended."""
    new = models.IntegerField(null=True)
    """How many children are not in the edition before; null for the first edition."""
    changed = models.IntegerField(null=True)
    """How many children are in both editions, with something different; null for the first."""
    same = models.IntegerField(null=True)
    """How many children are in both editions, with nothing different; null for the first."""
    gone = models.IntegerField(null=True)
    """How many children of the edition before are not in this one; null for the first."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the edition was taken in, by the clock of the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Worker who asked for it; null when it was done from the command line."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "area", "digest"], name="one_edition_a_file"),
            models.CheckConstraint(
                condition=Q(rows=F("accepted") + F("warned") + F("refused")), name="edition_adds_up"
            ),
        ]
        indexes = [models.Index(fields=["source", "-recorded_at"], name="edition_latest")]

    def get_absolute_url(self):
        return reverse("linkage:edition", args=[self.pk])

    @property
    def set_aside(self):
        """How many of the refused rows are totals and empty lines, in which nothing is to be mended."""
        return dict(self.notes).get("set_aside", {"n": 0})["n"]

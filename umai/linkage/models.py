"""Where lists come from, what was sent, and each edition that was taken in. The rows are in `rows`."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.linkage.judgements import Drawn, Judgement
from umai.linkage.rows import Pair, Resolution, Row

__all__ = [
    "Drawn",
    "Edition",
    "Failure",
    "Histories",
    "Judgement",
    "Mapping",
    "Matched",
    "Order",
    "Pair",
    "Progress",
    "Resolution",
    "Row",
    "Source",
    "Upload",
]


class Body(models.TextChoices):
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


class Source(models.Model):
    """A list that somebody keeps and gives us, edition after edition.

    `ground` is the article or agreement under which it may be taken in, with its number and day; every
    edition keeps the words of its own time. `whom` says whom the list can contain at all: without it no
    count of children on several lists means anything. `of_migrants` says that every row is a child of
    migrants; else a column has to say so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("short name"), max_length=60)
    name = models.CharField(_("what the list is called"), max_length=200)
    body = models.CharField(_("who keeps it"), max_length=12, choices=Body)
    ground = models.TextField(_("under which article or agreement it is given"))
    whom = models.TextField(_("which children it can contain"))
    of_migrants = models.BooleanField(_("every child on it is a child of migrants"), default=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

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

    `columns` is a list of [what stands above the column, the name of a `columns.Field` or ""].
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="mappings")
    columns = models.JSONField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["source", "-recorded_at"], name="mapping_latest")]


class Upload(models.Model):
    """A file as it was sent, sealed, until it was taken in; only whoever sent it opens it.

    `area` is where its rows are expected: the place of the sender's office. Deleted by the job that takes
    it in, or by the clock when nobody goes on with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    ending = models.CharField(max_length=8)
    sealed = models.BinaryField()
    wrapped = models.BinaryField()
    version = models.IntegerField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

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
    upload_id = models.UUIDField(editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    columns = models.JSONField()
    whole = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["upload_id"], name="order_of_upload")]

    def get_absolute_url(self):
        return reverse("linkage:order", args=[self.pk])


class Progress(models.Model):
    """How far the worker is with an order, written while it goes on: no fact, and overwritten."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, primary_key=True, related_name="progress")
    done = models.IntegerField(default=0)
    stage = models.CharField(max_length=10, default="reading")


class Failure(models.Model):
    """An order that came to nothing: why, as a code and its numbers, and how many rows were which."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, primary_key=True, related_name="failure")
    code = models.CharField(max_length=30)
    numbers = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)


class Edition(models.Model):
    """One file of a source that was taken in: what it was, for which time, by whom, under which ground.

    `digest` is of the file and of what its columns were taken to mean: the same again changes nothing.
    `follows` is the edition before it for the same area. `new`, `changed`, `same` and `gone` compare the
    two; None for the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="editions")
    area = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    order = models.OneToOneField(Order, on_delete=models.PROTECT, null=True, related_name="edition")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    ground = models.TextField()
    whom = models.TextField()
    from_on = models.DateField()
    to_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    size = models.IntegerField()
    ending = models.CharField(max_length=8)
    header = ArrayField(models.TextField())
    columns = models.JSONField()
    notes = models.JSONField(default=list)  # [code, numbers] of what was noticed about the whole file
    rows = models.IntegerField()
    accepted = models.IntegerField()
    warned = models.IntegerField()
    refused = models.IntegerField()
    new = models.IntegerField(null=True)
    changed = models.IntegerField(null=True)
    same = models.IntegerField(null=True)
    gone = models.IntegerField(null=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

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


class Matched(models.Model):
    """The rows of an edition were matched, by which version of the model, and what came of them.

    `scored` pairs were weighed; `crowded` rows had more promising candidates than are weighed of one row.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, primary_key=True, related_name="matched"
    )
    model = models.CharField(max_length=40)
    carried = models.IntegerField()  # as decided about the same row of the edition before
    automatic = models.IntegerField()
    clerical = models.IntegerField()
    scored = models.IntegerField(default=0)
    crowded = models.IntegerField(default=0)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)


class Histories(models.Model):
    """Counts of children by the lists they are on, frozen: an estimate that is published rests on them.

    `lists` says of each edition its time and whom it can contain, `counts` is a header and rows as in
    HISTORIES.csv, `versions` of the numbers by which rows were compared, `per_cent` the
    probability from which two were one child. Never changed, and no row of it tells of anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    per_cent = models.PositiveSmallIntegerField()
    versions = ArrayField(models.CharField(max_length=40))
    lists = models.JSONField()
    counts = models.JSONField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

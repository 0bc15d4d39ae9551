"""What was printed, where posters hang, and which telephone of an office may be printed on them.

No row says anything about a child or a reporter, because a poster hangs in the street.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from umai.trail.rows.proven import ProvenRows


class OutreachRow(models.Model):
    """A row of no child's file, never changed: the database says when it was recorded and by whom."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, editable=False, related_name="+"
    )
    """Who wrote the row, stamped by the database; null when no worker was speaking."""

    class Meta:
        abstract = True

    @property
    def district_id(self):
        return self.place.district_id  # type: ignore[attr-defined]  # each model has its own `place`

    @property
    def municipality_id(self):
        return self.place.municipality_id  # type: ignore[attr-defined]


class SheetKind(models.TextChoices):
    """What is printed for a village."""

    A4 = "a4", _("poster, A4 (an ordinary sheet)")
    A3 = "a3", _("poster, A3 (twice as large)")
    CARDS = "cards", _("pocket cards, ten on a sheet")


class OutreachLanguage(models.TextChoices):
    """The languages of posters, cards and words to say; each named in itself."""

    KYRGYZ = "ky", "Кыргызча"
    RUSSIAN = "ru", "Русский"
    UZBEK = "uz", "Ўзбекча"


class PrintRun(OutreachRow):
    """Somebody printed posters or cards: for one village, or for every village of a municipality."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Village for which it was printed, or the municipality with all its villages."""
    papers = ArrayField(models.CharField(max_length=5, choices=SheetKind))
    """What was printed: posters of size A4 or A3, or pocket cards."""
    languages = ArrayField(models.CharField(max_length=2, choices=OutreachLanguage))
    """Languages of the sheets, each on sheets of its own: ky, ru or uz."""
    sheets = models.PositiveSmallIntegerField()
    """How many sheets the printed file had, in all villages and languages."""

    class Meta:
        indexes = [models.Index(fields=["place", "recorded_at"], name="printing_of_place")]

    pdf: bytes  # not stored: only the act that prints it sets it


class PosterQuerySet(models.QuerySet):
    def hanging(self):
        """Posters that nobody reported as gone."""
        return self.filter(gone=None)


class Poster(OutreachRow):
    """A poster hangs in a village since a day: where, and who put it up, as a post and not as a name."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Village or town in which the poster hangs."""
    put_up_on = models.DateField(_("put up on"))
    """First day on which the poster hung there, as the writer says."""
    where = models.CharField(_("where it hangs"), max_length=200)
    """Where in the village it hangs, in the writer's words."""
    by_whom = models.CharField(_("who put it up"), max_length=100)
    """Post of whoever put the poster up, in words; no name of a person."""

    objects = PosterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "put_up_on"], name="poster_of_place")]


class PosterLoss(OutreachRow):
    """A poster hangs there no more: torn off, washed out by rain, taken down."""

    poster = models.OneToOneField(Poster, on_delete=models.PROTECT, related_name="gone")
    """Poster that hangs there no more; this is said of it at most once."""
    noticed_on = models.DateField(_("seen on"))
    """Day on which the poster was missed, as the writer says."""

    @property
    def place(self):
        return self.poster.place


class Hours(models.TextChoices):
    """When somebody answers; what nobody confirmed is unknown, and is printed as unknown."""

    ALWAYS = "always", _("day and night")
    WORKING_DAYS = "working_days", _("on working days, from one hour to another")
    UNKNOWN = "unknown", _("not known")


class OfficeTelephone(OutreachRow):
    """The telephone of an office that may stand on a poster. The newest row of an office stands.

    Never a private person's. `called_on` is the day on which somebody called it and the office
    answered. A row without a number says that there is none any more.
    """

    office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office that answers this telephone; its newest row stands."""
    number = models.CharField(_("telephone of the office"), max_length=16, blank=True)
    """Number that may stand on paper, never a private one; empty: there is none any more."""
    hours = models.CharField(_("when somebody answers"), max_length=12, choices=Hours, default=Hours.UNKNOWN)
    """When somebody answers: always, on working days between two hours, or not known."""
    hours_from = models.TimeField(_("from"), null=True, blank=True)
    """Time in Bishkek from which somebody answers on working days; null for other hours."""
    hours_to = models.TimeField(_("until"), null=True, blank=True)
    """Time in Bishkek until which somebody answers on working days; null for other hours."""
    called_on = models.DateField(_("called on"), null=True, blank=True)
    """Day on which somebody called and the office answered; null without a number."""

    class Meta:
        indexes = [models.Index(fields=["office", "-recorded_at"], name="telephone_of_office")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(hours="working_days")
                | Q(hours_from__isnull=False, hours_to__isnull=False, hours_to__gt=F("hours_from")),
                name="telephone_says_its_hours",
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(called_on__isnull=False), name="telephone_was_called"
            ),
        ]

    @property
    def place(self):
        return self.office.place

"""The tables of services and of agreements with the bodies that give them; they name no child."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.referrals.exchange import AgreementTerms
from umai.staff.models import OfficeKind
from umai.trail.rows.proven import ProvenRows

# Bodies that can be asked. Schools, clinics and the police sign in and answer; the others by letter.
BODIES = (
    OfficeKind.SCHOOL,
    OfficeKind.CLINIC,
    OfficeKind.POLICE,
    OfficeKind.PROSECUTION,
    OfficeKind.ADMINISTRATION,
    OfficeKind.MUNICIPALITY,
)


BODY_KINDS = [(kind.value, kind.label) for kind in BODIES]


class CatalogueLineQuerySet(models.QuerySet):
    """Rows that hold from one day to another, and may be ended before."""

    def on(self, day):
        """Those in force on this day; the first and the last day count."""
        return self.not_over(day).filter(holds_from__lte=day)

    def not_over(self, day):
        """Those in force on this day or from a later one."""
        return self.filter(
            Q(holds_to=None) | Q(holds_to__gte=day), Q(ending=None) | Q(ending__holds_to__gte=day)
        )


class CatalogueRecord(models.Model):
    """A row of no child's file: when it was recorded and by whom, as the database stamps it."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the program; it means nothing else."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, editable=False, related_name="+"
    )
    """Who wrote the row, stamped by the database; null where nobody was signed in."""

    class Meta:
        abstract = True


class CatalogueLine(CatalogueRecord):
    """What one body or a kind of bodies does, from one day to another. Ended and added, never changed."""

    body = models.CharField(_("kind of body"), max_length=20, choices=BODY_KINDS)
    """Kind of body; where one office is named, that office's own kind."""
    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The one office that is meant; null means every body of the kind."""
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Place whose children are served; for an agreement, the department's district."""
    holds_from = models.DateField(_("first day"))
    """First day, inclusive, on which it is in force."""
    holds_to = models.DateField(_("last day"), null=True, blank=True)
    """Last day, inclusive, as first said; null if open. An ending row may set an earlier one."""

    objects = CatalogueLineQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def last_day(self):
        """The last day, inclusive: as set at first or as ended, whichever is earlier; None if open."""
        ended = self.ending.holds_to if hasattr(self, "ending") else None
        return min((day for day in (self.holds_to, ended) if day), default=None)


class Service(CatalogueLine):
    """Something that a body does for children of a place: a line of the catalogue, which names no child.

    Given by `office`, or by every body of the kind `body` that serves the child's district.
    """

    code = models.SlugField(_("short code"), max_length=30)
    """Short code for people; unique for one place and one first day."""
    name_ky = models.CharField(_("name in Kyrgyz"), max_length=200)
    """What the service is called on pages in Kyrgyz."""
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    """What the service is called on pages in Russian."""
    name_en = models.CharField(_("name in English"), max_length=200)
    """What the service is called on pages in English."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "place", "holds_from"], name="service_code_once"),
            models.CheckConstraint(
                condition=Q(holds_to=None) | Q(holds_to__gte=F("holds_from")),
                name="service_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return getattr(self, f"name_{(get_language() or 'ky')[:2]}", self.name_ky)


class Agreement(CatalogueLine):
    """What the department of a district may pass on to a body, or to all of a kind there, and on what paper.

    `place` is the district. `fields` are names of `umai.referrals.exchange.ExchangeField`; `cite` says
    what the exchange rests on.
    """

    fields = ArrayField(models.CharField(max_length=20))
    """Names of the data that may be sent to the body; child_name is always among them."""
    cite = models.TextField(_("what the exchange rests on"))
    """Legal basis of the exchange: an article or an order."""
    number = models.CharField(_("number of the signed paper"), max_length=60)
    """Number of the signed paper on which the agreement stands."""
    signed_on = models.DateField(_("signed on"))
    """Day on which the paper was signed."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(holds_to=None) | Q(holds_to__gte=F("holds_from")),
                name="agreement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(fields__contains=["child_name"]), name="agreement_names_child"
            ),
        ]

    def terms(self):
        """The agreement as `umai.referrals.exchange` takes it."""
        return AgreementTerms(
            self.pk,
            self.place_id,
            self.office_id,
            self.body,
            frozenset(self.fields),
            self.holds_from,
            self.last_day,
        )


class CatalogueEnding(CatalogueRecord):
    """A service or an agreement ends on this day, earlier than was said; the day still counts."""

    service = models.OneToOneField(Service, on_delete=models.PROTECT, null=True, related_name="ending")
    """Service that is ended; null where an agreement is."""
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, null=True, related_name="ending")
    """Agreement that is ended; null where a service is."""
    holds_to = models.DateField()
    """Last day, inclusive, on which it is still in force; not later than was said at first."""
    reason = models.TextField(_("why"))
    """Why the service or the agreement is ended."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(service=None, agreement__isnull=False) | Q(agreement=None, service__isnull=False),
                name="ending_is_of_one",
            )
        ]

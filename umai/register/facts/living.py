"""Where a child lives or is registered, and where a parent is who is away."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.register.people import Adult, Child, of_adults


class AddressKind(models.TextChoices):
    ACTUAL = "actual", _("place of actual residence")
    REGISTERED = "registered", _("registered address")


class Address(Fact):
    """Where a child lives, or is registered, from one day to another."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="addresses")
    """Child who lives at this address or is registered there."""
    kind = models.CharField(
        _("kind of address"), max_length=12, choices=AddressKind, default=AddressKind.ACTUAL
    )
    """actual: where the child lives, the file follows it; registered: as papers have it."""
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Village or town of this address; null when it was told in words alone."""
    words = models.CharField(_("street and house, or the address in words"), max_length=300, blank=True)
    """Street and house, or the address as it was told; empty when only the place is known."""

    class Meta(Fact.Meta):
        indexes = [
            models.Index(
                fields=["district", "settlement"],
                include=["kind", "holds_from", "holds_to", "child", "municipality", "recorded_office"],
                condition=Q(current=True),
                name="address_of_district",
            )
        ]


class AbsenceKind(models.TextChoices):
    EXTERNAL = "external", _("abroad")
    INTERNAL = "internal", _("in another part of the country")


class Absence(Fact):
    """A parent is away: where, since when, until when, and how to reach them.

    `holds_from` is the day they left and `holds_to` the day they came back.
    """

    protected_by = of_adults("adult_id")

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: an adult's absence belongs to the files of all their children."""
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="absences")
    """Adult who is away, from holds_from (left) to holds_to (came back)."""
    kind = models.CharField(_("where"), max_length=10, choices=AbsenceKind)
    """Whether the adult is abroad (external) or elsewhere in the country (internal)."""
    country = models.CharField(_("country"), max_length=2, blank=True)
    """ISO 3166-1 code of the country, two letters; empty when not known or not abroad."""
    place = models.CharField(_("place"), max_length=200, blank=True)
    """Town or region where the adult is, in words; empty when it is not known."""
    return_expected_on = models.DateField(_("expected return"), null=True, blank=True)
    """Day on which the family expects the adult back; null when nobody knows."""
    contact = models.CharField(_("telephone or messenger"), max_length=200, blank=True)
    """Telephone or messenger of the adult while away; empty when none is known."""
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True)
    """Day on which the family last heard from the adult; null when it is not known."""

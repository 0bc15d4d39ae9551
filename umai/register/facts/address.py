"""Where a child lives or is registered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.fields.forms import ChoiceField, PastDateField, SelectField, TextField
from umai.register.facts.kind import SINCE, UNKNOWN_DAY, UNTIL, FactForm, FactKind
from umai.register.people import Child


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


class AddressForm(FactForm):
    kind = ChoiceField(label=_("Kind of address"), choices=AddressKind, initial=AddressKind.ACTUAL)
    settlement_id = SelectField(
        label=_("Village or town"),
        required=False,
        help_text=_(
            "If the child moved within the district, the file goes to the other aiyl aimak with the child. "
            "A move to another district is done by the department."
        ),
    )
    words = TextField(label=_("Street and house"), required=False, max_length=300)
    holds_from = PastDateField(label=SINCE, required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(label=UNTIL, required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("settlement_id") and not cleaned.get("words"):
            raise ValidationError(gettext("Choose the village, or write the address in words."))
        return cleaned


def address_in_words(row, _file=None):
    """Street and house, then the settlement with all it lies in."""
    place = row.settlement.path_in(get_language() or "ky") if row.settlement else ""
    return ", ".join(filter(None, [row.words, place]))


ADDRESS = FactKind(
    model=Address,
    form=AddressForm,
    title=_("Address"),
    question=_("Where does the child live?"),
    label=lambda row: str(dict(AddressKind.choices)[row.kind]).capitalize() if row else _("Address"),
    words=address_in_words,
    compared=lambda row: address_in_words(row) if row.kind == AddressKind.ACTUAL else "",
)

"""That a parent is away: where, since when, until when."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.days import date_in_words
from umai.design.fields.forms import ChoiceField, DateField, PastDateField, SelectField, TextField
from umai.register.facts.kind import UNKNOWN_DAY, FactForm, FactKind
from umai.register.fields.countries import country_choices, country_name
from umai.register.people import Adult, family_protection


class AbsenceKind(models.TextChoices):
    EXTERNAL = "external", _("abroad")
    INTERNAL = "internal", _("in another part of the country")


class Absence(Fact):
    """A parent is away: where, since when, until when, and how to reach them.

    `holds_from` is the day they left and `holds_to` the day they came back.
    """

    protected_by = family_protection("adult", "adult_id")

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


class AbsenceForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=_("Who is away?"))
    kind = ChoiceField(label=_("Where?"), choices=AbsenceKind)
    country = SelectField(label=_("Country"), required=False, choices=country_choices)
    place = TextField(label=_("Town or region"), required=False, max_length=200)
    holds_from = PastDateField(label=_("Left on"), required=False, help_text=UNKNOWN_DAY)
    return_expected_on = DateField(label=_("Expected back on"), required=False)
    contact = TextField(label=_("Telephone or messenger"), required=False, max_length=200)
    last_contact_on = PastDateField(label=_("When did the family last hear from them?"), required=False)
    holds_to = PastDateField(
        label=_("Came back on"), required=False, help_text=_("Leave it empty while they are away.")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == AbsenceKind.INTERNAL and cleaned.get("country"):
            self.add_error(
                "country",
                gettext("No country is chosen for somebody within Kyrgyzstan. Choose “abroad”, or clear it."),
            )
        return cleaned


def absence_in_words(row, _file=None):
    """Where a parent is, since when, until when, and the last contact: one sentence a line."""
    where = ", ".join(filter(None, [row.place, country_name(row.country)]))
    lines = [f"{row.get_kind_display()}: {where}" if where else str(row.get_kind_display())]
    if row.holds_from:
        lines.append(gettext("Away since %(day)s") % {"day": date_in_words(row.holds_from)})
    else:
        lines.append(gettext("Nobody knows since when"))
    if row.holds_to:
        lines.append(gettext("Came back on %(day)s") % {"day": date_in_words(row.holds_to)})
    elif row.return_expected_on:
        lines.append(gettext("Expected back on %(day)s") % {"day": date_in_words(row.return_expected_on)})
    else:
        lines.append(gettext("No day of return is known"))
    if row.contact:
        lines.append(gettext("Contact: %(contact)s") % {"contact": row.contact})
    if row.last_contact_on:
        lines.append(gettext("Last contact on %(day)s") % {"day": date_in_words(row.last_contact_on)})
    return "\n".join(lines)


ABSENCE = FactKind(
    model=Absence,
    form=AbsenceForm,
    title=_("Absence"),
    question=_("Who is away, and where?"),
    words=absence_in_words,
    tab="family",
    why=_("So that we know whom the child can reach. It is used to protect the child, for nothing else."),
)

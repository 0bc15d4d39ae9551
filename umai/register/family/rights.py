"""That a court restricted the rights of a parent, or took them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.days import date_in_words
from umai.design.fields.forms import ChoiceField, DateField, PastDateField, SelectField, TextField
from umai.register.facts.kind import FactForm, FactKind
from umai.register.family.members import adult_name_of
from umai.register.people import PARENTS, Adult, Child


class RightsLimit(models.TextChoices):
    RESTRICTED = "restricted", _("restricted")
    TAKEN = "taken", _("taken away")


class RightsDecision(Fact):
    """A court restricted the rights of a parent for a child, or took them.

    `holds_from` is the day on which the decision takes effect, and `holds_to` the last day on which it
    does: the rights were restored the day after. Without a row a parent has all rights. A plan, a wish of
    a relative or a pending claim is no row.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="rights_decisions")
    """Child for whom the parent's rights are restricted or taken."""
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="rights_decisions")
    """Parent whose rights the court restricted or took."""
    limit = models.CharField(_("what the court decided"), max_length=10, choices=RightsLimit)
    """Whether the court restricted the rights or took them away altogether."""
    court = models.CharField(_("court"), max_length=200)
    """Name of the court that decided."""
    number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    """Number on the court's decision; empty when nobody saw the paper."""


class RightsForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=_("Whose rights?"))
    limit = ChoiceField(label=_("What did the court decide?"), choices=RightsLimit)
    court = TextField(label=_("Which court?"), max_length=200)
    number = TextField(label=_("Number of the decision"), required=False, max_length=60, size="m")
    holds_from = PastDateField(
        label=_("The decision is in force since"),
        help_text=_(
            "The day from which the decision holds. Without a court's decision a parent has all rights."
        ),
    )
    holds_to = DateField(
        label=_("Last day on which it is in force"),
        required=False,
        help_text=_("Leave it empty while the decision holds. The last day, if the rights were given back."),
    )

    def clean_adult_id(self):
        chosen = self.cleaned_data["adult_id"]
        kinships = {str(pk): kinship for pk, kinship in self.about.kinships.items()}
        if chosen in kinships and kinships[chosen].relation not in PARENTS:
            raise ValidationError(
                gettext(
                    "Only the rights of a parent can be restricted. Choose a parent, or correct the relation."
                )
            )
        return chosen


def rights_in_words(row, file=None) -> str:
    """What the court decided, which court, and from which day on."""
    said = gettext("Parental rights are %(limit)s") % {"limit": row.get_limit_display()}
    if file is not None:
        said = f"{adult_name_of(file.person(row.adult_id))}. {said}"
    lines = [said, ", ".join(filter(None, [row.court, row.number]))]
    if row.holds_from:
        lines.append(gettext("Since %(day)s") % {"day": date_in_words(row.holds_from)})
    if row.holds_to:
        lines.append(gettext("Until %(day)s") % {"day": date_in_words(row.holds_to)})
    return "\n".join(filter(None, lines))


RIGHTS = FactKind(
    slug="rights",
    model=RightsDecision,
    form=RightsForm,
    title=_("Parental rights"),
    question=_("Did a court restrict or take away the rights of a parent?"),
    words=rights_in_words,
    tab="family",
    expected=lambda file: False,
    why=_("It decides who may act for the child. Write it only when somebody saw the decision of the court."),
)

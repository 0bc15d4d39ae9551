"""What is asked about a household beside the columns: which one, and the hour of the visit in two fields."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import DateField, SelectField, TimeField, choices_after_none
from umai.justice.forms import JusticeForm
from umai.justice.households.reading import current_decision, homes_of, names_of, names_of_children
from umai.justice.households.words import home_in_words
from umai.justice.line import first_id_of
from umai.law.terms.clock import BISHKEK


class HouseholdQuestions(JusticeForm):
    """The decision about one household: which, a visit or none, and the hour that the police agreed to."""

    home = SelectField(
        label=_("Which household?"),
        required=False,
        nothing=_("another one, which the register does not know"),
    )
    visit_on = DateField(label=_("On which day does somebody go there?"), required=False)
    visit_at = TimeField(
        label=_("At what hour, as agreed with the police?"),
        help_text=_("Before this hour, do not call there, do not write there and do not go there."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        homes = [one for one in homes_of(self.of, self.about.by) if one.is_registered]
        names = names_of(homes, self.about.by)
        pairs = [(str(one.home), home_in_words(one, names)) for one in homes]
        if self.row is not None:
            self.initial = {**self.initial, **initial_of(self.row)}
            if self.row.home and str(self.row.home) not in dict(pairs):
                pairs.append((str(self.row.home), gettext("the household of this decision")))
        self.fields["home"].choices = [("", self.fields["home"].choices[0][1]), *pairs]
        self.order_fields(["home", "answer", "visit_on", "visit_at"])

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("visit_on")) != bool(cleaned.get("visit_at")):
            raise ValidationError(gettext("Write the day and the hour of the visit, or neither."))
        return cleaned

    def answers(self):
        said = super().answers()
        on, hour = said.pop("visit_on"), said.pop("visit_at")
        said["at"] = datetime.combine(on, hour, tzinfo=BISHKEK) if on and hour else None
        said["home"] = uuid.UUID(said["home"]) if said.get("home") else None
        return said


def initial_of(row) -> dict:
    """The household and the hour of a decision that is corrected, as the form shows them."""
    at = row.at.astimezone(BISHKEK) if row.at else None
    return {
        "home": str(row.home or ""),
        "visit_on": at and at.date(),
        "visit_at": at and at.time().replace(second=0, microsecond=0),
    }


class ResultQuestions(JusticeForm):
    """How one child of the household was found: a child whom the decision covers, or one in words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        decision = current_decision(first_id_of(self.of), self.about.by)
        children = decision.children if decision else []
        pairs = [(str(pk), capfirst(name)) for pk, name in names_of_children(children, self.about.by)]
        self.fields["other_id"].choices = choices_after_none(pairs)

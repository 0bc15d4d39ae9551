"""The forms about services and agreements."""

import re

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    DateField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    SelectField,
    TextField,
)
from umai.law.terms.clock import today
from umai.referrals.catalogue.models import KINDS
from umai.referrals.exchange import INDISPENSABLE, Field

NAMES = ("ky", "ru", "en")


class OfBodyForm(Form):
    """Who it is with: one office, or all bodies of a kind."""

    who = SelectField(
        label=_("Which body?"), required_message=_("Choose a body, or all bodies of a kind, from the list.")
    )
    from_on = DateField(label=_("First day"), required_message=_("Write the first day."))
    until_on = DateField(
        label=_("Last day"), help_text=_("Leave it empty when none was set."), required=False
    )

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        every = [(kind, _("every %(kind)s of the district") % {"kind": label}) for kind, label in KINDS]
        one = [(pk, f"{capfirst(o.get_kind_display())}: {o}") for pk, o in self.offices.items()]
        self.fields["who"].choices = [("", _("Choose from the list")), *every, *one]

    def clean(self):
        found = super().clean()
        if found.get("from_on") and found.get("until_on") and found["until_on"] < found["from_on"]:
            self.add_error("until_on", _("The last day lies before the first. Check both."))
        return found

    def body(self):
        """The office that was chosen, or the kind."""
        chosen = self.cleaned_data["who"]
        office = self.offices.get(chosen)
        return {"office": office, "body": "" if office else chosen}

    def term(self):
        return {name: self.cleaned_data[name] for name in ("from_on", "until_on")}


class OfferForm(OfBodyForm):
    place = SelectField(
        label=_("For children of which place?"), required_message=_("Choose a place from the list.")
    )
    name_ky = TextField(
        label=_("Name in Kyrgyz"), max_length=200, required_message=_("Write the name in Kyrgyz.")
    )
    name_ru = TextField(
        label=_("Name in Russian"), max_length=200, required_message=_("Write the name in Russian.")
    )
    name_en = TextField(
        label=_("Name in English"), max_length=200, required_message=_("Write the name in English.")
    )
    code = TextField(
        label=_("Short code"),
        help_text=_("Small Latin letters, digits and hyphens, as: school-meals."),
        max_length=30,
        size="m",
        required_message=_("Write a short code."),
    )
    field_order = ("name_ky", "name_ru", "name_en", "who", "place", "from_on", "until_on", "code")

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk): place for place, _name in places}
        named = [(str(place.pk), name) for place, name in places]
        self.fields["place"].choices = [("", _("Choose from the list")), *named]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not re.fullmatch(r"[a-z][a-z0-9-]*", code):
            raise ValidationError(_("Use small Latin letters, digits and hyphens, a letter first."))
        return code

    def answers(self):
        found = self.cleaned_data
        names = {language: found[f"name_{language}"] for language in NAMES}
        place = self.places[found["place"]]
        return self.body() | self.term() | {"place": place, "names": names, "code": found["code"]}


class AgreementForm(OfBodyForm):
    fields_sent = ManyField(
        label=_("What may be passed on?"),
        help_text=_("Exactly what the signed paper names. The child's name always is."),
        choices=[(name, capfirst(label)) for name, label in Field.choices if name != INDISPENSABLE],
        required=False,
    )
    number = TextField(
        label=_("Number of the signed paper"),
        max_length=60,
        size="m",
        required_message=_("Write the number of the signed paper."),
    )
    signed_on = PastDateField(label=_("Signed on"), required_message=_("Write the day it was signed."))
    cite = LongTextField(
        label=_("What does the exchange rest on?"),
        help_text=_("The article of the law, or the order."),
        required_message=_("Write the article or the order."),
        rows=3,
    )
    field_order = ("who", "fields_sent", "number", "signed_on", "cite", "from_on", "until_on")

    def answers(self):
        found = self.cleaned_data
        return (
            self.body()
            | self.term()
            | {
                "fields": [INDISPENSABLE.value, *found["fields_sent"]],
                "cite": found["cite"],
                "number": found["number"],
                "signed_on": found["signed_on"],
            }
        )


class EndForm(Form):
    until_on = DateField(
        label=_("Last day"),
        help_text=_("Today or a later day. It still counts."),
        required_message=_("Write the last day."),
    )
    words = LongTextField(label=_("Why does it end?"), required_message=_("Write why it ends."), rows=3)

    def clean_until_on(self):
        day = self.cleaned_data["until_on"]
        if day and day < today():
            raise ValidationError(_("This day is over. Choose today or a later day."))
        return day

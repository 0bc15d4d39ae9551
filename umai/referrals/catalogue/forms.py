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
    choices_after_none,
)
from umai.law.terms.clock import today
from umai.referrals.catalogue.models import BODY_KINDS
from umai.referrals.exchange import INDISPENSABLE, ExchangeField

NAMES = ("ky", "ru", "en")


class BodyAndTermForm(Form):
    """Which body it is, one office or all bodies of a kind, and from which day to which."""

    who = SelectField(
        label=_("Which body?"), required_message=_("Choose a body, or all bodies of a kind, from the list.")
    )
    holds_from = DateField(label=_("First day"), required_message=_("Write the first day."), initial=today)
    holds_to = DateField(
        label=_("Last day"), help_text=_("Leave it empty when none was set."), required=False
    )

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        every = [(kind, _("every %(kind)s of the district") % {"kind": label}) for kind, label in BODY_KINDS]
        one = [(pk, f"{capfirst(o.get_kind_display())}: {o}") for pk, o in self.offices.items()]
        self.fields["who"].choices = choices_after_none([*every, *one])

    def clean(self):
        found = super().clean()
        if found.get("holds_from") and found.get("holds_to") and found["holds_to"] < found["holds_from"]:
            self.add_error("holds_to", _("The last day lies before the first. Check both."))
        return found

    def answers(self):
        answers = super().answers()
        chosen = answers.pop("who")
        office = self.offices.get(chosen)
        return answers | {"office": office, "body": "" if office else chosen}


class AddServiceForm(BodyAndTermForm):
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
    field_order = ("name_ky", "name_ru", "name_en", "who", "place", "holds_from", "holds_to", "code")

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk): place for place, _name in places}
        self.fields["place"].choices = choices_after_none((str(place.pk), name) for place, name in places)

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not re.fullmatch(r"[a-z][a-z0-9-]*", code):
            raise ValidationError(_("Use small Latin letters, digits and hyphens, a letter first."))
        return code

    def answers(self):
        answers = super().answers()
        names = {language: answers.pop(f"name_{language}") for language in NAMES}
        return answers | {"names": names, "place": self.places[answers["place"]]}


class AgreementForm(BodyAndTermForm):
    fields_sent = ManyField(
        label=_("What may be passed on?"),
        help_text=_("Exactly what the signed paper names. The child's name always is."),
        choices=[(name, capfirst(label)) for name, label in ExchangeField.choices if name != INDISPENSABLE],
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
    field_order = ("who", "fields_sent", "number", "signed_on", "cite", "holds_from", "holds_to")

    def answers(self):
        answers = super().answers()
        fields = [INDISPENSABLE.value, *answers.pop("fields_sent")]
        return answers | {"fields": fields}


class EndLineForm(Form):
    holds_to = DateField(
        label=_("Last day"),
        help_text=_("Today or a later day. It still counts."),
        required_message=_("Write the last day."),
        initial=today,
    )
    words = LongTextField(label=_("Why does it end?"), required_message=_("Write why it ends."), rows=3)

    def clean_holds_to(self):
        day = self.cleaned_data["holds_to"]
        if day and day < today():
            raise ValidationError(_("This day is over. Choose today or a later day."))
        return day

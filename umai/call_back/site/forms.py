"""What a parent with a code is asked who wishes a call: the number, the language, the hours, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.call_back.site.zones import clock_choices, hours_choices, when_in_words
from umai.design.fields.forms import PhoneField
from umai.guardianship.site.forms import CodedForm
from umai.identification.report_form.forms import CHOOSE, ReportChoiceField
from umai.identification.signal.concerns import ReporterLanguage
from umai.law.terms.clock import today

NOTHING = "nothing"
REASONS = [
    ("child", _("About my child: how it is, school, health")),
    ("carer", _("About whoever takes care of my child")),
    ("papers", _("About papers")),
    ("coming", _("I am coming back, or want to take the child with me")),
    (NOTHING, _("I would rather say it on the telephone")),
]


class CallForm(CodedForm):
    """All that is asked; no free text, so that a stranger who holds a code can say little."""

    phone = PhoneField(
        label=_("Your telephone number"),
        help_text=_("Also a foreign one. With + and the code of the country, for example +7 912 345 67 89."),
        error_messages={
            "required": _("Write the telephone number."),
            "phone": _("Write the whole number in digits, for example 0555 123 456 or +7 912 345 67 89."),
        },
    )
    speaks = ReportChoiceField(label=_("In which language shall we speak?"), choices=ReporterLanguage.choices)
    zone = forms.ChoiceField(
        label=_("Where are you? Choose the place whose clock shows your time"),
        help_text=_("Behind each place stands the time there now."),
    )
    hours = ReportChoiceField(label=_("When shall we call, by your clock?"), choices=hours_choices)
    reason = ReportChoiceField(label=_("What is it about?"), choices=REASONS)

    def prepare_choices(self):
        field: Any = self.fields["zone"]
        field.choices = lambda: [("", "–"), *clock_choices()]
        field.error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    def on_receipt(self):
        return {"when": when_in_words(self.cleaned_data["zone"], self.cleaned_data["hours"], today())}

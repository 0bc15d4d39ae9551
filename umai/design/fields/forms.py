"""The fields that the forms of this house are made of: each checks what was typed and says, in a
plain sentence, what to do. What was typed always stays on the page."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.design.fields.dates import BirthDateField, DateField, DateWidget, PastDateField
from umai.design.fields.rendering import Renderer
from umai.design.fields.text import (
    WIDTHS,
    BaseField,
    LongTextField,
    NameField,
    PhoneField,
    PinField,
    TextField,
    TimeField,
)

__all__ = [
    "BirthDateField",
    "ChoiceField",
    "DateField",
    "DateWidget",
    "Form",
    "LongTextField",
    "ManyField",
    "NameField",
    "PastDateField",
    "PhoneField",
    "PinField",
    "Renderer",
    "ReplacingForm",
    "SelectField",
    "TextField",
    "TimeField",
    "WholeNumberField",
    "YesNoField",
    "as_choices",
    "choices_after_none",
    "first_input_id",
    "typed_values",
]


class Form(forms.Form):
    """A form without colons after labels, and with the server's sentences instead of the browser's."""

    use_required_attribute = False
    fields: dict[str, Any]  # each form knows the kinds of its own

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if "id" in self.fields:
            self.initial.setdefault("id", uuid.uuid4())

    def clean(self) -> dict[str, Any]:
        super().clean()
        return self.cleaned_data

    def answers(self) -> dict:
        """The answers, as arguments of the act."""
        return dict(self.cleaned_data)


class ReplacingForm(Form):
    """A form whose answers replace a row; it sends which row its writer has seen."""

    data: QueryDict
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def mark_seen(self, row) -> None:
        """Have the page say that the writer has seen this row; what was typed stays."""
        self.data = self.data.copy()
        self.data["seen"] = str(row.pk) if row else ""


def typed_values(form, data, prefix="") -> dict:
    """What was typed into a form of this class, as initial values: each as it was typed, readable or not."""
    typed_as = f"{prefix}-%s" if prefix else "%s"
    return {
        name: field.widget.value_from_datadict(data, {}, typed_as % name)
        for name, field in form.base_fields.items()
        if not field.widget.value_omitted_from_data(data, {}, typed_as % name)
    }


def first_input_id(field) -> str:
    """The id of the input that a bound field's error should lead to, "" when there is none."""
    if field.is_hidden:
        return ""
    if isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.id_for_label


def as_choices(choices):
    """These choices as a form lists them, each beginning with a capital letter."""
    return [(choice.value, capfirst(choice.label)) for choice in choices]


class ChoiceField(BaseField, forms.ChoiceField):
    """One of a few answers, all of them on the page."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": _("Choose one of the answers."),
        "invalid_choice": _("Choose one of the answers on the page."),
    }


CHOOSE = _("Choose from the list")


def choices_after_none(choices):
    """These choices, for a select that begins with nothing chosen."""
    return [("", CHOOSE), *choices]


class SelectField(BaseField, forms.ChoiceField):
    """One of many answers, from a select that begins with nothing chosen.

    `nothing`: the text of the empty choice, when choosing nothing is an answer too.
    """

    default_error_messages = {
        "required": _("Choose one from the list."),
        "invalid_choice": _("Choose one that is on the list."),
    }

    def __init__(self, *, choices=(), nothing=CHOOSE, **kwargs):
        listed = choices if callable(choices) else lambda: list(choices)
        super().__init__(choices=lambda: [("", nothing), *(c for c in listed() if c[0] != "")], **kwargs)


class ManyField(BaseField, forms.MultipleChoiceField):
    """Any number of a few answers."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Choose at least one of the answers."),
        "invalid_choice": _("Choose among the answers on the page."),
    }


class YesNoField(BaseField, forms.TypedChoiceField):
    """Yes or no as True or False; None, for not known, when optional and left open."""

    widget = forms.RadioSelect
    default_error_messages = {"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")}

    def __init__(self, **kwargs):
        choices = [("yes", _("Yes")), ("no", _("No"))]
        super().__init__(choices=choices, coerce=lambda answer: answer == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class WholeNumberField(BaseField, forms.IntegerField):
    """A whole number in a text box that any keyboard can fill."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Write the number."),
        "invalid": _("Write a whole number in digits."),
        "min_value": _("Write %(limit_value)s or more."),
        "max_value": _("Write %(limit_value)s or less."),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "class": WIDTHS["s"]})

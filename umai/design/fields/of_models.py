"""What a form asks, and a person reads, of a field of a table where a room says nothing else."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    LongTextField,
    SelectField,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
)

FEW = 7  # the most choices that are shown side by side; more are a list that opens


def form_field_of(field):
    """The form field that asks for this field of a model."""
    options = {
        "label": capfirst(field.verbose_name),
        "required": not (field.blank or field.null),
        "help_text": field.help_text,
    }
    if field.choices:
        return (ChoiceField if len(field.choices) <= FEW else SelectField)(choices=field.choices, **options)
    if isinstance(field, models.TextField):
        return LongTextField(max_length=5000, **options)
    if isinstance(field, models.BooleanField):
        return YesNoField(**options)
    if isinstance(field, models.DateField):
        return DateField(**options)
    if isinstance(field, models.TimeField):
        return TimeField(**options)
    if isinstance(field, models.IntegerField):
        return WholeNumberField(min_value=0, **options)
    return TextField(max_length=field.max_length, **options)


def is_left_empty(field, value) -> bool:
    """Whether this field of a table has to be answered, and the answer is empty."""
    return not (field.blank or field.null) and (value is None or value in ("", []) or not str(value).strip())


def value_in_words(row, field) -> str:
    value = getattr(row, field.attname)
    if value in (None, ""):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateField):
        return date_in_words(value)
    if isinstance(field, models.TimeField):
        return f"{value:%H:%M}"
    return str(getattr(row, field.name))

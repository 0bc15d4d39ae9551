"""A date field with three boxes, for day, month and year, which keep what was typed."""

import re
from datetime import date
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EARLIEST = date(1900, 1, 1)  # no child of the register and none of their kin was born before
DIGITS = re.compile(r"[0-9]+")
MISSING_PARTS = {
    ("day",): _("Add the day."),
    ("month",): _("Add the month."),
    ("year",): _("Add the year."),
    ("day", "month"): _("Add the day and the month."),
    ("day", "year"): _("Add the day and the year."),
    ("month", "year"): _("Add the month and the year."),
}


class TypedDate(NamedTuple):
    """The texts of the three boxes, as they were typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value) -> "TypedDate":
        """From a date, from what was typed, or from nothing."""
        if isinstance(value, cls):
            return value
        return cls(str(value.day), str(value.month), str(value.year)) if value else cls()

    def missing(self) -> tuple[str, ...]:
        """Names of the boxes left empty."""
        return tuple(name for name, text in zip(self._fields, self, strict=True) if not text)


class DateWidget(forms.Widget):
    """Three boxes; a day in one text (`name=2026-03-05`), as in a link, is read too."""

    template_name = "design/forms/date.html"
    use_fieldset = True
    LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        typed = TypedDate.of(value)
        invalid = "aria-invalid" in context["widget"]["attrs"]
        missing = typed.missing()
        id_ = context["widget"]["attrs"]["id"]
        context["widget"]["parts"] = [
            {
                "id": f"{id_}_{part}",
                "name": f"{name}_{part}",
                "label": self.LABELS[part],
                "value": text,
                "width": 4 if part == "year" else 2,
                "wrong": invalid and (part in missing or not missing),
            }
            for part, text in zip(TypedDate._fields, typed, strict=True)
        ]
        return context

    def value_from_datadict(self, data, files, name):
        whole = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", data.get(name) or "")
        if whole:
            return TypedDate(whole[3], whole[2], whole[1])
        return TypedDate(*(str(data.get(f"{name}_{part}") or "").strip()[:30] for part in TypedDate._fields))

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}_{part}" in data for part in TypedDate._fields)

    def id_for_label(self, id_):
        return f"{id_}_day" if id_ else ""


class DateField(forms.Field):
    """A day; None when optional and left empty.

    `earliest` and `latest` are days, or functions that give one when the form is read, such as
    `today`. A sentence says what is missing or wrong.
    """

    widget = DateWidget
    default_error_messages = {
        "required": _("Write the day, the month and the year."),
        "digits": _("Write the day, the month and the year in digits, for example 27 3 2015."),
        "year": _("Write the year with four digits, for example 2015."),
        "nonexistent": _("There is no such day. Check the day and the month."),
        "early": _("This day is too long ago. Check the year."),
        "late": _("This day is too far ahead. Check the year."),
    }

    def __init__(self, *, earliest=EARLIEST, latest=date(2199, 12, 31), required_message="", **kwargs):
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest
        if required_message:
            self.error_messages["required"] = required_message

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = TypedDate.of(value)
        missing = typed.missing()
        if len(missing) == len(TypedDate._fields):
            return None
        if missing:
            raise ValidationError(MISSING_PARTS[missing], code="incomplete")
        if not all(DIGITS.fullmatch(text) for text in typed):
            raise self._error("digits")
        if len(typed.year) != 4:
            raise self._error("year")
        try:
            return date(int(typed.year), int(typed.month), int(typed.day))
        except (ValueError, OverflowError):  # a number with more digits than a machine counts
            raise self._error("nonexistent") from None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if value < _asked(self.earliest):
            raise self._error("early")
        if value > _asked(self.latest):
            raise self._error("late")

    def _error(self, code):
        return ValidationError(self.error_messages[code], code=code)


class PastDateField(DateField):
    """A day that is not in the future: today or before."""

    default_error_messages = {"late": _("This day has not come yet. Write today or an earlier day.")}

    def __init__(self, **kwargs):
        super().__init__(**{"latest": timezone.localdate, **kwargs})


class BirthDateField(PastDateField):
    """A day on which somebody was born: from 1900 to today."""

    default_error_messages = {
        "required": _("Write the day, the month and the year of birth."),
        "early": _("A birth date is not before 1900. Check the year."),
        "late": _("A birth date is not in the future. Check the day and the year."),
    }


def _asked(day):
    """A day, or the present result of a function."""
    return day() if callable(day) else day

"""The forms on which a published figure is entered as it was said, and withdrawn."""

import re
from decimal import Decimal

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.fields.dates import PastDateField
from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField, TextField
from umai.statistics.arithmetic.periods import UnknownPeriod, as_period
from umai.statistics.claims.models import ClaimMeasure
from umai.statistics.elsewhere.figures import indicators
from umai.statistics.elsewhere.words import said, territory_names

FIGURE = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,3})?")
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))


class FigureField(TextField):
    """A number as it was printed: spaces between thousands, a comma or a point, a sign and "%" are read.

    The digits after the comma are kept as they were printed, because a claim is compared with so many.
    """

    default_error_messages = {"figure": _("Write the figure in digits, for example 1 107 or 28,4.")}

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 30, "size": "s", **kwargs})

    def clean(self, value):
        typed = super().clean(value)
        text = typed.translate(SPACES).replace("−", "-").replace(",", ".").removesuffix("%")
        if not FIGURE.fullmatch(text):
            raise self.error("figure")
        return Decimal(text)


class PeriodField(TextField):
    """A year, or a part of one, as rows have it."""

    default_error_messages = {
        "period": _("Write a year, as 2018, or a part of one, as 2019-9m, 2021-Q1, 2022-H1 or 2019-02.")
    }

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 12, "size": "s", **kwargs})

    def clean(self, value):
        typed = super().clean(value)
        if typed:
            try:
                as_period(typed)
            except UnknownPeriod:
                raise self.error("period") from None
        return typed


def indicator_choices() -> list[tuple[str, str]]:
    return sorted(((one.code, said(one.label)) for one in indicators().values()), key=lambda pair: pair[1])


def territory_choices() -> list[tuple[str, str]]:
    """The country first, then oblasts by name."""
    names = territory_names()
    return sorted(names.items(), key=lambda pair: (pair[0] != "KG", pair[1]))


class ClaimForm(Form):
    """Who said what, where and when, and what it states in figures."""

    id = UUIDField(widget=HiddenInput)
    said_by = TextField(
        label=_("Who said it?"),
        help_text=_("A body or a person who speaks in public. Never a child or a family."),
        max_length=200,
    )
    said_on = PastDateField(label=_("When was it published?"))
    published_in = TextField(
        label=_("Where was it published?"),
        help_text=_("The publication, with its page or address."),
        max_length=300,
    )
    sentence = LongTextField(
        label=_("The sentence, word for word"),
        help_text=_("In the language in which it was published."),
        rows=4,
    )
    indicator = SelectField(label=_("What does it count?"), choices=indicator_choices)
    territory = SelectField(label=_("Of which place?"), choices=territory_choices, initial="KG")
    measure = ChoiceField(
        label=_("What does the figure state?"),
        help_text=_(
            "A share that was 40 % and is 50 % rose by 10 percentage points, which is not 10 per cent."
        ),
        choices=ClaimMeasure,
    )
    figure = FigureField(label=_("The figure, as it was printed"))
    year = PeriodField(label=_("Of which year?"), help_text=_("As 2018; nine months of 2019 as 2019-9m."))
    base_year = PeriodField(
        label=_("From which year is the change counted?"),
        help_text=_("Only for a change. A change without a base year states nothing."),
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        changes = cleaned.get("measure") not in (None, "", ClaimMeasure.FIGURE)
        if changes and "base_year" not in self.errors and not cleaned.get("base_year"):
            self.add_error("base_year", gettext("Write the year from which the change is counted."))
        return cleaned


class WithdrawalForm(Form):
    """Why the own office withdraws what it entered."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("What was entered wrongly?"), required_message=_("Write what was entered wrongly."), rows=3
    )

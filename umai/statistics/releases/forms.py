"""The forms on which an edition is asked for, and a candidate released or refused."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField
from umai.statistics.arithmetic.periods import as_period
from umai.statistics.elsewhere.words import period_in_words
from umai.statistics.publication.periods import last_day_known, periods_over
from umai.statistics.second_answer import SecondAnswerForm


def period_choices() -> list[tuple[str, str]]:
    """The periods that are over, as a form lists them."""
    return [(one, period_in_words(as_period(one))) for one in periods_over(last_day_known())]


class EditionForm(Form):
    """Of which period."""

    id = UUIDField(widget=HiddenInput)
    period = SelectField(
        label=_("Of which period?"),
        help_text=_(
            "Only a year, a half or a quarter that is over. Once a year was published none of its"
            " quarters is, nor the year after a quarter."
        ),
        choices=period_choices,
    )


ANSWERS = [("yes", _("Release it: it is published from now on")), ("no", _("Refuse it"))]


class AnswerEditionForm(SecondAnswerForm):
    """The answer of the second person."""

    said = "released"
    field_order = ("id", said, "words")
    released = ChoiceField(label=_("What do you answer?"), choices=ANSWERS)


class TakeBackForm(Form):
    """Why the tables that were asked for are not wanted."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(label=_("Why do you take it back?"), rows=3, max_length=2000)

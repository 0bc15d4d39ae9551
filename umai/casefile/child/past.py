"""The child's file on a past day, from what was recorded until a second past day."""

from django.utils.translation import gettext_lazy as _

from umai.casefile.child.page import identity_rows, life_rows
from umai.design.fields.forms import Form, PastDateField
from umai.law.terms.clock import day_ends_at
from umai.register.child.file import file_of


class PastForm(Form):
    """Two days: the day of the facts, and the last day of recording that counts."""

    on = PastDateField(label=_("As it was on"), help_text=_("The day you ask about."))
    known_on = PastDateField(
        label=_("As it was known on"), help_text=_("What was written down after this day is left out.")
    )


def page(child, *, by, on, known_on):
    """The facts of the day `on`, without those that were recorded after `known_on`."""
    then = file_of(child, by=by, on=on, known_at=day_ends_at(known_on))
    return {
        "on": on,
        "known_on": known_on,
        "identity_rows": identity_rows(then),
        "life_rows": life_rows(then),
    }

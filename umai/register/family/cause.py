"""That a person found a child to be without parental care, or in a difficult life situation, and why."""

from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.days import date_in_words
from umai.design.fields.forms import LongTextField, PastDateField, SelectField
from umai.law.children.categories import categories, categories_on
from umai.law.situations.legal_categories import CARE, DIFFICULT
from umai.law.terms.clock import today
from umai.register.facts.kind import FactForm, FactKind
from umai.register.people import Child


class CauseConfirmation(Fact):
    """A person confirms a cause of being without parental care, or a difficult life situation, of a child.

    Recorded facts can speak for such a cause; that it holds, a named person says, who is the writer of the
    row. `holds_from` is the day since which it is so.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="confirmed_causes")
    """Child of whom the person found it."""
    code = models.CharField(_("what was found"), max_length=40)
    """Code of the cause or the situation in the legal categories, which are dated data."""
    words = models.TextField(_("by what it was found"))
    """What was seen, heard or read that shows it, in the person's words."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(holds_from__isnull=False), name="cause_since_a_day")
        ]


def cause_choices():
    """The causes and situations of the law of today, in the language of the reader."""
    language = (get_language() or "ky")[:2]
    known = [one for under in (CARE, DIFFICULT) for one in categories_on(today(), under)]
    return [(one.code, one.label(language)) for one in known]


class CauseForm(FactForm):
    code = SelectField(
        label=_("What did you find?"),
        choices=cause_choices,
        help_text=_("Only what a named person saw, heard or read. A rumour is not written here."),
    )
    words = LongTextField(
        label=_("By what did you find it?"),
        max_length=2000,
        help_text=_("Who saw or said what, on which day, or which document says so."),
    )
    holds_from = PastDateField(label=_("Since when is it so?"))
    holds_to = PastDateField(label=_("Until when was it so?"), required=False)


def cause_label(row) -> str:
    """The name of the cause in the language of the reader; its code, where no law names it any more."""
    known = categories()
    return known[row.code].label((get_language() or "ky")[:2]) if row.code in known else row.code


def cause_in_words(row, _file=None) -> str:
    """What was found, since when, until when, and by what."""
    lines = [cause_label(row), gettext("Since %(day)s") % {"day": date_in_words(row.holds_from)}]
    if row.holds_to:
        lines.append(gettext("Until %(day)s") % {"day": date_in_words(row.holds_to)})
    return "\n".join([*lines, row.words])


CAUSE = FactKind(
    slug="cause",
    model=CauseConfirmation,
    form=CauseForm,
    title=_("Cause or situation that a person confirmed"),
    question=_("Which cause or situation do you confirm?"),
    label=_("Confirmed by a person"),
    words=cause_in_words,
    tab="family",
    expected=lambda _file: False,
    why=_("So that nobody refuses help or a guardian because no person said what the law asks for."),
)

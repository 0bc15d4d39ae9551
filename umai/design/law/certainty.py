"""How sure a value of the law is, in words."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.law.dated_values import Certainty, DatedValue

CERTAINTY_WORDS: dict[Certainty, UiText] = {
    Certainty.LAW: _("law: the provision was read"),
    Certainty.REPORTED: _("reported: a press text cites the article, the act was not read"),
    Certainty.PRACTICE: _("practice, to be confirmed by the Ministry or a lawyer"),
    Certainty.DRAFT: _("draft: proposed, not in force"),
}
HOW_SURE: dict[Certainty, UiText] = {  # the same as a sentence, for whoever has to decide by it
    Certainty.LAW: _("The law says so."),
    Certainty.REPORTED: _("By the press the law says so; its text was not read."),
    Certainty.PRACTICE: _("The law does not say this plainly: ask a lawyer before you decide."),
    Certainty.DRAFT: _("This is only proposed, and not in force."),
}


def least_sure(*values: DatedValue, on: date) -> Certainty:
    """The certainty of the least sure of these values on this day. Raises `NoLawInForce`."""
    order = list(Certainty)
    return max((value.source_on(on).certainty for value in values), key=order.index)

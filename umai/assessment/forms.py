"""The forms of the assessment."""

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from umai.assessment.models import Hearing, Risk, Worry
from umai.design.fields.forms import ChoiceField, LongTextField, PastDateField, ReplacingForm
from umai.intake.lowering.forms import LoweringQuestions
from umai.law.terms.clock import today
from umai.law.terms.intervals import CONTACT_WITHIN, visit_days


class FindingForm(ReplacingForm):
    """What was found in one domain."""

    worry = ChoiceField(
        label=_("How much does this worry you?"),
        choices=Worry,
        required_message=_("Choose how much this worries you."),
    )
    words = LongTextField(
        label=_("What did you find out?"),
        help_text=_("Write what you saw and heard, and from whom. If you could not find it out, write why."),
        required_message=_("Write what you found out, or why you could not."),
        rows=6,
    )


class ChildsViewForm(ReplacingForm):
    """What the child said, or why the child was not heard."""

    hearing = ChoiceField(
        label=_("Was the child heard?"),
        choices=Hearing,
        required_message=_("Choose whether the child was heard."),
    )
    words = LongTextField(
        label=_("What did the child say or show?"),
        help_text=_("In the child's own words. If the child was not heard, write why."),
        required_message=_("Write what the child said or showed, or why the child was not heard."),
        rows=6,
    )


class CompletionForm(LoweringQuestions):
    """The risk level with its reasons, and the day on which the assessment was finished."""

    DAY = "completed_on"
    field_order = ("risk", "reasons", *LoweringQuestions.REASONS, "completed_on")

    risk = ChoiceField(
        label=_("How great is the risk for the child?"),
        help_text=_("You decide this, and your name stands by it. No number is worked out."),
        required_message=_("Choose a risk level."),
    )
    reasons = LongTextField(
        label=_("Why this level?"),
        help_text=_("Name what you found. Somebody who does not know the child should understand it."),
        required_message=_("Write the reasons for the risk level."),
    )
    completed_on = PastDateField(
        label=_("On which day was the assessment finished?"),
        help_text=_("An assessment that comes late is welcome. It is shown as late."),
        required_message=_("Write the day on which it was finished."),
        initial=today,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["risk"].choices = [(risk.value, as_risk_choice(risk)) for risk in Risk]

    def answers(self):
        answers = self.taken_with()
        return {"on": answers.pop("completed_on"), **answers}


def as_risk_choice(risk):
    """A risk level as a choice: what it means, and which contact and visits it requires today."""
    return format_html(
        "{}<br><span class='govuk-hint'>{}</span>", capfirst(risk.label), what_follows(risk.value)
    )


def what_follows(risk):
    """The first contact and the visits that a risk level requires today, in two sentences."""
    days = visit_days(risk, today())
    visits = ngettext("A visit every %(n)d day.", "A visit every %(n)d days.", days) % {"n": days}
    within = CONTACT_WITHIN[risk]
    n = within.on(today())
    if n == 0:
        contact = gettext("First contact at once, on the same day.")
    elif within.unit == "hours":
        contact = ngettext("First contact within %(n)d hour.", "First contact within %(n)d hours.", n)
    else:
        contact = ngettext("First contact within %(n)d day.", "First contact within %(n)d days.", n)
    return f"{contact % {'n': n}} {visits}"

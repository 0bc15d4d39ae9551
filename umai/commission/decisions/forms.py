"""The forms of a decision: about a plan, about all else, and what became of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from umai.commission.decisions.models import PLAN_KINDS, DecisionKind, ReportKind
from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    TextField,
    WholeNumberField,
    YesNoField,
    as_choices,
)


class DecidePlanForm(Form):
    """A routine plan: no count of votes, and no options to weigh."""

    kind = ChoiceField(
        label=_("What did the Commission decide?"), choices=as_choices([*PLAN_KINDS, DecisionKind.POSTPONED])
    )
    words = LongTextField(label=_("Remarks, or what has to be changed and why"), required=False, rows=3)


class DecideMatterForm(Form):
    """A case that was heard, or an earlier decision."""

    kind = ChoiceField(
        label=_("What did the Commission decide?"),
        choices=lambda: as_choices([one for one in DecisionKind if one not in PLAN_KINDS]),
    )
    words = LongTextField(
        label=_("The decision in words, with its reasons"), required_message=_("Write the decision in words.")
    )
    owner = TextField(
        label=_("Who carries it out?"),
        help_text=_("Body and person, by post."),
        max_length=200,
        required=False,
    )
    due_on = DateField(label=_("By which day?"), required=False)
    in_favour = WholeNumberField(label=_("Votes in favour"), required=False, min_value=0)
    against = WholeNumberField(label=_("Votes against"), required=False, min_value=0)
    abstained = WholeNumberField(label=_("Abstained"), required=False, min_value=0)
    options = LongTextField(
        label=_("Which other ways were weighed, and why were they not taken?"),
        help_text=_("Needed where somebody was against it, or the family is."),
        required=False,
        rows=3,
    )
    dissent = LongTextField(label=_("The opinion of those who were against"), required=False, rows=3)
    against_family = YesNoField(
        label=_("Does it go against the will of the family?"),
        help_text=_("Then the family gets it in writing, with where and until when it can appeal."),
    )
    appeal_to = TextField(label=_("Where can the family appeal?"), max_length=300, required=False)

    def answers(self):
        found = super().answers()
        return found | {"votes": tuple(found.pop(name) for name in ("in_favour", "against", "abstained"))}


class ReportForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = ChoiceField(label=_("What became of it?"), choices=as_choices(ReportKind))
    happened_on = PastDateField(label=_("On which day?"), required_message=_("Write the day."))
    words = LongTextField(
        label=_("What was done? Or why is it not done yet, and what is done about that?"),
        required_message=_("Write what was done, or why it is not done yet."),
    )

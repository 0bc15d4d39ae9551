"""The forms of questions about visits, and of calls to families."""

from datetime import datetime

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, TimeField, as_choices
from umai.law.terms.clock import BISHKEK, today
from umai.visits.plausibility.models import FamilyCallResult, QuestionResult


class QuestionAnswerForm(Form):
    """How a visit was, in the words of the worker who went."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("How was it?"),
        help_text=_("Write it as it was. If something is written wrong, correct the visit as well."),
        required_message=_("Write how it was."),
        rows=5,
    )


class DecideForm(Form):
    """What follows from a question."""

    result = ChoiceField(label=_("What follows?"), required_message=_("Choose what follows."))
    reason = LongTextField(
        label=_("Why?"), help_text=_("The worker reads this."), required_message=_("Write why."), rows=4
    )

    def __init__(self, *args, last=False, **kwargs):
        """`last`: there is nobody above to whom the question could be passed on."""
        super().__init__(*args, **kwargs)
        choices = [each for each in QuestionResult if not (last and each == QuestionResult.TO_OBLAST)]
        self.fields["result"].choices = as_choices(choices)


class FamilyCallForm(Form):
    """What a family said about a visit. Answers `at` as an instant."""

    id = UUIDField(widget=HiddenInput)
    result = ChoiceField(
        label=_("What came of the call?"),
        choices=as_choices(FamilyCallResult),
        required_message=_("Choose what came of the call."),
    )
    words = LongTextField(
        label=_("What did they say?"),
        help_text=_("In their own words, also what they praised or complained of."),
        required=False,
        rows=4,
    )
    on = PastDateField(
        label=_("On which day did you call?"), required_message=_("Write the day."), initial=today
    )
    at_time = TimeField(
        label=_("At what time?"),
        help_text=_("For example 10:30."),
        required=True,
        required_message=_("Write the time."),
        initial=lambda: timezone.localtime().time(),
    )

    def clean(self):
        answers = super().clean()
        if answers.get("on") and answers.get("at_time"):
            answers["at"] = datetime.combine(answers["on"], answers["at_time"], tzinfo=BISHKEK)
        if answers.get("result") == FamilyCallResult.NOT_CONFIRMED and not answers.get("words"):
            self.add_error("words", _("Write what the family said."))
        return answers

    def answers(self):
        return {name: self.cleaned_data[name] for name in ("id", "result", "words", "at")}

"""The forms about signals."""

import uuid

from django.forms import HiddenInput, UUIDField
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    ReplacingForm,
    TextField,
    YesNoField,
)
from umai.identification.signal.ending_models import EndingWithoutCase
from umai.identification.signal.models import ScreeningOutcome
from umai.identification.signal.replies import ReplySentence, reply_in_words


class AlikeForm(Form):
    """A form whose answer may be for all signals with the same words at once."""

    alike = YesNoField(
        label=_("Do the same with all of them?"),
        help_text=_("The same words came many times about the same place."),
    )

    def __init__(self, *args, alike=0, **kwargs):
        super().__init__(*args, **kwargs)
        if not alike:
            del self.fields["alike"]

    def answers(self):
        return super().answers() | {"alike": bool(self.cleaned_data.get("alike"))}


class ScreenForm(AlikeForm, ReplacingForm):
    """What a signal is."""

    outcome = ChoiceField(
        label=_("What is it?"), choices=ScreeningOutcome, required_message=_("Choose what this signal is.")
    )
    reason = LongTextField(
        label=_("Why?"),
        help_text=_(
            "Needed when it is not for you, and when the report speaks of danger and it is not urgent."
        ),
        required=False,
        max_length=1000,
        rows=3,
    )
    field_order = ("outcome", "reason", "alike")

    def __init__(self, *args, always_urgent=False, **kwargs):
        super().__init__(*args, **kwargs)
        if always_urgent:
            self.fields["outcome"].choices = [(ScreeningOutcome.URGENT.value, ScreeningOutcome.URGENT.label)]


class GatherForm(Form):
    """Which other signals are about the same child."""

    others = ManyField(
        label=_("Which of these are about the same child?"),
        required_message=_("Choose at least one, or go back."),
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = candidates

    def answers(self):
        return {"others": [uuid.UUID(text) for text in self.cleaned_data["others"]]}


class ReplyForm(AlikeForm):
    """Which sentence the reporter will read, shown in the reporter's language and in the worker's."""

    said = ChoiceField(label=_("What shall the reporter read?"), required_message=_("Choose an answer."))
    field_order = ("said", "alike")

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said"].choices = [(one.value, in_both_languages(one, language)) for one in ReplySentence]


class EndSignalForm(AlikeForm):
    """An answer without a case. `serious`: it is a proposal, and the child must be heard."""

    id = UUIDField(widget=HiddenInput)
    how = ChoiceField(
        label=_("How should it end?"),
        choices=EndingWithoutCase,
        required_message=_("Choose how it should end."),
    )
    body = TextField(
        label=_("If it is passed on: to which body?"),
        help_text=_(
            "For example the police, a clinic, the town hall. Tell them yourself: Umai sends nothing."
        ),
        max_length=200,
        required=False,
    )
    findings = LongTextField(
        label=_("What was checked, and by whom?"),
        help_text=_("Who went there or telephoned, when, and what they found. If it is not for you: why."),
        required_message=_("Write what was checked, and by whom."),
    )
    childs_view = LongTextField(
        label=_("What does the child say?"),
        help_text=_(
            "Needed when no need was found, and when the report is judged malicious or unfounded. In the"
            " child's own words; if the child could not be heard, why; if there is no child, that."
        ),
        required=False,
    )
    lives_with = LongTextField(
        label=_("Who does the child live with?"),
        help_text=_("Needed when no need was found. Check it on the spot or by telephone."),
        required=False,
        rows=3,
    )
    field_order = ("id", "how", "body", "findings", "childs_view", "lives_with", "alike")

    def __init__(self, *args, serious, **kwargs):
        super().__init__(*args, **kwargs)
        self.serious = serious
        if not serious:
            del self.fields["lives_with"]

    def clean(self):
        answers = super().clean()
        if answers.get("how") == EndingWithoutCase.PASSED_ON and not answers.get("body"):
            self.add_error("body", _("Write to which body it was passed on."))
        if self.serious and answers.get("how") == EndingWithoutCase.NO_NEED:
            needed = {
                "childs_view": _("Write what the child says, or why the child could not be heard."),
                "lives_with": _("Write who the child lives with."),
            }
            for name, sentence in needed.items():
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        if answers.get("how") == EndingWithoutCase.UNFOUNDED and not answers.get("childs_view"):
            self.add_error(
                "childs_view",
                _("Write what the child says, or why it could not be heard, or that there is no child."),
            )
        return answers

    def by_two(self):
        """Whether this ends only as a proposal that another person agrees to."""
        return self.serious or self.cleaned_data.get("how") == EndingWithoutCase.UNFOUNDED


class SignalAgreeForm(Form):
    """The id of the proposal that was shown, to which somebody agrees."""

    proposal = UUIDField(widget=HiddenInput)


def in_both_languages(sentence, language):
    """A fixed sentence in the reader's language, and in the worker's own when that is another."""
    own = str(reply_in_words(sentence))
    with translation.override(language):
        read = str(reply_in_words(sentence))
    return read if read == own else f"{read} ({own})"

"""The forms about referrals: send one, take it back, answer it, record an answer on paper."""

from django.forms import CharField, HiddenInput, UUIDField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    SelectField,
    TextField,
    YesNoField,
    choices_after_none,
)
from umai.law.terms.clock import today
from umai.referrals.exchange import INDISPENSABLE, ExchangeField, agreed_values
from umai.referrals.referral import contents
from umai.referrals.referral.models import AnswerKind

TICKED_FIELDS = (
    ExchangeField.BIRTH_DATE,
    ExchangeField.MEASURE,
)  # what nearly every body needs; the rest is chosen


class SendReferralForm(Form):
    """What is asked and why. Only values that the agreement names can be ticked.

    `terms` are those of the agreement in force, `recorded` the values that the record has;
    `urgent_anyway` leaves out the question whether it is urgent.
    """

    need = LongTextField(
        label=_("What does the child need?"),
        help_text=_("This is sent. Write what the body has to know to help, and nothing else."),
        required_message=_("Write what the child needs."),
        rows=4,
    )
    health_need = LongTextField(
        label=_("What help with health is needed?"),
        help_text=_(
            "This is sent. Write the help that is needed, as “has to be seen by a dentist”. No illness, no"
            " finding, nothing sealed."
        ),
        required=False,
        rows=2,
    )
    fields_sent = ManyField(
        label=_("What else may this body read?"),
        help_text=_(
            "Tick only what it needs for this. Everything that can be ticked is shown as it is sent."
        ),
        required=False,
    )
    urgent = YesNoField(
        label=_("Is it urgent?"), required_message=_("Choose whether it is urgent."), initial=False
    )
    words = LongTextField(
        label=_("Why do you ask this body?"),
        help_text=_("This stays in the file and is not sent."),
        required_message=_("Write why you ask this body."),
        rows=3,
    )
    shown = CharField(widget=HiddenInput, required=False)
    id = UUIDField(widget=HiddenInput)
    data: QueryDict

    def __init__(self, *args, terms, recorded, urgent_anyway=False, **kwargs):
        super().__init__(*args, **kwargs)
        offered = agreed_values(terms, recorded)
        self.initial["shown"] = contents.digest_of(offered)
        self.initial["fields_sent"] = [field for field in TICKED_FIELDS if field in offered]
        for name in contents.TYPED_FIELDS:
            if name not in terms.fields:
                del self.fields[name.value]
        lines = [line for line in contents.field_rows(offered) if line.name != INDISPENSABLE]
        self.fields["fields_sent"].choices = [(line.name, as_choice(line)) for line in lines]
        if not lines:
            del self.fields["fields_sent"]
        if urgent_anyway:
            del self.fields["urgent"]

    def answers(self):
        answers = super().answers()
        fields = [INDISPENSABLE.value, *answers.pop("fields_sent", ())]
        return answers | {"fields": fields}

    def renew_shown(self):
        """Mark that the reader has seen the values that would be sent now; what was typed stays."""
        self.data = self.data.copy()
        self.data["shown"] = self.initial["shown"]


def as_choice(line):
    """A field as a choice: what it is, what would be sent, and when a body needs it."""
    return format_html(
        "{}: <strong>{}</strong><br><span class='govuk-hint'>{}</span>",
        capfirst(line.label),
        line.value,
        line.why,
    )


class WithdrawReferralForm(Form):
    words = LongTextField(
        label=_("Why is it taken back?"),
        help_text=_("The body reads this."),
        required_message=_("Write why it is taken back."),
        rows=3,
    )


class ReferralAnswerForm(Form):
    """An answer of the body; `accepted` says whether it has accepted already."""

    kind = ChoiceField(label=_("What do you answer?"), required_message=_("Choose your answer."))
    words = LongTextField(
        label=_("In words"),
        help_text=_(
            "When it cannot be done, write why. Otherwise what the worker has to know: day, hour, room."
        ),
        required=False,
        rows=4,
    )
    service_due_on = DateField(
        label=_("By which day will it be done?"),
        help_text=_("Only when you accept it. Left empty, it is the usual term."),
        required=False,
    )
    id = UUIDField(widget=HiddenInput)

    def __init__(self, *args, accepted, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = answer_choices(accepted)
        if accepted:
            del self.fields["service_due_on"]

    def clean(self):
        found = super().clean()
        says_no = found.get("kind") in (AnswerKind.REFUSED, AnswerKind.NOT_DONE)
        if says_no and not found.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write why it cannot be done."))
        if found.get("kind") != AnswerKind.ACCEPTED:
            found["service_due_on"] = None
        return found


class PaperAnswerForm(ReferralAnswerForm):
    """An answer that came by letter."""

    answered_on = PastDateField(
        label=_("On which day did the answer come?"),
        help_text=_("An answer that is written down late is welcome. It is shown as late."),
        required_message=_("Write the day on which it came."),
        initial=today,
    )
    decided_by = TextField(
        label=_("Who signed the letter?"),
        help_text=_("Name and post."),
        max_length=200,
        required_message=_("Write who signed the letter."),
    )
    paper_number = TextField(label=_("Number of the letter"), required=False, max_length=60, size="m")
    paper_on = PastDateField(label=_("Day on the letter"), required=False)
    scan = SelectField(label=_("Scan or photo of the letter"), required=False)

    def __init__(self, *args, files=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("What does the body answer?")
        self.files_by_id = {str(file.pk): file for file in files}
        if files:
            titles = ((pk, file.title) for pk, file in self.files_by_id.items())
            self.fields["scan"].choices = choices_after_none(titles)
        else:
            del self.fields["scan"]

    def clean(self):
        found = super().clean()
        found["scan"] = self.files_by_id.get(found.get("scan"))
        return found


def answer_choices(accepted):
    """The answers that can be given now."""
    done = (AnswerKind.DONE, _("It is done"))
    if accepted:
        return [done, (AnswerKind.NOT_DONE, _("It could not be done"))]
    return [
        (AnswerKind.ACCEPTED, _("Yes, we do this")),
        (AnswerKind.REFUSED, _("No, we cannot do this")),
        done,
    ]

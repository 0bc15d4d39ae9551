"""The forms about signals."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.forms.utils import ErrorDict
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    NameField,
    PastDateField,
    PhoneField,
    SelectField,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
)
from umai.identification.signal.concerns import Channel, Concern, Language, Said
from umai.identification.signal.ending_models import WithoutCase
from umai.identification.signal.models import Screened
from umai.identification.signal.sealing import Words
from umai.law.terms.clock import BISHKEK

TOLD_BY = [  # how staff come to know; what only lists and rounds bring is left out
    (one.value, one.label)
    for one in (
        Channel.CITIZEN,
        Channel.CHILD,
        Channel.VISIT,
        Channel.SCHOOL,
        Channel.CLINIC,
        Channel.POLICE,
        Channel.HOTLINE,
        Channel.OTHER_OFFICE,
    )
]
OLDEST = 18  # years; whoever is older is no child


class WriteForm(Form):
    """What somebody told a worker, on one page that a telephone shows."""

    made = TextField(widget=HiddenInput, max_length=300)
    words = LongTextField(
        label=_("What happened?"),
        help_text=_(
            "In the words of whoever told it. Leave out who told it: there is a place for that below."
        ),
        required_message=_("Write what was told."),
        rows=6,
    )
    concern = ChoiceField(
        label=_("What is feared for the child?"),
        choices=Concern,
        required_message=_("Choose what is feared for the child."),
    )
    danger_now = YesNoField(
        label=_("Is the child in danger now?"),
        help_text=_("Danger to life or health: then whoever is on duty is called at once."),
    )
    self_harm = YesNoField(label=_("Is it about suicide or self-harm, or a threat of it?"))
    district = SelectField(label=_("In which district or town?"))
    settlement = SelectField(label=_("Village or town"), required=False)
    where = TextField(label=_("Where exactly?"), max_length=500, required=False)
    child = TextField(
        label=_("Who is the child?"),
        max_length=500,
        required=False,
        help_text=_("Name, age, school: what was said of it."),
    )
    child_age = WholeNumberField(
        label=_("Age of the child, about"), required=False, min_value=0, max_value=OLDEST
    )
    feared = TextField(label=_("Who may harm the child?"), max_length=500, required=False)
    feared_works_here = YesNoField(
        label=_("Does that person work for the aiyl okmotu, the department, the police or the school?"),
        help_text=_("If yes, the report goes to the oblast level, and your department does not see it."),
    )
    channel = SelectField(
        label=_("How did you come to know?"), choices=TOLD_BY, required_message=_("Choose how you know.")
    )
    received_on = PastDateField(label=_("On which day were you told?"))
    received_time = TimeField(label=_("At what time?"), required=True)
    language = SelectField(label=_("Language of whoever told it"), choices=Language.choices)
    wants_code = YesNoField(
        label=_("Does whoever told it want to ask later what became of it?"),
        help_text=_("Then you get a code to hand over. It is shown once."),
    )
    reporter_name = NameField(
        label=_("Name of whoever told it"),
        help_text=_(
            "Only if they wish. It is sealed at once: neither you nor your department sees it again."
        ),
        required=False,
        max_length=200,
        size="l",
    )
    reporter_phone = PhoneField(label=_("Telephone of whoever told it"), required=False)

    def __init__(self, *args, districts, settlements, takes_reporters, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("Choose from the list")), *districts]
        self.fields["settlement"].choices = [("", _("Not known")), *settlements]
        if not takes_reporters:
            del self.fields["reporter_name"], self.fields["reporter_phone"]

    def clean(self):
        answers = super().clean()
        on, at = answers.get("received_on"), answers.get("received_time")
        if on is not None:
            answers["received_at"] = datetime.combine(on, at or time.min, tzinfo=BISHKEK)
            if answers["received_at"] > timezone.now():
                self.add_error("received_time", ValidationError(_("This time has not come yet today.")))
        return answers

    def without_errors(self):
        """The same form with all that was typed, not checked: while something is still being chosen."""
        self._errors = ErrorDict()
        self.cleaned_data = {}
        return self

    def particulars(self):
        """The particulars of `received.write_down` but for the id and the code."""
        answers = self.cleaned_data
        words = Words(answers["words"], answers["where"], answers["child"], answers["feared"])
        plain = {
            name: answers[name]
            for name in (
                "concern",
                "danger_now",
                "self_harm",
                "channel",
                "language",
                "child_age",
                "feared_works_here",
                "received_at",
            )
        }
        settlement = answers["settlement"]
        return plain | {
            "words": words,
            "district_id": int(answers["district"]),
            "settlement_id": int(settlement) if settlement else None,
            "reporter_name": answers.get("reporter_name") or "",
            "reporter_phone": answers.get("reporter_phone") or "",
        }


class Alike(Form):
    """A form whose answer may be given to all signals with the same words at once."""

    alike = YesNoField(
        label=_("Do the same with all of them?"),
        help_text=_("The same words came many times about the same place."),
    )

    def __init__(self, *args, alike=0, **kwargs):
        super().__init__(*args, **kwargs)
        if not alike:
            del self.fields["alike"]

    def for_all(self):
        return bool(self.cleaned_data.get("alike"))


class ScreenForm(Alike):
    """What a signal is."""

    outcome = ChoiceField(
        label=_("What is it?"), choices=Screened, required_message=_("Choose what this signal is.")
    )
    words = LongTextField(
        label=_("Why?"),
        help_text=_(
            "Needed when it is not for you, and when the report speaks of danger and it is not urgent."
        ),
        required=False,
        max_length=1000,
        rows=3,
    )
    field_order = ("outcome", "words", "alike")

    def __init__(self, *args, always_urgent=False, **kwargs):
        super().__init__(*args, **kwargs)
        if always_urgent:
            self.fields["outcome"].choices = [(Screened.URGENT.value, Screened.URGENT.label)]


class GatherForm(Form):
    """Which other signals are about the same child."""

    others = ManyField(
        label=_("Which of these are about the same child?"),
        required_message=_("Choose at least one, or go back."),
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = candidates


class ReplyForm(Alike):
    """What the reporter will read: the sentence in the reporter's language, and in one's own below it."""

    said = ChoiceField(label=_("What shall the reporter read?"), required_message=_("Choose an answer."))
    field_order = ("said", "alike")

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said"].choices = [(one.value, in_both(one, language)) for one in Said]


class EndForm(Alike):
    """An answer without a case. `serious`: it is a proposal, and the child is asked."""

    id = UUIDField(widget=HiddenInput)
    how = ChoiceField(
        label=_("How should it end?"), choices=WithoutCase, required_message=_("Choose how it should end.")
    )
    body = TextField(
        label=_("If it is passed on: to which body?"),
        help_text=_(
            "For example the police, a clinic, the town hall. Tell them yourself: Umai sends nothing."
        ),
        max_length=200,
        required=False,
    )
    words = LongTextField(
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
    field_order = ("id", "how", "body", "words", "childs_view", "lives_with", "alike")

    def __init__(self, *args, serious, **kwargs):
        super().__init__(*args, **kwargs)
        self.serious = serious
        if not serious:
            del self.fields["lives_with"]

    def clean(self):
        answers = super().clean()
        if answers.get("how") == WithoutCase.PASSED_ON and not answers.get("body"):
            self.add_error("body", ValidationError(_("Write to which body it was passed on.")))
        if self.serious and answers.get("how") == WithoutCase.NO_NEED:
            asked = {
                "childs_view": _("Write what the child says, or why the child could not be heard."),
                "lives_with": _("Write who the child lives with."),
            }
            for name, sentence in asked.items():
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(sentence))
        if self.by_two() and answers.get("how") == WithoutCase.UNFOUNDED and not answers.get("childs_view"):
            sentence = _(
                "Write what the child says, or why it could not be heard, or that there is no child."
            )
            self.add_error("childs_view", ValidationError(sentence))
        return answers

    def by_two(self):
        """Whether this ends only as a proposal that another person agrees to."""
        return self.serious or self.cleaned_data.get("how") == WithoutCase.UNFOUNDED


class AgreeForm(Form):
    """Which proposal is agreed to, as it was shown."""

    proposal = UUIDField(widget=HiddenInput)


def in_both(sentence, language):
    """A fixed sentence as its reader gets it, and in the worker's own language when that is another."""
    own = str(sentence.label)
    with translation.override(language):
        read = str(sentence.label)
    return read if read == own else f"{read} ({own})"

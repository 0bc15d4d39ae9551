"""The forms of duties to inform: who informed whom, what a body is asked, its answer, and a letter."""

from datetime import datetime

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    TimeField,
    YesNoField,
    as_choices,
)
from umai.design.law.choices import choice_pairs
from umai.justice.duties.models import BODIES_WITH_PAGE, DutyLetterTo, InformedBody, NoticeDirection
from umai.law.terms.clock import BISHKEK, today


class BodyNoticeForm(Form):
    """Who informed whom, of what and when. `bodies` are the offices that can be chosen."""

    direction = ChoiceField(label=_("Who had to inform whom?"), choices=as_choices(NoticeDirection))
    body_office = SelectField(
        label=_("Which body?"), required=False, nothing=_("none of these: I write it below")
    )
    body = SelectField(
        label=_("What kind of body, if it is none of these?"),
        required=False,
        choices=lambda: as_choices(InformedBody),
    )
    body_words = TextField(
        label=_("What is it called?"),
        required=False,
        max_length=200,
        help_text=_("The body, never the name of a person: bodies answer, and persons are never listed."),
    )
    matter = SelectField(label=_("What about?"), choices=lambda: choice_pairs("notice_matters", today()))
    learned_on = PastDateField(
        label=_("On which day did whoever had to inform learn of it?"), required_message=_("Write the day.")
    )
    learned_time = TimeField(
        label=_("At what time?"), help_text=_("About when is enough, for example 02:15."), required=True
    )
    informed_on = PastDateField(
        label=_("On which day was the other one informed?"),
        required=False,
        help_text=_("Leave it empty if the other one was not informed."),
    )
    informed_time = TimeField(label=_("At what time was that?"))
    way = SelectField(label=_("How?"), required=False, choices=lambda: choice_pairs("notice_ways", today()))

    def __init__(self, *args, bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(office.pk): office for office in bodies}
        self.fields["body_office"].choices = [
            ("", self.fields["body_office"].choices[0][1]),
            *((pk, f"{office} ({office.get_kind_display()})") for pk, office in self.bodies.items()),
        ]

    def clean(self):
        answers = super().clean()
        if not answers.get("body_office") and not (answers.get("body") and answers.get("body_words")):
            self.add_error("body_office", _("Choose the body, or write which one it is."))
        for name in ("learned", "informed"):
            on, at = answers.get(f"{name}_on"), answers.get(f"{name}_time")
            answers[f"{name}_at"] = datetime.combine(on, at, tzinfo=BISHKEK) if on and at else None
        if bool(answers.get("informed_on")) != bool(answers.get("informed_time")):
            self.add_error("informed_time", _("Write both the day and the time, or none of them."))
        if answers.get("informed_at") and not answers.get("way"):
            self.add_error("way", _("Choose how the other one was informed."))
        return answers

    def answers(self):
        said = super().answers()
        kept = ("direction", "body", "body_words", "matter", "learned_at", "informed_at", "way")
        return {name: said[name] for name in kept} | {"body_office": self.bodies.get(said["body_office"])}


class NewBodyNoticeForm(BodyNoticeForm):
    """An entry that nobody wrote yet."""

    id = UUIDField(widget=HiddenInput)

    def answers(self):
        return super().answers() | {"id": self.cleaned_data["id"]}


class BodyNoticeCorrectionForm(BodyNoticeForm, ReplacingForm):
    """What stands in place of an entry."""

    def answers(self):
        return super().answers() | {"seen": self.cleaned_data["seen"]}


def day_and_time(instant, name) -> dict:
    """What the form shows of an instant; nothing where there is none."""
    if instant is None:
        return {}
    local = timezone.localtime(instant)
    return {f"{name}_on": local.date(), f"{name}_time": local.time()}


class AskBodyForm(Form):
    """What a body is asked. `bodies` are the offices that can be chosen, with a page here or without."""

    id = UUIDField(widget=HiddenInput)
    to_office = SelectField(
        label=_("Which body?"), required=False, nothing=_("none of these: it is asked on paper")
    )
    paper_office = SelectField(
        label=_("Which body do you ask on paper?"),
        required=False,
        help_text=_(
            "These bodies have no page here on which they read a question. Ask by letter, and write down the"
            " answer when it comes."
        ),
    )
    asks = ChoiceField(label=_("What do you ask?"))
    matter = SelectField(label=_("What about?"), choices=lambda: choice_pairs("notice_matters", today()))
    happened_on = PastDateField(label=_("Which day is it about?"))

    def __init__(self, *args, bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(office.pk): office for office in bodies}
        for name, here in (("to_office", True), ("paper_office", False)):
            self.fields[name].choices = [
                *self.fields[name].choices[:1],
                *(
                    (pk, f"{office} ({office.get_kind_display()})")
                    for pk, office in self.bodies.items()
                    if (office.kind in BODIES_WITH_PAGE) is here
                ),
            ]
        self.fields["asks"].choices = choice_pairs("duty_questions", today())

    def clean(self):
        answers = super().clean()
        if bool(answers.get("to_office")) == bool(answers.get("paper_office")):
            self.add_error("to_office", _("Choose one body: one that reads it here, or one on paper."))
        return answers

    def answers(self):
        said = super().answers()
        here, paper = said.pop("to_office"), said.pop("paper_office")
        return said | {"to_office": self.bodies[here or paper], "on_paper": bool(paper)}


class DutyAnswerForm(Form):
    """What the body answers."""

    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("Your answer"),
        max_length=3000,
        help_text=_("Why it was not told, or where it was told. Write posts, and not names of children."),
    )


class BodyPaperAnswerForm(Form):
    """What a body answered by letter."""

    id = UUIDField(widget=HiddenInput)
    answered_on = PastDateField(label=_("On which day did the answer come?"), initial=today)
    paper_number = TextField(label=_("Number of the letter"), required=False, max_length=60, size="m")
    words = LongTextField(label=_("What does the body answer?"), max_length=3000)


class DutyLetterForm(Form):
    """To whom a letter goes, and for the Ministry what is missing."""

    id = UUIDField(widget=HiddenInput)
    to = ChoiceField(label=_("To whom does the letter go?"), choices=as_choices(DutyLetterTo))
    missing = ManyField(
        label=_("What is missing?"),
        required=False,
        help_text=_("Only for the Ministry: it is written to where something is missing."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["missing"].choices = choice_pairs("missing_means", today())

    def clean(self):
        answers = super().clean()
        if answers.get("to") == DutyLetterTo.MINISTRY and not answers.get("missing"):
            self.add_error("missing", _("Choose what is missing."))
        return answers


class DutySigningForm(Form):
    """Whether the second person signs."""

    id = UUIDField(widget=HiddenInput)
    signed = YesNoField(label=_("Do you sign this letter?"))
    reason = LongTextField(label=_("If not, why?"), required=False, max_length=3000)

    def clean(self):
        answers = super().clean()
        if answers.get("signed") is False and not answers.get("reason"):
            self.add_error("reason", _("Write why you do not sign."))
        return answers


class DutyLetterAnswerForm(Form):
    """What was answered to a letter."""

    id = UUIDField(widget=HiddenInput)
    answered_on = PastDateField(label=_("On which day did the answer come?"), initial=today)
    paper_number = TextField(label=_("Number of the answer"), required=False, max_length=60, size="m")
    words = LongTextField(label=_("What was answered?"), max_length=3000)

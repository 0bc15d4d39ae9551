"""The forms of a child's own page: a note, a talk, a contact with a parent."""

import uuid
from datetime import datetime

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    TimeField,
    WholeNumberField,
    YesNoField,
    choices_after_none,
)
from umai.law.terms.clock import BISHKEK, today
from umai.prevention.models import (
    HEALTH_KINDS,
    VALUES,
    ContactWay,
    NoTalkReason,
    NoteKind,
    NoteValue,
    Partner,
)
from umai.prevention.words import ZONES

QUESTIONS = {
    NoteKind.PERFORMANCE: _("Does the child keep up at school?"),
    NoteKind.ENROLMENT: _("Is the child enrolled in a school?"),
    NoteKind.LABOUR: _("Does the child work?"),
    NoteKind.VACCINATION: _("Are the vaccinations up to date?"),
    NoteKind.CHECK_UP: _("Was the child seen by a doctor?"),
}


class FileRowForm(Form):
    """One row of a file."""

    id = UUIDField(widget=HiddenInput)


class ObservationForm(FileRowForm):
    """What is known of a child, of one kind."""

    missed_days = WholeNumberField(
        label=_("How many school days did the child miss?"), min_value=0, max_value=400
    )
    school_days = WholeNumberField(
        label=_("Of how many school days?"),
        help_text=_("In the same weeks or months: for example, 40 days of one quarter."),
        min_value=1,
        max_value=400,
    )
    value = ChoiceField()
    due_on = DateField(label=_("When is the next one due?"), required=False)
    words = LongTextField(
        label=_("In a few words"),
        help_text=_("What was seen, and what is the reason as far as you know? No diagnosis, no treatment."),
        required=False,
        rows=3,
    )
    noted_on = PastDateField(
        label=_("On which day is this true?"), required_message=_("Write the day."), initial=today
    )
    FIRST: tuple[str, ...] = ()  # the order of the fields, before those of every observation

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind = NoteKind(kind)
        if kind == NoteKind.ATTENDANCE:
            del self.fields["value"]
        else:
            del self.fields["missed_days"], self.fields["school_days"]
            self.fields["value"].label = QUESTIONS[kind]
            self.fields["value"].choices = [(one.value, NoteValue(one).label) for one in VALUES[kind]]
        if kind not in HEALTH_KINDS:
            del self.fields["due_on"]
        self.order_fields([*self.FIRST, "missed_days", "school_days", "value", "due_on", "words", "noted_on"])

    def clean(self):
        answers = super().clean()
        missed, held = answers.get("missed_days"), answers.get("school_days")
        if missed is not None and held is not None and missed > held:
            self.add_error("missed_days", _("More days were missed than there were. Check both."))
        return answers

    def answers(self):
        return super().answers() | {"kind": self.kind.value}


class NoteForm(ObservationForm):
    """A note in a child's file."""

    body = TextField(
        label=_("Who says so?"),
        help_text=_("School, clinic, and the name and post of whoever told you. Empty: you saw it yourself."),
        required=False,
        max_length=200,
    )


class PreventiveTalkForm(FileRowForm):
    """A preventive talk, or why it was not held."""

    made = YesNoField(label=_("Was the talk held?"), required_message=_("Choose whether the talk was held."))
    not_made = ChoiceField(
        label=_("If not: why?"),
        choices=NoTalkReason,
        required=False,
        help_text=_("A talk that did not take place counts as well, when it says why."),
    )
    partner = ChoiceField(label=_("With whom?"), choices=Partner, required_message=_("Choose with whom."))
    who = TextField(
        label=_("Who was that?"),
        help_text=_("Name, and what they are to the child."),
        required=False,
        max_length=200,
    )
    words = LongTextField(label=_("What was said?"), required=False, rows=4)
    agreed = LongTextField(label=_("What was agreed, and who does it?"), required=False, rows=3)
    next_on = DateField(
        label=_("When is the next talk?"),
        help_text=_("It stands in the list of talks until it is written down."),
        required=False,
    )
    talked_on = PastDateField(label=_("On which day?"), required_message=_("Write the day."), initial=today)

    def clean(self):
        answers = super().clean()
        made = answers.get("made")
        if made and not answers.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what was said."))
        if made is False and not answers.get("not_made"):
            self.add_error("not_made", _("Choose why the talk was not held."))
        if made:
            answers["not_made"] = ""
        day, following = answers.get("talked_on"), answers.get("next_on")
        if day and following and following < day:
            self.add_error("next_on", _("The next talk comes after this one. Check the day."))
        return answers


class ParentContactForm(FileRowForm):
    """A contact with a parent who is away; `about` knows the family, `contacted_at` is an initial value."""

    adult_id = SelectField(label=_("Which parent?"), required_message=_("Choose which parent."))
    way = ChoiceField(label=_("How?"), choices=ContactWay, required_message=_("Choose how."))
    reached = YesNoField(
        label=_("Was the parent reached?"), required_message=_("Choose whether the parent was reached.")
    )
    told = LongTextField(
        label=_("What was the parent told?"),
        help_text=_("How the child is, and what the department does. Leave out who reported anything."),
        required=False,
        rows=3,
    )
    words = LongTextField(label=_("What did the parent say?"), required=False, rows=3)
    decisions = LongTextField(
        label=_("What does the parent have to decide, and by when?"),
        help_text=_("For example: who cares for the child, a power of attorney, school, a doctor."),
        required=False,
        rows=3,
    )
    heard_apart = YesNoField(label=_("If both parents were asked: was each heard apart?"), required=False)
    language = TextField(label=_("In which language?"), required=False, max_length=60, size="m")
    time_zone = SelectField(
        label=_("Where is the parent?"),
        help_text=_("So that the next call comes at an hour at which the parent can speak."),
        required=False,
        choices=lambda: list(ZONES.items()),
    )
    contacted_on = PastDateField(label=_("On which day?"), required_message=_("Write the day."))
    contacted_time = TimeField(
        label=_("At what time here?"),
        required=True,
        required_message=_("Write the time, about when is enough."),
    )

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult_id"].choices = choices_after_none(about.kin)
        when = timezone.localtime(self.initial.get("contacted_at"))
        self.initial.update(contacted_on=when.date(), contacted_time=when.time())

    def clean(self):
        answers = super().clean()
        if answers.get("reached") and not answers.get("told") and "told" not in self.errors:
            self.add_error("told", _("Write what the parent was told."))
        on, at = answers.get("contacted_on"), answers.get("contacted_time")
        if on and at:
            answers["contacted_at"] = datetime.combine(on, at, tzinfo=BISHKEK)
            if answers["contacted_at"] > timezone.now():
                self.add_error("contacted_time", _("This time has not come yet today."))
        return answers

    def answers(self):
        answers = super().answers()
        del answers["contacted_on"], answers["contacted_time"]
        return answers | {"adult_id": uuid.UUID(answers["adult_id"])}

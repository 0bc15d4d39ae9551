"""The forms of a visit: five questions that every visit answers, and others that may stay empty."""

import uuid
from typing import Any

from django.forms import DecimalField, HiddenInput, IntegerField, UUIDField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    LongTextField,
    SelectField,
    TextField,
    WholeNumberField,
    YesNoField,
    as_choices,
)
from umai.documents.forms import UploadField
from umai.intake.lowering.forms import LoweringQuestions
from umai.intake.risk_models import Risk
from umai.protection.forms import WhenForm, day_and_time_of
from umai.visits.visit.answers import NAMES
from umai.visits.visit.models import Alone, NoVisitReason

TRIP_FIELDS = ("happened_on", "happened_time", "worker_id", "with_whom", "with_police", "announced", "place")


def degrees(most):
    """A hidden field for a coordinate that the device gives, up to this many degrees."""
    return DecimalField(
        widget=HiddenInput, required=False, min_value=-most, max_value=most, max_digits=12, decimal_places=9
    )


class WhoWentForm(WhenForm):
    """When it was, who went, and with whom. `workers` are those who can have gone."""

    WHICH_DAY = _("On which day were you there?")

    data: QueryDict
    id = UUIDField(widget=HiddenInput)
    seen_row = UUIDField(widget=HiddenInput, required=False)
    worker_id = SelectField(
        label=_("Who went?"),
        help_text=_(
            "If somebody told you of the visit: whoever was there. They are asked whether it was so."
        ),
        required_message=_("Choose who went."),
    )
    with_whom = TextField(
        label=_("Who went along?"), help_text=_("Name and post."), required=False, max_length=300
    )
    with_police = YesNoField(label=_("Were the police there?"), required=False)

    def __init__(self, *args, workers, by, initial=None, **kwargs):
        super().__init__(*args, initial={"worker_id": by.pk} | (initial or {}), **kwargs)
        self.fields["worker_id"].choices = [(str(one.worker_id), one.name) for one in workers]

    @property
    def when(self):
        """The fields about the trip, in the folded part of the form."""
        return [self[name] for name in TRIP_FIELDS if name in self.fields]

    def answers(self):
        """What was answered, by the names of `Answers`; only of what this form asks."""
        answers = super().answers()
        return {name: answers[name] for name in NAMES if name in answers} | {
            "at": answers["happened_at"],
            "worker_id": uuid.UUID(answers["worker_id"]),
            "with_police": bool(answers["with_police"]),
        }

    def mark_seen(self, row):
        """Have the page say that the writer has seen this row; what was typed stays."""
        self.data = self.data.copy()
        self.data["seen_row"] = str(row.pk) if row else ""


class VisitForm(LoweringQuestions, WhoWentForm):
    """A visit that was made."""

    DAY = "happened_on"
    observes = False  # whether the child is observed, being too young for a talk

    seen = YesNoField(
        label=_("1. Did you see the child?"),
        help_text=_("With your own eyes, and awake."),
        required_message=_("Choose whether you saw the child."),
    )
    why_not_seen = TextField(
        label=_("If not: why not?"),
        required=False,
        required_message=_("Write why you did not see the child."),
        max_length=1000,
    )
    alone = ChoiceField(
        label=_("2. Did you speak with the child alone?"),
        choices=as_choices(Alone),
        required_message=_("Choose whether you spoke with the child alone."),
    )
    why_not_alone = TextField(
        label=_("If not alone: why not?"),
        required=False,
        required_message=_("Write why you did not speak with the child alone."),
        max_length=1000,
    )
    childs_words = LongTextField(
        label=_("3. What did the child say?"),
        help_text=_("In the child's own words. If you only observed: what you saw."),
        required_message=_("Write what the child said. If the child said nothing, write that."),
        rows=4,
    )
    risk = ChoiceField(
        label=_("4. How great is the risk for the child now?"),
        choices=as_choices(Risk),
        required_message=_("Choose how great the risk is now."),
    )
    risk_words = TextField(
        label=_("Why?"),
        help_text=_("Needed when the risk is another than before."),
        required=False,
        max_length=1000,
    )
    next_on = DateField(
        label=_("5. When is the next visit?"),
        help_text=_("Leave it empty and it is planned by the risk. An earlier day is kept as agreed."),
        required=False,
    )

    announced = YesNoField(label=_("Did the family know that you were coming?"), required=False)
    place = TextField(label=_("Where, if not at home?"), required=False, max_length=300)
    latitude = degrees(90)
    longitude = degrees(180)
    accuracy = IntegerField(widget=HiddenInput, required=False, min_value=0, max_value=100_000)
    carer = LongTextField(label=_("How is the carer?"), required=False, rows=2)
    dwelling = LongTextField(
        label=_("How is the dwelling?"),
        help_text=_("Where the child sleeps, eats, is warm. Write what you saw."),
        required=False,
        rows=2,
    )
    school_health = LongTextField(label=_("School and health since last time"), required=False, rows=2)
    marks = LongTextField(label=_("Marks on the body, and how they are explained"), required=False, rows=2)
    agreed = LongTextField(label=_("What was agreed, and by when?"), required=False, rows=2)
    photo = UploadField(
        label=_("A photo of a paper or of the dwelling"),
        help_text=_("Never of the child's body: marks are photographed by a doctor, and that is sealed."),
        required=False,
    )

    FIVE: tuple[tuple[str, ...], ...] = (
        ("seen", "why_not_seen"),
        ("alone", "why_not_alone"),
        ("childs_words",),
        ("risk", "risk_words", *LoweringQuestions.REASONS),
        ("next_on",),
    )
    MORE: tuple[str, ...] = ("carer", "dwelling", "school_health", "marks", "agreed")
    UNSEEN: tuple[str, ...] = ("alone", "childs_words")  # may stay empty where the child was not seen
    WHY_NOT = {"seen": "why_not_seen", "alone": "why_not_alone"}  # asked after "no"; see visits.css

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for names in self.FIVE for name in names), *self.MORE, *TRIP_FIELDS])
        if self.lowers and self["seen"].value() in ("yes", True):  # the visit itself says who saw the child
            del self.fields["who_saw"], self.fields["seen_how"]
        if self.data.get("seen") == "no" or self.data.get("alone") == Alone.OBSERVED:
            for name in self.UNSEEN:
                if name in self.fields and (name != "alone" or self.data.get("seen") == "no"):
                    self.fields[name].required = False
        for name, why in self.WHY_NOT.items():
            if why in self.fields:
                self.fields[why].unmarked = True
                self.fields[why].required = self.data.get(name) == "no" and self.fields[name].required

    @property
    def five(self):
        """The fields of the five questions that every visit answers, in order."""
        return [[self[name] for name in names if name in self.fields] for names in self.FIVE]

    @property
    def more(self):
        """The fields that may stay empty, in another folded part."""
        return [self[name] for name in self.MORE]

    @property
    def when_wrong(self):
        """Whether a field about the trip has an error, so that its part is shown open."""
        return any(field.errors for field in self.when)

    @property
    def more_wrong(self):
        """Whether a field that may stay empty has an error."""
        return any(field.errors for field in [*self.more, self["photo"]])

    def answers(self):
        unasked = [why for name, why in self.WHY_NOT.items() if self.data.get(name) == "yes"]
        return super().answers() | {"made": True} | dict.fromkeys(unasked, "")


class InfantForm(VisitForm):
    """A visit to a child too young to speak, who is observed instead of spoken with."""

    observes = True

    childs_words = LongTextField(
        label=_("2. What did you see of the child?"),
        help_text=_("Undressed for changing, if the family agrees. How the child looks, sounds, reacts."),
        required_message=_("Write what you saw of the child."),
        rows=3,
    )
    awake = YesNoField(label=_("Was the child awake?"), required=False)
    moves = YesNoField(label=_("Does the child move arms and legs?"), required=False)
    weight_grams = WholeNumberField(
        label=_("Weight in grams"),
        help_text=_("From the scales or the feldsher's book, for example 7400."),
        required=False,
        min_value=400,
        max_value=60_000,
    )
    marks = LongTextField(
        label=_("3. Marks on the body, and how they are explained"),
        help_text=_("If there are none, write that you looked and found none."),
        required_message=_("Write what you found, or that you found none."),
        rows=2,
    )
    bond = LongTextField(label=_("How are the child and the carer with each other?"), required=False, rows=2)
    checked_by = TextField(
        label=_("Which feldsher or nurse checked the child, and when?"), required=False, max_length=300
    )
    alone: Any = None
    why_not_alone: Any = None

    FIVE = (
        ("seen", "why_not_seen"),
        ("childs_words", "awake", "moves", "weight_grams"),
        ("marks", "bond", "checked_by"),
        ("risk", "risk_words", *LoweringQuestions.REASONS),
        ("next_on",),
    )
    MORE = ("carer", "dwelling", "school_health", "agreed")
    UNSEEN = ("childs_words", "marks")

    def answers(self):
        return super().answers() | {"alone": Alone.OBSERVED.value if self.cleaned_data["seen"] else ""}


class NotMadeForm(WhoWentForm):
    """A visit that could not be made."""

    WHICH_DAY = _("On which day did you try?")

    not_made = ChoiceField(
        label=_("Why was the visit not made?"),
        choices=as_choices(NoVisitReason),
        required_message=_("Choose why the visit was not made."),
    )
    words = LongTextField(
        label=_("What happened?"),
        help_text=_("Whom did you ask, and what did they say? Neighbours, school, the feldsher."),
        required=False,
        rows=3,
    )
    field_order = ("not_made", "words", "happened_on", "happened_time", "worker_id", "with_whom")

    def answers(self):
        return super().answers() | {"made": False}


def as_initial(answers):
    """What a form shows of a visit that was recorded."""
    return {name: getattr(answers, name) for name in NAMES} | day_and_time_of(answers.at)


def names_typed(form):
    """The names under which a browser sends what is typed into this form."""
    parts = ("", "_day", "_month", "_year")
    return {f"{name}{part}" for name in form.base_fields for part in parts}

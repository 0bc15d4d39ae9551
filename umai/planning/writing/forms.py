"""The forms of a draft: need, goal, measure, placement, progress of a measure, handing in."""

import uuid

from django.forms import BooleanField, HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.assessment.models import Domain
from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    as_choices,
    choices_after_none,
)
from umai.law.terms.clock import today
from umai.planning.draft.choices import MeasureKind, PlacementKind, ProgressKind


class LineForm(ReplacingForm):
    """A line of the draft; the page makes its id, so that the same form sent twice writes one line."""

    line = UUIDField(widget=HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("line", uuid.uuid4())


class NeedForm(LineForm):
    """What is needed."""

    domain = SelectField(
        label=_("What is it about?"),
        choices=as_choices(Domain),
        required_message=_("Choose what it is about."),
    )
    words = LongTextField(
        label=_("What is needed?"),
        help_text=_("One need a line. Not what will be done: that comes below."),
        required_message=_("Write what is needed."),
        rows=3,
    )


class GoalForm(LineForm):
    """What is to be reached for a need."""

    words = LongTextField(
        label=_("What shall be different in the end?"),
        help_text=_(
            "So that anybody can see whether it was reached. For example: he goes to school every day."
        ),
        required_message=_("Write what shall be reached."),
        rows=3,
    )


class MeasureForm(LineForm):
    """A measure. `goals` are those of the need, `offices` and `workers` those of the district."""

    words = LongTextField(label=_("What is done?"), required_message=_("Write what is done."), rows=3)
    kind = SelectField(
        label=_("What kind of help is it?"),
        choices=as_choices(MeasureKind),
        required_message=_("Choose what kind of help it is."),
    )
    protects_now = BooleanField(
        label=_("It protects the child now"),
        help_text=_(
            "For example a doctor, the police, a safe place, food. It begins today, and nobody has to approve"
            " it first. The Commission sees that it was begun."
        ),
        required=False,
    )
    goal_line = SelectField(label=_("Which goal does it serve?"), required=False)
    body = SelectField(label=_("Which body answers for it?"), required=False)
    body_words = TextField(
        label=_("Another body, in words"),
        help_text=_("If it is not on the list."),
        required=False,
        max_length=200,
    )
    person = SelectField(label=_("Which worker answers for it?"), required=False)
    person_words = TextField(
        label=_("Another person, in words"),
        help_text=_("For example the carer, a teacher, a doctor. Somebody has to answer for every measure."),
        required=False,
        max_length=200,
    )
    due_on = DateField(label=_("By which day?"), required_message=_("Write by which day it is done."))

    def __init__(self, *args, goals, offices, workers, **kwargs):
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        self.workers = {str(worker.pk): worker for worker in workers}
        for name, rows in (("body", self.offices), ("person", self.workers)):
            self.fields[name].choices = choices_after_none((pk, str(row)) for pk, row in rows.items())
        if goals:
            served = [(str(goal.line), goal.words[:80]) for goal in goals]
            self.fields["goal_line"].choices = [("", _("No goal, or not yet")), *served]
        else:
            del self.fields["goal_line"]

    def answers(self):
        given = super().answers()
        given["body"] = self.offices.get(given["body"])
        given["person"] = self.workers.get(given["person"])
        given["goal_line"] = uuid.UUID(given["goal_line"]) if given.get("goal_line") else None
        return given


class PlacementForm(ReplacingForm):
    """Where the child is to live."""

    form = ChoiceField(
        label=_("Where is the child to live?"),
        choices=as_choices(PlacementKind),
        required_message=_("Choose where the child is to live."),
    )
    words = LongTextField(
        label=_("With whom, and why is this best?"),
        help_text=_(
            "Say what the child thinks of it. Do not write the address of a safe place: it is kept sealed."
        ),
        required_message=_("Write with whom the child is to live, and why this is best."),
        rows=5,
    )


class ProgressForm(Form):
    """What became of a measure."""

    id = UUIDField(widget=HiddenInput)
    kind = ChoiceField(
        label=_("What became of it?"),
        choices=as_choices(ProgressKind),
        required_message=_("Choose what became of it."),
    )
    on = PastDateField(label=_("On which day?"), required_message=_("Write the day."), initial=today)
    words = LongTextField(
        label=_("What was done, or why not?"),
        help_text=_("If it was not done or was stopped, the reason has to be there."),
        required=False,
        rows=3,
    )


class FindingsForm(Form):
    """Findings of the assessment that become needs of the plan."""

    finding = ManyField(
        label=_("Which of them does the plan answer?"),
        required_message=_("Choose at least one of the findings."),
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = offered


class HandInForm(Form):
    """The draft is finished."""

    why = LongTextField(
        label=_("Why is the plan changed?"),
        help_text=_("The Commission reads this. If the plan was sent back: what is different now."),
        required_message=_("Write why the plan is changed."),
        rows=3,
    )

    def __init__(self, *args, asks_why, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["why"]

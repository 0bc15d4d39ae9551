"""The forms of a review and of a case conference."""

from django.forms import HiddenInput, UUIDField, formset_factory
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PastDateField,
    ReplacingForm,
    SelectField,
    TextField,
    YesNoField,
    as_choices,
    choices_after_none,
    typed_values,
)
from umai.intake.lowering.forms import LoweringQuestions
from umai.intake.models import Risk
from umai.law.terms.clock import today
from umai.review.models import PlanEffect


class PaperDetailsForm(Form):
    """The details of a paper on which something was decided.

    `files` are those of the child, among which the scan can be chosen.
    """

    paper_number = TextField(label=_("Number of the paper"), required=False, max_length=60, size="m")
    paper_on = PastDateField(label=_("Day on the paper"), required=False)
    decided_by = TextField(label=_("Who held the review, by the paper?"), required=False, max_length=200)
    scan_id = SelectField(
        label=_("Photo or scan of the paper"),
        help_text=_("Only what was put to the case before can be chosen here."),
        required=False,
    )
    PAPER = ("paper_number", "paper_on", "decided_by", "scan_id")
    WHO = _("Write who held the review, as the paper says.")

    def __init__(self, *args, files=(), **kwargs):
        super().__init__(*args, **kwargs)
        if files:
            self.fields["scan_id"].choices = choices_after_none((str(file.pk), file.title) for file in files)
        else:
            del self.fields["scan_id"]

    def on_paper(self):
        """The fields about the paper, for a page that folds them."""
        return [self[name] for name in self.PAPER if name in self.fields]

    def on_screen(self):
        """All the other fields that are shown."""
        return [field for field in self.visible_fields() if field.name not in self.PAPER]

    def paper_wanted(self):
        """Whether a field about the paper is filled in or has an error, so that they must not be folded."""
        typed = [field.value() for field in self.on_paper()]
        words = [any(one) if isinstance(one, list) else one for one in typed]
        return any(words) or any(field.errors for field in self.on_paper())

    def clean(self):
        answers = super().clean()
        paper = any(answers.get(name) for name in self.PAPER if name != "decided_by")
        if paper and not answers.get("decided_by") and "decided_by" not in self.errors:
            self.add_error("decided_by", self.WHO)
        return answers

    def answers(self):
        return super().answers() | {"scan_id": self.cleaned_data.get("scan_id") or None}


class PlanReviewForm(LoweringQuestions, PaperDetailsForm, ReplacingForm):
    """A review of the plan."""

    DAY = "held_on"
    field_order = (
        *("held_on", "works", "words", "childs_view", "risk", "reasons"),
        *LoweringQuestions.REASONS,
        "change_plan",
    )

    id = UUIDField(widget=HiddenInput)
    held_on = PastDateField(
        label=_("On which day did you look at the plan?"),
        help_text=_("A review that comes late is welcome. It is shown as late."),
        required_message=_("Write the day on which you looked at the plan."),
    )
    works = ChoiceField(
        label=_("Does the plan work?"),
        choices=as_choices(PlanEffect),
        required_message=_("Choose whether the plan works."),
    )
    words = LongTextField(
        label=_("What has changed for the child?"),
        help_text=_("What is better, what is worse, and how you know it."),
        required_message=_("Write what has changed for the child, or that nothing has."),
    )
    childs_view = LongTextField(
        label=_("What does the child say about it?"),
        help_text=_("In the child's own words. If the child was not heard, write why."),
        required_message=_("Write what the child says, or why the child was not heard."),
        rows=4,
    )
    risk = ChoiceField(
        label=_("How great is the risk for the child now?"),
        choices=as_choices(Risk),
        help_text=_("You decide this, and your name stands by it. No number is worked out."),
        required_message=_("Choose a risk level."),
    )
    reasons = LongTextField(
        label=_("Why this level?"), required_message=_("Write the reasons for the risk level."), rows=4
    )
    change_plan = YesNoField(
        label=_("Is the plan to be changed?"),
        help_text=_("What is approved stays in force until the change is approved."),
        required_message=_("Choose whether the plan is to be changed."),
    )

    def answers(self):
        return self.taken_with()


class ParticipantForm(Form):
    """Somebody who came."""

    name = TextField(label=_("Name"), required=False, max_length=200)
    body = TextField(label=_("Body or office"), required=False, max_length=200)

    def clean(self):
        answers = super().clean()
        if answers.get("body") and not answers.get("name"):
            self.add_error("name", _("Write the name of who came."))
        return answers


class ConferenceDecisionForm(Form):
    """A decision: all three fields, or none."""

    words = LongTextField(label=_("What is done?"), required=False, rows=2, max_length=2000)
    who = TextField(label=_("By whom?"), required=False, max_length=200)
    due_on = DateField(label=_("Until when?"), required=False)

    SENTENCES = {
        "words": _("Write what is done."),
        "who": _("Write who does it."),
        "due_on": _("Write until when it is done."),
    }

    def clean(self):
        answers = super().clean()
        if any(answers.get(name) for name in self.SENTENCES):
            for name, sentence in self.SENTENCES.items():
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return answers


ParticipantFormSet = formset_factory(ParticipantForm, extra=4, max_num=24, absolute_max=24)
DecisionFormSet = formset_factory(ConferenceDecisionForm, extra=2, max_num=24, absolute_max=24)


class ConferenceForm(PaperDetailsForm):
    """A case conference, with a row for each who came and for each decision."""

    id = UUIDField(widget=HiddenInput)
    held_on = PastDateField(
        label=_("On which day did you sit together?"),
        required_message=_("Write the day on which you sat together."),
        initial=today,
    )
    words = LongTextField(
        label=_("What was talked about?"), required_message=_("Write what was talked about.")
    )
    paper_number = TextField(label=_("Number of the minutes"), required=False, max_length=60, size="m")
    decided_by = TextField(label=_("Who signed the minutes?"), required=False, max_length=200)
    WHO = _("Write who signed the minutes.")

    def __init__(self, data=None, *args, participants=None, decisions=None, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.participants = ParticipantFormSet(data, initial=participants, prefix="who")
        self.decisions = DecisionFormSet(data, initial=decisions, prefix="what")

    @classmethod
    def with_more_rows(cls, data, **options):
        """The form with more rows: what was typed stays, and no error is shown."""
        participants = typed_rows(ParticipantFormSet, data, "who")
        decisions = typed_rows(DecisionFormSet, data, "what")
        return cls(initial=typed_values(cls, data), participants=participants, decisions=decisions, **options)

    def is_valid(self):
        return all([super().is_valid(), self.participants.is_valid(), self.decisions.is_valid()])

    def answers(self):
        came = [(one["name"], one["body"]) for one in self.participants.cleaned_data if one.get("name")]
        decided = [
            (one["words"], one["who"], one["due_on"])
            for one in self.decisions.cleaned_data
            if one.get("words")
        ]
        return super().answers() | {"participants": came, "decisions": decided}


def typed_rows(formset, data, prefix):
    """What was typed into the rows of a formset, as initial values, without empty rows at the end."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    n = min(int(total) if total.isdecimal() else 0, formset.max_num)
    rows = [typed_values(formset.form, data, f"{prefix}-{at}") for at in range(n)]
    while rows and not any(value and any(value) for value in rows[-1].values()):
        rows.pop()
    return rows

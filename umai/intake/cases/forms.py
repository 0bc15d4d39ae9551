"""The forms of intake."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    PastDateField,
    SelectField,
    TimeField,
)
from umai.identification.signal.concerns import Channel, Concern
from umai.law.terms.clock import BISHKEK


class DiscoveryForm(Form):
    """When a worker saw the need; `answers` has it as the instant `discovered_at`, or None.

    A day without an hour counts from its first minute. The ten days are counted in whole days.
    """

    discovered_on = PastDateField(
        label=_("On which day did a worker see the need?"),
        help_text=_("If a worker found out, for example on a visit. The earlier day counts."),
        required=False,
    )
    discovered_time = TimeField(label=_("At what time?"), help_text=_("If it is known, for example 14:30."))
    names: tuple[str, ...] = ("discovered",)

    def clean(self):
        answers = super().clean()
        for name in self.names:
            answers[f"{name}_at"] = self._instant(name, answers)
        return answers

    def _instant(self, name, answers):
        on, at = answers.get(f"{name}_on"), answers.get(f"{name}_time")
        if on is None:
            if at is not None and f"{name}_on" not in self.errors:
                self.add_error(f"{name}_on", ValidationError(_("Write the day as well as the time.")))
            return None
        instant = datetime.combine(on, at or time.min, tzinfo=BISHKEK)
        if instant > timezone.now():
            self.add_error(f"{name}_time", ValidationError(_("This time has not come yet today.")))
        return instant

    def answers(self):
        """What was answered; the days and hours as the instants that the acts take."""
        typed = {f"{name}_{part}" for name in self.names for part in ("on", "time")}
        return {name: value for name, value in self.cleaned_data.items() if name not in typed}


class ClockStartForm(DiscoveryForm):
    """When the information came, and when a worker saw the need: at least one of the two.

    `answers` has them as the instants `received_at` and `discovered_at`, or None.
    """

    received_on = PastDateField(
        label=_("On which day did the information come?"),
        help_text=_(
            "To any office: yours, the police, a school."
            " The term for assessment and plan is counted from this day."
        ),
        required=False,
    )
    received_time = TimeField(label=_("At what time?"), help_text=_("If it is known, for example 14:30."))
    names = ("received", "discovered")
    field_order: tuple[str, ...] = ("received_on", "received_time", "discovered_on", "discovered_time")

    def clean(self):
        answers = super().clean()
        if not any(answers.get(f"{name}_at") for name in self.names) and not any(
            field in self.errors for field in self.field_order
        ):
            self.add_error(
                "received_on",
                ValidationError(
                    _("Write one of these days, or both: the term for assessment and plan begins with it.")
                ),
            )
        return answers


class CaseForm(Form):
    """What every new case says: an id that its page made, why, and how it became known."""

    id = UUIDField(widget=HiddenInput)
    concern = ChoiceField(
        label=_("Why does the child need a case?"),
        choices=Concern,
        required_message=_("Choose why the child needs a case."),
    )
    channel = SelectField(
        label=_("How did it become known?"),
        choices=Channel.choices,
        required_message=_("Choose how it became known."),
    )


class OpenCaseForm(CaseForm, ClockStartForm):
    """A case to open."""

    words = LongTextField(
        label=_("What was reported?"),
        help_text=_(
            "In the words of whoever told it. Leave out who reported: that is kept apart, to protect them."
        ),
        required_message=_("Write what was reported."),
    )
    field_order = ("concern", "channel", "words", *ClockStartForm.field_order)


def withheld_field():
    return LongTextField(
        label=_("What could only one neighbour know?"),
        help_text=_(
            "One thing a line, as it stands in the report. It stays sealed with the signal and is not passed"
            " on; what you write above is refused when it holds one of these lines."
        ),
        required=False,
        rows=3,
    )


class OpenFromSignalForm(CaseForm, DiscoveryForm):
    """A case to open from a signal: the signal gives the beginning, the worker writes the words."""

    words = LongTextField(
        label=_("What is it about, in your own words?"),
        help_text=_(
            "The family may read this one day. Leave out who reported, and what only one neighbour"
            " could know. The words of the report itself stay out of the file."
        ),
        required_message=_("Write in your own words what it is about."),
    )
    withheld = withheld_field()
    field_order = ("concern", "channel", "words", "withheld", "discovered_on", "discovered_time")


class AddSignalForm(Form):
    """What the worker of an open case is told of a signal that is added to it."""

    wording = LongTextField(
        label=_("What must the worker of the case know, in your own words?"),
        help_text=_(
            "The worker reads this in place of the report. Leave out who reported, and what only one"
            " neighbour could know."
        ),
        required_message=_("Write in your own words what the worker must know."),
    )
    withheld = withheld_field()


class CorrectClockForm(ClockStartForm):
    """The beginning of the ten days, corrected."""

    words = LongTextField(
        label=_("Why was it wrong?"),
        help_text=_("This stays in the file, with your name."),
        required_message=_("Write why the beginning was wrong."),
        max_length=1000,
        rows=3,
    )


class AssignForm(Form):
    """The worker who is to answer for the case; one above the limit of cases has to be confirmed."""

    worker_id = SelectField(
        label=_("Who answers for this case?"),
        help_text=_("Workers of the child's own municipality come first."),
        required_message=_("Choose a worker."),
    )
    all_the_same = ManyField(
        label=_("Too many cases"), choices=[("yes", _("Assign it all the same"))], required=False
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = {str(candidate.worker_id): candidate for candidate in candidates}
        if not self.is_bound:
            del self.fields["all_the_same"]
        self.fields["worker_id"].choices = [
            ("", _("Choose from the list")),
            *((str(candidate.worker_id), str(candidate)) for candidate in candidates),
        ]

    def clean(self):
        answers = super().clean()
        chosen = self.candidates.get(answers.get("worker_id", ""))
        if chosen is None or not chosen.is_full:
            del self.fields["all_the_same"]
        elif not answers.get("all_the_same"):
            self.add_error("all_the_same", ValidationError(chosen.in_words()))
        return answers

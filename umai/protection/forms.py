"""What the forms of this room have in common: the time of a step, and the row that is there already."""

import uuid
from copy import deepcopy
from datetime import datetime

from django.forms import HiddenInput, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.access.facts import ReplacementReason
from umai.design.fields.forms import (
    ChoiceField,
    Form,
    PastDateField,
    ReplacingForm,
    TimeField,
    choices_after_none,
)
from umai.design.parts import UiText
from umai.law.terms.clock import BISHKEK

WHY = [
    (ReplacementReason.CORRECTION.value, _("I correct or complete what stands there")),
    (ReplacementReason.CHANGE.value, _("Something is different now")),
]


class WhenForm(Form):
    """When it was done, with the present minute filled in. Answers `happened_at`."""

    WHICH_DAY: UiText = ""  # the question for the day, where a form asks otherwise

    happened_on = PastDateField(label=_("On which day?"), required_message=_("Write the day."))
    happened_time = TimeField(
        label=_("At what time?"),
        help_text=_("About when is enough, for example 02:15."),
        required=True,
        required_message=_("Write the time, about when is enough."),
    )

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial=day_and_time_of() | (initial or {}), **kwargs)
        if self.WHICH_DAY:
            self.fields["happened_on"].label = self.WHICH_DAY

    def clean(self):
        answers = super().clean()
        on, at = answers.get("happened_on"), answers.get("happened_time")
        if on and at:
            answers["happened_at"] = datetime.combine(on, at, tzinfo=BISHKEK)
            if answers["happened_at"] > timezone.now():
                self.add_error("happened_time", _("This time has not come yet today."))
        return answers

    def answers(self):
        """The answers as the act takes them: one instant instead of a day and an hour."""
        return {name: value for name, value in super().answers().items() if name not in WhenForm.base_fields}


def day_and_time_of(instant=None):
    """What a `WhenForm` shows of this instant, or of the present one."""
    local = timezone.localtime(instant)
    return {"happened_on": local.date(), "happened_time": local.time()}


class ProtectionStepForm(WhenForm, ReplacingForm):
    """One step: its own fields, then the time.

    `about` knows the family; `before` is the row that is there already, or None.
    """

    WHO: tuple[str, ...] = ()  # fields that hold the id of an adult of the family

    id = UUIDField(widget=HiddenInput)
    why = ChoiceField(
        label=_("Why do you write it again?"),
        choices=WHY,
        required_message=_("Choose why you write it again."),
    )

    def __init__(self, *args, about, before=None, initial=None, **kwargs):
        typed = self.shown_values(before) if before else {}
        if before and self.goes_on_from(before):
            typed = {"why": ReplacementReason.CHANGE.value}
        super().__init__(*args, initial=typed | (initial or {}), **kwargs)
        self.about, self.before = about, before
        for name in self.WHO:
            self.fields[name].choices = choices_after_none(about.kin)
        if before is None or (self.is_bound and not self.data.get("seen")):
            del self.fields["why"]  # the writer saw no earlier row
        own = [name for name in self.base_fields if name not in ProtectionStepForm.base_fields]
        self.order_fields([*own, "happened_on", "happened_time", "why"])

    @staticmethod
    def goes_on_from(row) -> bool:
        """Whether what is written after this row is something new, at the present time, and no correction."""
        return False

    def shown_values(self, row):
        """What the form shows of the row that is there already."""
        names = set(self.base_fields) - {"id", "why"}
        values = {name: getattr(row, name) for name in names if hasattr(row, name)}
        return values | day_and_time_of(row.happened_at)

    def clean(self):
        answers = super().clean()
        at, before = answers.get("happened_at"), self.before
        same = at and before and at == before.happened_at.replace(second=0, microsecond=0)
        if same and answers.get("why") == ReplacementReason.CHANGE:
            self.add_error("happened_time", _("Write since when it is different."))
        return answers

    def mark_seen(self, row):
        super().mark_seen(row)
        self.fields.setdefault("why", deepcopy(self.base_fields["why"]))

    def answers(self):
        answers = super().answers()
        answers["corrects"] = answers.pop("why", "") == ReplacementReason.CORRECTION
        for name in self.WHO:
            answers[name] = uuid.UUID(answers[name]) if answers[name] else None
        return answers

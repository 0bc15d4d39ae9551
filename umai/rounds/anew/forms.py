"""The form of a second team at a drawn dwelling: what was found, and each child of whom somebody spoke."""

from typing import Any

from django.forms import HiddenInput, UUIDField
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    WholeNumberField,
    YesNoField,
)
from umai.identification.signal.sealing import ReportWords
from umai.law.options.choices import choices_on, is_marked
from umai.law.terms.clock import today
from umai.register.models import Sex
from umai.rounds.door.actions import ChildSaid
from umai.rounds.door.models import MOST_CHILDREN
from umai.rounds.planning.actions import MOST_TEAMS


def offered(listed):
    """The choices of this list of today, in the reader's language."""
    return [(one.code, one.label(translation.get_language() or "ky")) for one in choices_on(listed, today())]


class AnewAnswerForm(Form):
    """What the second team found. As many children are asked about as the number says."""

    id = UUIDField(widget=HiddenInput)
    team = WholeNumberField(label=gettext_lazy("Number of your team"), min_value=1, max_value=MOST_TEAMS)
    said_on = PastDateField(
        label=gettext_lazy("On which day were you there?"), required_message=gettext_lazy("Write the day.")
    )
    result = ChoiceField(
        label=gettext_lazy("What did you find?"), required_message=gettext_lazy("Choose what you found.")
    )
    migrants = WholeNumberField(
        label=gettext_lazy("How many children of migrants live there?"),
        min_value=0,
        max_value=MOST_CHILDREN,
        required=False,
    )
    others = WholeNumberField(
        label=gettext_lazy("How many other children live there?"),
        min_value=0,
        max_value=MOST_CHILDREN,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = offered("round_results")
        typed = self.data.get("migrants", "").strip() if self.is_bound else ""
        self.children = min(int(typed), MOST_CHILDREN) if typed.isdecimal() else 0
        for number in range(1, self.children + 1):
            self.add_child(number)

    def add_child(self, number):
        """Ask what was said of one child."""
        child = {"number": number}
        self.fields |= {
            f"child_{number}_name": TextField(
                label=_("Child %(number)d: name, as it was said") % child, max_length=100, required=False
            ),
            f"child_{number}_age": WholeNumberField(
                label=_("Child %(number)d: age") % child, min_value=0, max_value=17, required=False
            ),
            f"child_{number}_sex": ChoiceField(
                label=_("Child %(number)d: sex") % child, choices=Sex, required=False
            ),
            f"child_{number}_away": SelectField(
                label=_("Child %(number)d: who is away?") % child, choices=offered_migrants(), required=False
            ),
            f"child_{number}_lives_with": SelectField(
                label=_("Child %(number)d: with whom does the child live?") % child,
                choices=offered("round_lives_with"),
                required=False,
            ),
            f"child_{number}_danger_now": YesNoField(
                label=_("Child %(number)d: danger to life or health now?") % child, required=False
            ),
            f"child_{number}_self_harm": YesNoField(
                label=_("Child %(number)d: suicide attempt, self-harm or a threat of it?") % child,
                required=False,
            ),
            f"child_{number}_words": LongTextField(
                label=_("Child %(number)d: what else was said") % child,
                max_length=1000,
                required=False,
                rows=2,
            ),
        }

    def clean(self):
        cleaned = super().clean()
        asked = [name for name in self.fields if name.startswith("child_")]
        if asked and not any(name in self.data for name in asked):
            self.add_error("migrants", _("Write below what was said of each child, then save again."))
            return cleaned
        for name in asked:
            if name.endswith(("_away", "_lives_with")) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Choose one from the list."))
        return cleaned

    def answers(self):
        answers = self.cleaned_data
        said = {name: answers[name] for name in ("id", "team", "said_on", "result")}
        children = [self.child(number) for number in range(1, self.children + 1)]
        return said | {"others": answers["others"] or 0, "children": children}

    def child(self, number) -> ChildSaid:
        """What was said of one child."""
        said = {
            name.removeprefix(f"child_{number}_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"child_{number}_")
        }
        words = ReportWords(child=said.pop("name"), happened=said.pop("words"))
        danger: dict[str, Any] = {name: bool(said.pop(name)) for name in ("danger_now", "self_harm")}
        return ChildSaid(**said, **danger, words=words)


def offered_migrants():
    """Who may be away of a child of migrants."""
    return [
        (code, label) for code, label in offered("round_away") if is_marked("round_away", code, "migrants")
    ]

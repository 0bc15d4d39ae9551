"""The form of one dwelling: few questions, large answers."""

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import (
    ChoiceField,
    DateField,
    Form,
    TextField,
    WholeNumberField,
    YesNoField,
    as_choices,
)
from umai.design.law.choices import choice_pairs
from umai.identification.signal.sealing import ReportWords
from umai.law.children.ages import CHILD_UNTIL
from umai.law.options.choices import is_marked
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register.models import Sex
from umai.rounds.door.actions import ChildSaid, TooManyChildren, require_possible
from umai.rounds.door.models import MOST_CHILDREN
from umai.rounds.planning.actions import MOST_TEAMS
from umai.rounds.walkers import require_walking

MIGRANTS, OTHERS = "migrants", "others"  # what was found, of children in danger by who is away
IN_DANGER = {"away1": "unknown", "lives_with1": "unknown", "danger_now1": True}
CHILD = ("age", "sex", "away", "lives_with", "at_school", "danger_now", "self_harm", "name")


class DoorForm(Form):
    """What was found at a dwelling. The result is chosen before; children are asked for where some live."""

    data: QueryDict
    id = forms.UUIDField(widget=forms.HiddenInput)
    result = TextField(
        widget=forms.HiddenInput, max_length=40, required_message=gettext_lazy("Choose what was found there.")
    )
    danger = forms.CharField(widget=forms.HiddenInput, required=False)
    children = forms.IntegerField(widget=forms.HiddenInput, required=False)
    latitude = forms.DecimalField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=90, decimal_places=5
    )
    longitude = forms.DecimalField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=180, decimal_places=5
    )
    others = WholeNumberField(
        label=gettext_lazy("How many other children?"),
        help_text=gettext_lazy("Their parents live with them."),
        min_value=0,
        required=False,
    )
    migrants = WholeNumberField(
        label=gettext_lazy("How many children of migrants in all?"),
        help_text=gettext_lazy("Only if more live there than you describe."),
        min_value=0,
        required=False,
    )
    team = WholeNumberField(
        label=gettext_lazy("Team"),
        min_value=1,
        max_value=MOST_TEAMS,
        required_message=gettext_lazy("Write the number of the team."),
    )
    said_on = DateField(label=gettext_lazy("On which day?"), required_message=gettext_lazy("Write the day."))

    def __init__(self, *args, round, result, danger=False, more=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.round, self.chosen, self.in_danger = round, result, danger
        self.asks_children = is_marked("round_results", result, "children")
        self.asks_others = is_marked("round_results", result, "others") and not danger
        self.asks_migrants = self.asks_children and not danger
        if danger:
            self.initial = {**IN_DANGER, **self.initial, "danger": "1"}
        self.shown = self.number_of_children(more) if self.asks_children else 0
        for name, asked in (("others", self.asks_others), ("migrants", self.asks_migrants)):
            if not asked:
                del self.fields[name]
        for n in range(1, self.shown + 1):
            self.add_child(n)

    def number_of_children(self, more):
        """How many children have their questions on the page."""
        said = str(self.data.get("children", "") if self.is_bound else self.initial.get("children", ""))
        shown = int(said) if said.isascii() and said.isdigit() and said != "0" else 1
        shown = min(shown + more, MOST_CHILDREN)
        if self.is_bound:
            self.data = self.data.copy()
            self.data["children"] = str(shown)
        else:
            self.initial["children"] = shown
        return shown

    def add_child(self, n):
        """The questions of a child; only who is away is required, and of that "not said" is an answer."""
        asked = {
            "away": ChoiceField(label=_("Who is away?"), choices=choice_pairs("round_away", today())),
            "lives_with": ChoiceField(
                label=_("With whom does the child live?"), choices=choice_pairs("round_lives_with", today())
            ),
            "age": WholeNumberField(
                label=_("Age"), min_value=0, max_value=CHILD_UNTIL.on(today()) - 1, required=False
            ),
            "sex": ChoiceField(label=_("Sex"), choices=as_choices(Sex), required=False),
            "at_school": YesNoField(label=_("Does the child go to school?"), required=False),
            "danger_now": forms.BooleanField(label=_("Life or health is in danger now"), required=False),
            "self_harm": forms.BooleanField(label=_("Suicide or self-harm was spoken of"), required=False),
            "name": TextField(
                label=_("Name, if it was said"),
                help_text=_("As it was said. It is sealed at once, and you do not see it again."),
                max_length=300,
                required=False,
            ),
        }
        self.fields |= {f"{name}{n}": field for name, field in asked.items()}

    def uncheck(self):
        """Keep what was typed without checking it, while a child is added."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    @property
    def child_groups(self):
        """The questions of each child."""
        order = ("age", "sex", "away", "lives_with", "at_school", "danger_now", "self_harm", "name")
        return [[self[f"{name}{n}"] for name in order] for n in range(1, self.shown + 1)]

    def clean(self):
        answers = super().clean()
        if self.errors:
            return answers
        day, team = answers["said_on"], answers["team"]
        try:
            require_walking(self.round, team, day)
        except Refusal as refusal:
            self.add_error("team", str(refusal))
        of_migrants = [one for one in self.said_children() if is_marked("round_away", one.away, "migrants")]
        migrants = answers.get("migrants")
        migrants = len(of_migrants) if migrants is None else migrants
        others = answers.get("others") or 0
        try:
            require_possible(self.round, team, self.found(), day, migrants, others, of_migrants)
        except TooManyChildren as refusal:
            self.add_error("migrants" if migrants > others else "others", str(refusal))
        except Refusal as refusal:
            self.add_error(None, str(refusal))
        return answers

    def found(self) -> str:
        """What was found: as it was chosen; of children in danger it follows from who is away."""
        if not self.in_danger:
            return self.chosen
        away = (self.cleaned_data[f"away{n}"] for n in range(1, self.shown + 1))
        return MIGRANTS if any(is_marked("round_away", one, "migrants") for one in away) else OTHERS

    def said_children(self) -> list[ChildSaid]:
        return [self.said_child(n) for n in range(1, self.shown + 1)]

    def said_child(self, n) -> ChildSaid:
        said = {name: self.cleaned_data[f"{name}{n}"] for name in CHILD}
        return ChildSaid(words=ReportWords(child=said.pop("name")), **said)

    def answers(self):
        plain = {name: self.cleaned_data[name] for name in ("id", "team", "said_on")}
        point = {name: self.cleaned_data[name] for name in ("latitude", "longitude")}
        if None in point.values():
            point = {}
        return (
            plain
            | point
            | {
                "result": self.found(),
                "others": self.cleaned_data.get("others") or 0,
                "migrants": self.cleaned_data.get("migrants"),
                "children": tuple(self.said_children()),
            }
        )

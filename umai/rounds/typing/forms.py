"""The form of a sheet: its head, a line for each dwelling with children or not asked, a line a child."""

from contextlib import contextmanager

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.fields.forms import DateField, Form, TextField, WholeNumberField
from umai.refusal import Refusal
from umai.rounds import marks
from umai.rounds.door.actions import TooManyChildren, require_possible
from umai.rounds.planning.actions import MOST_TEAMS
from umai.rounds.planning.models import SHEET
from umai.rounds.typing import actions
from umai.rounds.typing.actions import TypedDwelling
from umai.rounds.typing.marks import CannotRead, read_child, read_mark, read_number, read_sheet
from umai.rounds.walkers import require_walking

CHILD_LINES, MORE_LINES, MOST_LINES = 10, 10, 200
LINES = range(1, SHEET + 1)


class SheetForm(Form):
    """A sheet as it is typed. Every slip is told at its box, and all that was typed stays."""

    data: QueryDict
    id = forms.UUIDField(widget=forms.HiddenInput)
    reading = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2, initial=1)
    lines = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=CHILD_LINES)
    sheet = TextField(
        label=gettext_lazy("Number of the sheet"),
        help_text=gettext_lazy("Or any code that stands on it."),
        max_length=30,
        size="s",
        required_message=gettext_lazy("Write the number of the sheet."),
    )
    team = WholeNumberField(
        label=gettext_lazy("Team"),
        min_value=1,
        max_value=MOST_TEAMS,
        required_message=gettext_lazy("Write the number of the team."),
    )
    walked_on = DateField(
        label=gettext_lazy("Day of the walk"), required_message=gettext_lazy("Write the day of the walk.")
    )
    second_on = DateField(
        label=gettext_lazy("Day of the second attempts"),
        help_text=gettext_lazy("Only where a second attempt stands on the sheet."),
        required=False,
    )
    none_count = WholeNumberField(
        label=gettext_lazy("Dwellings without children"),
        help_text=gettext_lazy("As the team counted them: the mark 0, with the first attempt."),
        min_value=0,
        max_value=SHEET,
        required_message=gettext_lazy("Write how many dwellings have no children; 0 if none."),
    )

    def __init__(self, *args, round, more=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round
        said = self.data.get("lines", "") if self.is_bound else ""
        self.child_lines = min(int(said), MOST_LINES) if said.isascii() and said.isdigit() else CHILD_LINES
        if more and self.is_bound:
            self.child_lines = min(self.child_lines + MORE_LINES, MOST_LINES)
            self.data = self.data.copy()
            self.data["lines"] = str(self.child_lines)
        self.add_lines()

    def add_lines(self):
        """The boxes of the dwellings and of the children: d1 r1 s1 m1 o1, and c1 k1 w1."""
        for n in LINES:
            self.fields[f"d{n}"] = TextField(label=box(_("Dwelling"), n), max_length=30, required=False)
            self.fields[f"r{n}"] = TextField(label=box(_("Mark"), n), max_length=3, required=False)
            self.fields[f"s{n}"] = TextField(label=box(_("Second attempt"), n), max_length=3, required=False)
            self.fields[f"m{n}"] = TextField(
                label=box(_("Children of migrants"), n), max_length=6, required=False
            )
            self.fields[f"o{n}"] = TextField(label=box(_("Other children"), n), max_length=6, required=False)
        for n in range(1, self.child_lines + 1):
            self.fields[f"c{n}"] = TextField(label=box(_("Dwelling of the child"), n), required=False)
            self.fields[f"k{n}"] = TextField(label=box(_("Marks of the child"), n), required=False)
            self.fields[f"w{n}"] = TextField(
                label=box(_("Name as it was said"), n), max_length=500, required=False
            )

    def uncheck(self):
        """Keep what was typed without checking it, while lines are added."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    @contextmanager
    def told_at(self, name):
        """Say a refusal at this box."""
        try:
            yield
        except Refusal as refusal:
            self.add_error(name, str(refusal))

    def clean(self):
        answers = super().clean()
        with self.told_at("sheet"):
            if answers.get("sheet"):
                self.sheet_number = read_sheet(answers["sheet"], self.round)
                self.stops = actions.stops_of_sheet(self.round, self.sheet_number)
        self.clean_head(answers)
        children = self.read_children(answers)
        answers["dwellings"] = self.read_dwellings(answers, children)
        for number, (name, _several) in children.items():
            self.add_error(
                name, _("Dwelling %(number)d has no line above with the mark 1 or 2.") % {"number": number}
            )
        if not self.errors:
            self.clean_whole(answers)
        return answers

    def clean_head(self, answers):
        """The day and the team: who walked, and when."""
        day, team = answers.get("walked_on"), answers.get("team")
        if day:
            with self.told_at("walked_on"):
                actions.require_day(self.round, day)
        if day and team and not self.has_error("walked_on"):  # a day that is refused says nothing of a team
            with self.told_at("team"):
                require_walking(self.round, team, day)

    def clean_whole(self, answers):
        """What only the whole sheet tells: whose dwellings they are, how many, and the second day."""
        dwellings = answers["dwellings"]
        with self.told_at("none_count"):
            actions.require_counted(len(self.stops), answers["none_count"], len(dwellings))
        with self.told_at("second_on"):
            actions.require_second_day(dwellings, answers["walked_on"], answers["second_on"])

    def read_children(self, answers):
        """The children by the number of their dwelling, each with the first box of its lines."""
        found, last = {}, None
        for n in range(1, self.child_lines + 1):
            dwelling, typed, words = (answers.get(f"{one}{n}", "") for one in "ckw")
            if not (dwelling or typed or words):
                continue
            with self.told_at(f"c{n}"):
                last = read_number(dwelling, self.round) if dwelling else last
                if last is None:
                    self.add_error(f"c{n}", _("Write the number of the dwelling."))
                    continue
                with self.told_at(f"k{n}"):
                    found.setdefault(last, (f"c{n}", []))[1].append(read_child(typed, words))
        return found

    def read_dwellings(self, answers, children):
        """The lines of dwellings; takes out of `children` those who live there."""
        found, numbers = [], set()
        for n in LINES:
            typed = {one: answers.get(f"{one}{n}", "") for one in "drsmo"}
            if not any(typed.values()):
                continue
            if not typed["d"]:
                self.add_error(f"d{n}", _("Write the number of the dwelling."))
                continue
            with self.told_at(f"d{n}"):
                number = read_number(typed["d"], self.round)
                _box, said = children.pop(number, ("", []))
                one = self.read_dwelling(n, number, typed, said, answers.get("walked_on"))
                if hasattr(self, "stops"):
                    earlier = [TypedDwelling(number, "")] if number in numbers else []
                    asked = TypedDwelling(number, "")
                    actions.require_on_sheet(self.stops, [*earlier, asked], self.sheet_number)
                numbers.add(number)
                if one is not None:
                    found.append(one)
        return found

    def read_dwelling(self, n, number, typed, said, day):
        """One line of a dwelling; None where a box of it is wrong."""
        before = len(self.errors)
        result = again = ""
        migrants = others = None
        with self.told_at(f"r{n}"):
            result = read_mark(typed["r"], marks.RESULTS | {marks.NOT_WALKED: ""}, _("Mark"))
        with self.told_at(f"s{n}"):
            again = read_mark(typed["s"], marks.RESULTS, _("Second attempt")) if typed["s"] else ""
        with self.told_at(f"m{n}"):
            migrants = read_count(typed["m"])
        with self.told_at(f"o{n}"):
            others = read_count(typed["o"])
        of_migrants = [one for one in said if one.away != "none"]
        if len(self.errors) == before and day and (again or result):
            count = len(of_migrants) if migrants is None else migrants
            self.check_possible(n, again or result, day, count, others or 0, of_migrants)
        if len(self.errors) > before:
            return None
        return TypedDwelling(number, result, again, migrants, others or 0, tuple(said))

    def check_possible(self, n, result, day, migrants, others, of_migrants):
        """Say at its box what cannot be of a dwelling."""
        try:
            require_possible(
                self.round, 1, result, max(day, self.round.from_on), migrants, others, of_migrants
            )
        except TooManyChildren as refusal:
            self.add_error(f"{'m' if migrants > others else 'o'}{n}", str(refusal))
        except Refusal as refusal:
            self.add_error(f"r{n}", str(refusal))

    def answers(self):
        plain = ("id", "reading", "team", "walked_on", "second_on", "none_count", "dwellings")
        return {name: self.cleaned_data[name] for name in plain} | {"sheet": self.sheet_number}

    @property
    def dwelling_lines(self):
        """The boxes of each line of a dwelling."""
        return [[self[f"{one}{n}"] for one in "drsmo"] for n in LINES]

    @property
    def children_lines(self):
        """The boxes of each line of a child."""
        return [[self[f"{one}{n}"] for one in "ckw"] for n in range(1, self.child_lines + 1)]


class ChooseForm(Form):
    """Which of two typings is right, for one dwelling or for all."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    chosen = forms.TypedChoiceField(choices=[("1", "1"), ("2", "2")], coerce=int)


def box(label, n):
    """The name of a box for whoever hears the page: "Mark, line 3"."""
    return _("%(label)s, line %(n)d") % {"label": label, "n": n}


def read_count(text: str) -> int | None:
    """A number of children; None where the box is empty. Raises `CannotRead`."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise CannotRead(_("Write a whole number in digits."))
    return int(text)

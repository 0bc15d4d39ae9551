"""The pages of typing: a sheet after another, which were typed, and where two typings of one differ."""

from django.urls import reverse

from umai.access.doors import answer_not_found, note_shown
from umai.access.pages import ActPage, Page
from umai.rounds.door.models import SheetEntry
from umai.rounds.planning.models import Round
from umai.rounds.reading import find_round
from umai.rounds.typing import actions, reading
from umai.rounds.typing.compared import lines_of
from umai.rounds.typing.forms import ChooseForm, SheetForm
from umai.trail.entries import EntrySubject


class TypeSheet(ActPage):
    """Type in a sheet; afterwards the page is empty for the next one, with the same team and day."""

    of = Round
    act = actions.type_sheet
    right_to_find = actions.type_sheet.act
    makes = SheetEntry
    form_class = SheetForm
    template = "rounds/type.html"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def find_standing(self):
        """The sheet that was typed before this one, of which the address names the id."""
        after = self.request.GET.get("after", "")
        rows = SheetEntry.objects.filter(round=self.record)
        self.before = next((one for one in rows if str(one.pk) == after), None) if after else None

    def initial(self):
        before = self.before
        if before is None:
            return {"reading": self.reading_of(self.request.GET.get("sheet", ""))}
        next_one = before.sheet + 1
        return {
            "sheet": next_one,
            "team": before.team,
            "walked_on": before.walked_on,
            "reading": self.reading_of(str(next_one)) if before.reading == 2 else 1,
        }

    def reading_of(self, sheet: str) -> int:
        """2 for the second typing of a sheet that somebody typed in before."""
        if not sheet.isdecimal():
            return 1
        return 2 if SheetEntry.objects.filter(round=self.record, sheet=int(sheet)).exists() else 1

    def form_options(self):
        return {"round": self.record, "more": self.request.POST.get("then") == "more"}

    def respond(self):
        if self.request.POST.get("then") == "more":
            self.form.uncheck()
            return self.draw()
        return super().respond()

    def refuse(self, refusal):
        """Show the refusal; where the sheet was typed before, the form becomes its second typing."""
        super().refuse(refusal)
        if isinstance(refusal, actions.AlreadyTyped):
            self.form.data = self.form.data.copy()
            self.form.data["reading"] = "2"

    def destination(self, entry):
        return f"{reverse('rounds:type', args=[self.record.pk])}?after={entry.pk}"

    def context(self):
        return {
            "round": self.record,
            "before": self.before,
            "progress": reading.progress_of(self.record),
            "second": str(self.form["reading"].value()) == "2",
        }


class TypedSheets(Page):
    """Which sheets were typed in, by whom, and which of them twice."""

    of = Round
    right_to_find = look = "rounds.type_sheet"
    template = "rounds/typed.html"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def context(self):
        return {
            "round": self.record,
            "progress": reading.progress_of(self.record),
            "entries": reading.latest_entries(self.record),
        }


class CompareSheet(ActPage):
    """Where two typings of a sheet differ, dwelling by dwelling; somebody says which is right."""

    of = SheetEntry
    act = actions.choose_reading
    right_to_find = actions.choose_reading.act
    form_class = ChooseForm
    template = "rounds/compare.html"

    def find(self):
        self.round = find_round(self.address["pk"], by=self.by)
        self.entries = reading.entries_of(self.round, self.address["sheet"])
        if not self.entries:
            answer_not_found("rounds.type_sheet", EntrySubject.of_row(self.round), by=self.by)
        return self.entries[0]

    def destination(self, answer):
        return reverse("rounds:sheet", args=[self.round.pk, self.address["sheet"]])

    def context(self):
        shown = [one.pk for one in self.entries]
        note_shown("rounds.compare", shown, [], by=self.by)
        return {
            "round": self.round,
            "sheet": self.address["sheet"],
            "entries": self.entries,
            "differences": lines_of(self.round, self.address["sheet"]),
        }

"""The pages of paper: print sheets, and say which came back."""

from django.urls import reverse

from umai.access.pages import ActPage
from umai.access.permissions import may_do
from umai.documents.papers import as_pdf_response
from umai.law.terms.clock import today
from umai.outreach.models import OutreachLanguage
from umai.rounds.planning.models import Round
from umai.rounds.reading import find_round
from umai.rounds.sheet import actions, reading, texts
from umai.rounds.sheet.forms import NoteSheetsForm, PrintSheetsForm
from umai.rounds.sheet.models import SheetRun


class PrintRoundSheets(ActPage):
    """The printed sheets of a round and which are missed; the form on it answers with new ones."""

    of = Round
    act = actions.print_sheets
    look = right_to_find = "rounds.read"
    form_class = PrintSheetsForm
    template = "rounds/paper.html"

    def find(self):
        return find_round(self.address["pk"], by=self.by)

    def initial(self):
        last = min(reading.last_sheet_of(self.record), actions.MOST_SHEETS)
        return {"first": 1, "last": last, "language": OutreachLanguage.KYRGYZ.value}

    def leave(self, row):
        return as_pdf_response(row.pdf, f"sheets-{self.record.number}-{row.first}-{row.last}")

    def context(self):
        runs = reading.paper_of(self.record)
        return {
            "round": self.record,
            "runs": runs,
            "out": sum(len(one.out) for one in runs),
            "last": reading.last_sheet_of(self.record),
            "notes": may_do(self.by, "rounds.note_sheets", self.record),
            "unread": [name for one, name in OutreachLanguage.choices if not texts.is_reviewed(one)],
        }


class NoteSheets(ActPage):
    """Say which sheets of a printing came back, or were destroyed."""

    of = SheetRun
    act = actions.note_sheets
    right_to_find = actions.note_sheets.act
    form_class = NoteSheetsForm
    template = "rounds/note_sheets.html"

    def find(self):
        return reading.find_run(self.address["pk"], by=self.by)

    def initial(self):
        return {"noted_on": today()}

    def destination(self, note):
        return reverse("rounds:paper", args=[self.record.round_id])

    def context(self):
        (paper,) = [one for one in reading.paper_of(self.record.round) if one.run.pk == self.record.pk]
        return {"paper": paper, "round": self.record.round}

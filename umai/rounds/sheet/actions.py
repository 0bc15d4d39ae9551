"""Print sheets of a round, and say which came back or were destroyed."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import BY_POLICY, AlreadyEnded, Incomplete, insert_once, refuse_future
from umai.outreach.models import OutreachLanguage
from umai.refusal import Refusal
from umai.rounds.planning.actions import require_running
from umai.rounds.sheet.models import SheetFate, SheetNote, SheetRun
from umai.rounds.sheet.reading import last_sheet_of
from umai.rounds.sheet.sheets import sheets_of
from umai.rounds.walkers import elsewhere

MOST_SHEETS = 150  # in one file
SPAN = re.compile(r"(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?")


class NoSuchSheets(Refusal):
    """The round or the printing has no such sheets, or they are too many for one file."""


@act("rounds.print_sheets", done=gettext_lazy("printed sheets of a round"))
def print_sheets(round, *, by, first, last, language, team=None):
    """Print the sheets of a round from one number to another; answers the row, with the file as `row.pdf`.

    `language` is a value of `OutreachLanguage`; `team` None where it is written on paper later. Raises
    `NoSuchSheets`, `Incomplete`, `AlreadyEnded`.
    """
    require_running(round)
    if language not in OutreachLanguage.values:
        raise Incomplete(_("Choose a language. Nothing was printed."))
    end = last_sheet_of(round)
    if not 1 <= first <= last <= end:
        raise NoSuchSheets(
            _("This round has the sheets 1 to %(last)d. Nothing was printed. Check both numbers.")
            % {"last": end}
        )
    if last - first >= MOST_SHEETS:
        raise NoSuchSheets(
            _("One file holds %(most)d sheets. Nothing was printed. Print them in parts.")
            % {"most": MOST_SHEETS}
        )
    row = SheetRun(round=round, first=first, last=last, team=team, language=language)
    insert_once(row, {BY_POLICY: elsewhere()})
    row.pdf = sheets_of(round, first=first, last=last, language=language, team=team).pdf()
    return row


@act("rounds.note_sheets", done=gettext_lazy("said which sheets of a round came back"))
def note_sheets(run, *, by, fate, noted_on, sheets=""):
    """Say that sheets of a printing came back or were destroyed; answers the last row.

    `sheets` are numbers and spans, as "1-20, 23"; empty means all of which it was not said. Raises
    `NoSuchSheets`, `ImpossibleTime`, `AlreadyEnded` where nothing is left to say.
    """
    refuse_future(noted_on)
    if fate not in SheetFate.values:
        raise Incomplete(_("Choose what became of the sheets. Nothing was saved."))
    said = set(SheetNote.objects.filter(run=run, fate=fate).values_list("sheet", flat=True))
    left = sorted(set(read_sheets(sheets, run)) - said)
    if not left:
        raise AlreadyEnded(_("This was said of all these sheets before. Nothing was changed."))
    notes = [SheetNote(run=run, sheet=sheet, fate=fate, noted_on=noted_on) for sheet in left]
    return [insert_once(one, {BY_POLICY: elsewhere()}) for one in notes][-1]


def read_sheets(text: str, run) -> list[int]:
    """The sheets of a printing that these numbers and spans name; all of them where nothing was written."""
    found: list[int] = []
    for part in filter(None, (one.strip() for one in re.split("[,;]", text))):
        span = SPAN.fullmatch(part)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not run.first <= first <= last <= run.last:
            raise NoSuchSheets(
                _("%(part)s: these sheets were %(first)d to %(last)d. Nothing was saved.")
                % {"part": part, "first": run.first, "last": run.last}
            )
        found += range(first, last + 1)
    return found or list(range(run.first, run.last + 1))

"""Which sheets of a round were printed, which came back, and which are missed."""

from typing import NamedTuple

from django.db.models import Max

from umai.access.doors import answer_not_found
from umai.access.permissions import require_right
from umai.rounds.planning.models import SHEET, RoundStop
from umai.rounds.sheet.models import SheetFate, SheetNote, SheetRun
from umai.trail.entries import EntrySubject


class PaperOfRun(NamedTuple):
    """A printing: how many sheets, how many came back and were destroyed, and which are still out."""

    run: SheetRun
    returned: int
    destroyed: int
    out: list[int]

    @property
    def out_in_words(self) -> str:
        """The numbers of the sheets that are out, as "3, 5-9"."""
        return as_spans(self.out)


def last_sheet_of(round) -> int:
    """The number of the last sheet of a round; 0 for a round without dwellings."""
    last = RoundStop.objects.filter(round=round).aggregate(last=Max("number"))["last"] or 0
    return -(-last // SHEET)


def paper_of(round) -> list[PaperOfRun]:
    """The printings of a round, the latest first."""
    notes: dict[tuple, set[int]] = {}
    for run, fate, sheet in SheetNote.objects.filter(run__round=round).values_list("run_id", "fate", "sheet"):
        notes.setdefault((run, fate), set()).add(sheet)
    return [
        paper_of_run(one, *(notes.get((one.pk, fate), set()) for fate in SheetFate.values))
        for one in SheetRun.objects.filter(round=round)
        .select_related("recorded_by")
        .order_by("-recorded_at", "pk")
    ]


def paper_of_run(run, returned: set[int], destroyed: set[int]) -> PaperOfRun:
    """A printing with its sheets; what was destroyed had come back."""
    out = [one for one in range(run.first, run.last + 1) if one not in returned | destroyed]
    return PaperOfRun(run, len(returned | destroyed), len(destroyed), out)


def sheets_out(round) -> int:
    """How many printed sheets of a round did not come back."""
    return sum(len(one.out) for one in paper_of(round))


def sheets_left(round) -> int:
    """How many printed sheets of a round nobody destroyed, whether they came back or not."""
    return sum(one.run.sheets - one.destroyed for one in paper_of(round))


def paper_count_sql(by) -> str:
    """Of how many rounds that ended some time ago sheets are left that nobody destroyed: `rounds_paper`."""
    return """select count(*) as rounds_paper from (
            select from rounds_sheetrun s join rounds_roundending e on e.round_id = s.round_id
            where e.ended_on < %(paper_since)s group by s.round_id
            having sum(s.last - s.first + 1) > (select count(*) from rounds_sheetnote n
                join rounds_sheetrun x on x.id = n.run_id
                where x.round_id = s.round_id and n.fate = 'destroyed')) left_over"""


def sheets_of_team(round, team: int) -> list[tuple[int, int]]:
    """The first and the last number of the sheets that were printed for a team."""
    return list(
        SheetRun.objects.filter(round=round, team=team).values_list("first", "last").order_by("first")
    )


def find_run(pk, *, by) -> SheetRun:
    """The printing with this id; 404, on the trail, where this worker does not see it."""
    require_right(by, "rounds.note_sheets")
    with by.speaking():
        found = SheetRun.objects.select_related("round__place").filter(pk=pk).first()
    return found or answer_not_found("rounds.note_sheets", EntrySubject.of_row(SheetRun(pk=pk)), by=by)


def as_spans(numbers: list[int]) -> str:
    """Numbers in order as spans: [3, 5, 6, 7] is "3, 5-7"."""
    spans: list[list[int]] = []
    for one in numbers:
        if spans and one == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], one]
        else:
            spans.append([one])
    return ", ".join("-".join(map(str, one)) for one in spans)

"""Requests for extracts and what became of them, and the files: rows in a drawn order, and their text."""

import csv
import hashlib
import io
import json
import uuid
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, note_shown
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.law.terms.clock import today
from umai.statistics.elsewhere.words import number
from umai.statistics.extracts.columns import KNOWN, title_of_column, values_of_column
from umai.statistics.extracts.models import MicrodataAnswer, MicrodataRequest
from umai.trail.entries import EntrySubject

SHOWN = 200  # requests on the page
READ = "statistics.extracts.read"
TAKE = "statistics.extract_files.read"
WAITING_SQL = """
    select count(*) from statistics_microdatarequest r
    where not exists (select from statistics_microdataanswer a where a.asked_id = r.id)
        and statistics_may_answer_extract(r.id)"""
READY_SQL = """
    select count(*) from statistics_microdatarequest r
    join statistics_microdataanswer a on a.asked_id = r.id
    where a.allowed and r.until >= %(today)s and r.recorded_by_id = %(worker)s"""
MADE_SQL = "select * from statistics_read_extract(%(request)s)"
STANDS = {
    "waits": (gettext_lazy("waits for an answer"), "orange"),
    "allowed": (gettext_lazy("can be downloaded"), "green"),
    "refused": (gettext_lazy("refused"), "red"),
    "over": (gettext_lazy("its last day is over"), "grey"),
}


class Made(NamedTuple):
    """What the database made of a request; `groups` only for who may download it now."""

    id: uuid.UUID
    row_count: int
    ages_hidden: int
    durations_hidden: int
    left_out: int | None
    groups: list[dict[str, Any]] | None


class MicrodataLine(NamedTuple):
    """A request in the list."""

    asked: MicrodataRequest
    columns: str
    stands: str
    colour: str


def requests_page(by) -> list[MicrodataLine]:
    """The requests of the own office, the latest first; the look is noted on the trail."""
    with by.speaking():
        found = list(requests().order_by("-recorded_at")[:SHOWN])
        note_shown(READ, [one.pk for one in found], [], by=by)
    return [MicrodataLine(one, columns_in_words(one), *map(str, STANDS[state_of(one)])) for one in found]


def requests():
    return MicrodataRequest.objects.select_related("office", "recorded_by", "answer", "answer__recorded_by")


def find_request(pk, *, by, look=READ) -> Any:
    """A request of the own office, with a look on the trail; 404 otherwise."""
    with by.speaking():
        found = requests().filter(pk=pk).first()
        if found is None:
            answer_not_found(look, EntrySubject("statistics.microdatarequest", pk), by=by)
        note_shown(look, [pk], [], by=by)
    return found


def answer_of(asked) -> MicrodataAnswer | None:
    try:
        return asked.answer
    except MicrodataAnswer.DoesNotExist:
        return None


def state_of(asked) -> str:
    answer = answer_of(asked)
    if answer is not None and not answer.allowed:
        return "refused"
    if asked.until < today():
        return "over"
    return "waits" if answer is None else "allowed"


def may_answer(asked, *, by) -> bool:
    """Whether this person may be the second one; the database says."""
    if state_of(asked) != "waits":
        return False
    return bool(by.ask("select statistics_may_answer_extract(%(request)s)", request=asked.pk)[0][0])


def waiting_for(by) -> int:
    """How many requests wait for this person as the second one; the database says for whom."""
    return by.ask(WAITING_SQL)[0][0]


def ready_for(by) -> int:
    """How many extracts that this person asked for can be downloaded."""
    return by.ask(READY_SQL, worker=by.pk, today=today())[0][0]


def made_of(asked, *, by) -> Made | None:
    """What was made of a request; None where nothing was, or not for this reader."""
    rows = by.ask(MADE_SQL, request=asked.pk)
    if not rows:
        return None
    key, row_count, ages, durations, left_out, groups = rows[0]
    return Made(key, row_count, ages, durations, left_out, None if groups is None else json.loads(groups))


def columns_in_words(asked) -> str:
    return "; ".join(title_of_column(name) for name in asked.named)


def request_rows(asked) -> list[SummaryRow]:
    """A request as lines of a summary."""
    answer = answer_of(asked)
    found = [
        SummaryRow(_("What it is for"), asked.purpose),
        SummaryRow(_("Columns"), columns_in_words(asked)),
        SummaryRow(_("As known at the end of"), date_in_words(asked.as_of)),
        SummaryRow(_("Children who are alike, at least"), str(asked.least)),
        SummaryRow(_("Download until"), date_in_words(asked.until)),
        SummaryRow(_("Asked by"), str(asked.recorded_by or "")),
        SummaryRow(_("Answered by"), str(answer.recorded_by or "") if answer else ""),
        SummaryRow(_("Why not"), answer.words if answer else ""),
    ]
    return [row for row in found if row.value]


def made_in_words(made: Made, least: int) -> list[str]:
    """How many rows there are, what was generalised and what was left out."""
    said = [_("Rows: %(n)s, each of one child, without any name.") % {"n": number(made.row_count)}]
    if made.ages_hidden:
        said.append(
            _("Age said as “all”, because too few were alike: %(n)s rows.") % {"n": number(made.ages_hidden)}
        )
    if made.durations_hidden:
        said.append(
            _("How long a parent is away said as “all”, because too few were alike even so: %(n)s rows.")
            % {"n": number(made.durations_hidden)}
        )
    left_out = (
        _("Children left out because too few are alike: fewer than %(n)s.") % {"n": least}
        if made.left_out is None
        else _("Children left out because too few are alike, down to a multiple of five: %(n)s.")
        % {"n": number(made.left_out)}
    )
    fives = _("Of children alike in all columns up to four are left out, so that a multiple of five stays.")
    return [*said, left_out, fives]


def rows_as_csv(asked, made: Made) -> str:
    """The rows in the order of a draw by the extract's own key: it is always the same and says nothing."""
    rows = [group["values"] for group in made.groups or () for _n in range(group["n"])]
    drawn = sorted(range(len(rows)), key=lambda n: hashlib.sha256(made.id.bytes + n.to_bytes(8)).digest())
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(asked.named)
    table.writerows(rows[n] for n in drawn)
    return text.getvalue()


def text_beside(asked, made: Made) -> str:
    """What the file is, what it is for, what it does not hold, and what its codes mean."""
    lines = [
        _("An extract of the register, for analysis"),
        "",
        *(f"{row.label}: {row.value}" for row in request_rows(asked)),
        "",
        *made_in_words(made, asked.least),
        _("The order of the rows is drawn by lot and says nothing."),
        _("It is no publication: it is passed to nobody and laid beside no list of children."),
    ]
    for name in asked.named:
        kind = _("may be known to others") if name in KNOWN else _("sensitive")
        lines += ["", f"{name}: {title_of_column(name)} ({kind})"]
        lines += [f"  {code}: {words}" for code, words in values_of_column(name)]
    return "\n".join(lines) + "\n"

"""Editions that were asked for, what became of them, and the released ones, in the reader's words."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, note_shown
from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.indicators.dimensions import title_of
from umai.indicators.reading import INDICATORS, categories
from umai.statistics.arithmetic.periods import as_period
from umai.statistics.elsewhere.words import period_in_words
from umai.statistics.releases.models import (
    DrawingOutcome,
    EditionAnswer,
    EditionCandidate,
    EditionDrawing,
    EditionRequest,
)
from umai.trail.entries import EntrySubject

SHOWN = 100  # requests, and editions, on the page
NAMED = 20  # cells that a refusal names
READ = "statistics.editions.read"
WAITING_SQL = """
    select count(*) from statistics_editioncandidate c
    where not exists (select from statistics_editionanswer a where a.candidate_id = c.id)
        and statistics_may_answer_edition(c.id)"""
MAY_ANSWER_SQL = "select statistics_may_answer_edition(%(candidate)s)"
STANDS = {
    "asked": (gettext_lazy("waits to be drawn"), "orange"),
    "waits": (gettext_lazy("waits for an answer"), "orange"),
    "released": (gettext_lazy("published"), "green"),
    "refused": (gettext_lazy("refused"), "red"),
    "taken_back": (gettext_lazy("taken back"), "grey"),
    "not_drawn": (gettext_lazy("not drawn"), "grey"),
}


class EditionLine(NamedTuple):
    """A request or an edition in the list."""

    title: str
    url: str
    known_on: Any
    stands: str
    colour: str


def editions_page(by) -> dict[str, list[EditionLine]]:
    """The released editions, and what was asked for in the own office, the latest first; on the trail."""
    with by.speaking():
        released = list(candidates().filter(answer__released=True).order_by("-recorded_at")[:SHOWN])
        asked = list(requests().order_by("-recorded_at")[:SHOWN])
        note_shown(READ, [one.pk for one in (*released, *asked)], [], by=by)
    return {
        "released": [line_of(one, one.name.partition(".")[0], "released", one.name) for one in released],
        "asked": [line_of(candidate_of(one) or one, one.period, state_of(one)) for one in asked],
    }


def line_of(row, period: str, state: str, name: str = "") -> EditionLine:
    stands, colour = STANDS[state]
    title = period_in_words(as_period(period))
    if "." in name:
        title = _("%(period)s, edition %(n)s") % {"period": title, "n": name.partition(".")[2]}
    return EditionLine(title, row.get_absolute_url(), row.known_on, str(stands), colour)


def candidates():
    return EditionCandidate.objects.select_related("answer", "answer__recorded_by")


def requests():
    of_answer = "drawing__candidate__answer"
    return EditionRequest.objects.select_related(
        "recorded_by", "drawing", "drawing__candidate", of_answer, f"{of_answer}__recorded_by"
    )


def find_request(pk, *, by) -> Any:
    """A request of the own office, with a look on the trail; 404 otherwise."""
    return find(requests(), pk, by)


def find_candidate(pk, *, by) -> Any:
    """A candidate of the own office or a released edition, with a look on the trail; 404 otherwise."""
    return find(candidates(), pk, by)


def find(rows, pk, by) -> Any:
    with by.speaking():
        found = rows.filter(pk=pk).first()
        if found is None:
            answer_not_found(READ, EntrySubject(rows.model._meta.label_lower, pk), by=by)
        note_shown(READ, [pk], [], by=by)
    return found


def drawing_of(asked: EditionRequest) -> EditionDrawing | None:
    try:
        return asked.drawing
    except EditionDrawing.DoesNotExist:
        return None


def candidate_of(asked: EditionRequest) -> EditionCandidate | None:
    try:
        return asked.drawing.candidate
    except (EditionDrawing.DoesNotExist, EditionCandidate.DoesNotExist):
        return None


def answer_of(candidate: EditionCandidate) -> EditionAnswer | None:
    try:
        return candidate.answer
    except EditionAnswer.DoesNotExist:
        return None


def state_of_candidate(candidate: EditionCandidate, asked_by: Any) -> str:
    """How a candidate stands; `asked_by` is the key of who asked for it, none for another office."""
    answer = answer_of(candidate)
    if answer is None or answer.released:
        return "waits" if answer is None else "released"
    return "taken_back" if asked_by == answer.recorded_by_id else "refused"


def who_asked(candidate: EditionCandidate, *, by) -> Any:
    """The key of who asked for a candidate; none for whoever does not see the request."""
    with by.speaking():
        asked = EditionRequest.objects.filter(drawing=candidate.drawing_id)
        return asked.values_list("recorded_by_id", flat=True).first()


def state_of(asked: EditionRequest) -> str:
    if drawing_of(asked) is None:
        return "asked"
    candidate = candidate_of(asked)
    return "not_drawn" if candidate is None else state_of_candidate(candidate, asked.recorded_by_id)


def may_answer(candidate: EditionCandidate, *, by) -> bool:
    """Whether this person may be the second one; the database says."""
    if answer_of(candidate) is not None:
        return False
    return bool(by.ask(MAY_ANSWER_SQL, candidate=candidate.pk)[0][0])


def may_take_back(candidate: EditionCandidate, *, by) -> bool:
    """Whether this person asked for it and it waits for its answer."""
    if answer_of(candidate) is not None or not may_do(by, "statistics.take_back_edition"):
        return False
    return who_asked(candidate, by=by) == by.pk


def waiting_for(by) -> int:
    """How many candidates wait for this person as the second one; the database says for whom."""
    return by.ask(WAITING_SQL)[0][0]


def request_page(asked: EditionRequest) -> dict[str, Any]:
    """A request, and what became of it."""
    drawing, candidate = drawing_of(asked), candidate_of(asked)
    stands, colour = STANDS[state_of(asked)]
    rows = [
        SummaryRow(_("Period"), period_in_words(as_period(asked.period))),
        SummaryRow(_("As known at the end of"), date_in_words(asked.known_on)),
        SummaryRow(_("Asked by"), str(asked.recorded_by or "")),
        SummaryRow(_("What came of it"), outcome_in_words(drawing) if drawing else ""),
        *answer_rows(candidate),
    ]
    return {
        "candidate": candidate,
        "rows": [row for row in rows if row.value],
        "stands": str(stands),
        "colour": colour,
        "told": [cell_in_words(*one) for one in drawing.told[:NAMED]] if drawing else [],
        "merging": [merging_in_words(*one) for one in drawing.merging[:NAMED]] if drawing else [],
    }


def outcome_in_words(drawing: EditionDrawing) -> str:
    """What came of a drawing; with the name of the edition that has the same numbers or shares days."""
    said = str(DrawingOutcome(drawing.outcome).label)
    return f"{said} ({drawing.edition})" if drawing.edition else said


def answer_rows(candidate: EditionCandidate | None) -> list[SummaryRow]:
    answer = answer_of(candidate) if candidate else None
    if answer is None:
        return []
    return [
        SummaryRow(_("Answered by"), str(answer.recorded_by or "")),
        SummaryRow(_("Why not"), answer.words),
    ]


def cell_in_words(measure: str, named: list[list[str]]) -> str:
    """A cell by what is counted and its categories, without what could be told of it."""
    of = "; ".join(f"{title_of(dimension)}: {code_in_words(dimension, code)}" for dimension, code in named)
    return f"{INDICATORS[measure].title} ({of})" if of else str(INDICATORS[measure].title)


def merging_in_words(dimension: str, code: str, other: str) -> str:
    """Which two categories may be merged."""
    return _("%(column)s: “%(one)s” with “%(other)s”") % {
        "column": title_of(dimension),
        "one": code_in_words(dimension, code),
        "other": code_in_words(dimension, other),
    }


def code_in_words(dimension: str, code: str) -> str:
    return str(dict(categories(dimension)).get(code, code))

"""The papers of a child's carers over time: gaps, lapses, overlaps, renewals that are due.

Pure functions over days. A paper is valid on its first and on its last day. What a gap is follows from
what the law of each day asks for (`umai.law.guardianship.arrangements`), and never from a draft.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from umai.law.children.changes import answer_spans, entry_days
from umai.law.children.lives import DAY, ChildLife, PaperSpan, holds_on
from umai.law.dated_values import NoLawInForce, parameter
from umai.law.guardianship.arrangements import arrangement_on, boundaries
from umai.law.guardianship.scheme import Arrangement
from umai.law.guardianship.schemes import schemes_of

RENEWAL_DAYS = parameter("paper_renewal_days")
PLACEMENT_VISIT_DAYS = parameter("placement_visit_days")
LACKS = ("carer_gone", "paper_lapsed", "paper_not_enough", "paper_to_come", "no_paper")
OVERLAPS = ("same_carer", "joint", "taken_over", "unexplained")


class PaperGap(NamedTuple):
    """Days on which something was asked for and no paper was enough; `lack` is a code of `LACKS`."""

    from_on: date
    to_on: date
    asks: Arrangement
    lack: str


class PaperOverlap(NamedTuple):
    """Two papers that are valid on the same days; `to_on` is None where both have no end.

    "same_carer": a second paper of one carer, which replaces the first or is a mistake. "joint" and
    "taken_over" say themselves why there are two carers; "unexplained" is asked about.
    """

    one: PaperSpan
    other: PaperSpan
    from_on: date | None
    to_on: date | None
    kind: str


class PaperLapse(NamedTuple):
    """A paper that ran out while something was still asked for: the first day without it."""

    paper: PaperSpan
    lapsed_on: date


def lack_on(life: ChildLife, on: date) -> str:
    """Why the child has no lawful carer on this day, a code of `LACKS`; "" where none is missing.

    "carer_gone": the paper is valid, but its carer died, is missing or incapable. "paper_lapsed": a paper
    ran out. "paper_not_enough": another paper is valid, as a power of attorney. "paper_to_come": one is
    known that begins later. Where no law is in force nothing is missing.
    """
    try:
        asked = arrangement_on(life, on)
    except NoLawInForce:
        return ""
    if not asked.is_missing:
        return ""
    if life.papers_on(on):
        return "paper_not_enough" if life.lawful_papers_on(on) else "carer_gone"
    terms = [one for one in life.papers if not is_upside_down(one)]
    if any(one.to_on and one.to_on < on for one in terms):
        return "paper_lapsed"
    return "paper_to_come" if terms else "no_paper"


def paper_gaps(life: ChildLife, from_on: date, to_on: date) -> list[PaperGap]:
    """Every span from one day to another on which a paper was asked for and none was enough."""

    def lack(day: date) -> tuple[Arrangement, str] | None:
        missing = lack_on(life, day)
        return (arrangement_on(life, day).asks, missing) if missing else None

    found = answer_spans(lack, paper_days(life), from_on, to_on)
    return [PaperGap(one.from_on, one.to_on, *one.answer) for one in found if one.answer]


def paper_days(life: ChildLife) -> Iterator[date]:
    """Every day on which what is asked for, or the papers, can change."""
    return boundaries(life, *(one for one in schemes_of("arrangement") if not one.is_draft))


def lapses(life: ChildLife, on: date) -> tuple[PaperLapse, ...]:
    """The papers that ran out by this day and left the child without a lawful carer until now."""
    if lack_on(life, on) == "":
        return ()
    ended = [one for one in life.papers if one.to_on and one.to_on < on and not is_upside_down(one)]
    latest = max((one.to_on for one in ended if one.to_on), default=None)
    return tuple(PaperLapse(one, one.to_on + DAY) for one in ended if one.to_on and one.to_on == latest)


def is_upside_down(paper: PaperSpan) -> bool:
    """Whether the term ends before it begins: it is valid on no day, and is asked about."""
    return bool(paper.from_on and paper.to_on and paper.to_on < paper.from_on)


def overlaps(papers: Iterable[PaperSpan]) -> list[PaperOverlap]:
    """Every two papers that are valid on the same day, in the order in which they begin."""
    terms = sorted(
        (one for one in papers if not is_upside_down(one)), key=lambda one: one.from_on or date.min
    )
    found = []
    for one, other in combinations(terms, 2):
        first = max((day for day in (one.from_on, other.from_on) if day), default=None)
        last = min((day for day in (one.to_on, other.to_on) if day), default=None)
        if first is None or last is None or first <= last:
            found.append(PaperOverlap(one, other, first, last, _kind_of(one, other)))
    return found


def renewal_due_from(paper: PaperSpan) -> date | None:
    """The first day on which the renewal of this paper is due, by the law of its last day; else None."""
    try:
        return paper.to_on and paper.to_on - timedelta(days=RENEWAL_DAYS.on(paper.to_on))
    except NoLawInForce:  # it ran out before any law knew of renewals
        return None


def renewals_due(life: ChildLife, on: date) -> tuple[PaperSpan, ...]:
    """The valid papers whose renewal is due on this day and that no other paper follows without a gap.

    A paper is renewed only where something is still asked for; after a parent's return none is.
    """
    if arrangement_on(life, on).asks is Arrangement.NOTHING:
        return ()
    return tuple(
        one
        for one in life.papers_on(on)
        if (due := renewal_due_from(one)) and due <= on and not _is_followed(one, life.papers)
    )


def first_check_due_on(placed_on: date) -> date:
    """The last day of the first check visit after a child came to a carer; the day of coming is day 0."""
    return placed_on + timedelta(days=PLACEMENT_VISIT_DAYS.on(placed_on))


def renewal_days(papers: Iterable[PaperSpan]) -> Iterator[date]:
    """The days on which a renewal becomes due, and those on which the term for it changes."""
    yield from entry_days(RENEWAL_DAYS.entries)
    yield from filter(None, map(renewal_due_from, papers))


def _is_followed(paper: PaperSpan, papers: Iterable[PaperSpan]) -> bool:
    following = paper.to_on + DAY if paper.to_on else date.max
    return any(other != paper and holds_on(other, following) for other in papers)


def _kind_of(one: PaperSpan, other: PaperSpan) -> str:
    if one.carer == other.carer:
        return "same_carer"
    if one.joint or other.joint:
        return "joint"
    return "taken_over" if other.takes_over or one.takes_over else "unexplained"

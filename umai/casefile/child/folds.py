"""The timeline in folds: a line for each year with what is in it, and one for entries of a kind in a row.

A kind is what an entry is counted as (`TimelineEvent.counted`). Violence, proceedings and self-harm have
none: a line that everybody sees who stands beside the reader counts them among others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import date_in_words
from umai.design.parts import TimelineEvent
from umai.law.terms.clock import day_of

UNFOLDED = 3  # newest entries of an open year that are drawn at once
RUN = 4  # so many entries of one kind in a row are one fold
KINDS = 5  # kinds that a line names; what is left is counted together


class TimelineFold(NamedTuple):
    """Entries under a line that says what they are, or further folds; without `words`, plain entries."""

    words: str
    events: Sequence[TimelineEvent] = ()
    parts: Sequence["TimelineFold"] = ()
    is_open: bool = False


def year_of(event: TimelineEvent) -> int | None:
    """The year in Bishkek in which something happened; None where no day is known."""
    on = day_of(event.at) if event.at else event.on
    return on.year if on else None


def fold_years(events: Iterable[TimelineEvent], this_year: int, most: int) -> list[TimelineFold]:
    """A fold for each year of events that are sorted, the newest first; `most` of them are drawn.

    The first fold is open, and so is every year that is not over. A line counts all of its year, also what
    is not drawn; a year of which nothing is drawn has no line.
    """
    folds: list[TimelineFold] = []
    for year, several in groupby(events, key=year_of):
        found = list(several)
        drawn, most = found[:most], max(most - len(found), 0)
        if drawn:
            is_open = not folds or (year is not None and year >= this_year)
            folds.append(_year_fold(_name_of(year), found, drawn, is_open))
    return folds


def _year_fold(name, found, drawn, is_open):
    words = f"{name}: {count_in_words(found)}"
    if not is_open:
        return _fold(words, drawn)
    parts = [TimelineFold("", drawn[:UNFOLDED])]
    if earlier := drawn[UNFOLDED:]:
        line = _("Earlier: %(what)s") % {"what": count_in_words(found[UNFOLDED:])}
        parts.append(_fold(line, earlier))
    return TimelineFold(words, parts=parts, is_open=True)


def _fold(words, events):
    """A fold with folds of runs in it; what is one run already has no second line."""
    runs = fold_runs(events)
    return TimelineFold(words, events) if len(runs) == 1 else TimelineFold(words, parts=runs)


def _name_of(year):
    return date_in_words(date(year, 1, 1), "year") if year else _("Day not known")


def fold_runs(events: Iterable[TimelineEvent]) -> list[TimelineFold]:
    """Entries in their order: `RUN` or more of one kind in a row in a fold, what lies between plainly."""
    folds: list[TimelineFold] = []
    for counted, several in groupby(events, key=lambda event: event.counted):
        run = list(several)
        if counted and len(run) >= RUN:
            folds.append(TimelineFold(counted(len(run)), run))
        elif folds and not folds[-1].words:
            folds[-1] = TimelineFold("", [*folds[-1].events, *run])
        else:
            folds.append(TimelineFold("", run))
    return folds


def count_in_words(events: Sequence[TimelineEvent]) -> str:
    """What these events are, in words by kind, the most frequent kind first."""
    counts = Counter(event.counted for event in events if event.counted)
    named = counts.most_common(KINDS)
    said = [counted(n) for counted, n in named]
    rest = len(events) - sum(n for _counted, n in named)
    if rest and said:
        said.append(ngettext("%(n)d other entry", "%(n)d other entries", rest) % {"n": rest})
    elif rest:
        said.append(ngettext("%(n)d entry", "%(n)d entries", rest) % {"n": rest})
    return ", ".join(said)

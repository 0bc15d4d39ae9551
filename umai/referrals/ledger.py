"""Who answers: for each body how often it was asked, what it said, in what time, and what it never said.

Every number is a count of rows by `COUNTS`, which also find the rows behind it; the arithmetic is on
the page as "n of m". What was taken back before its day owes no answer.
"""

from statistics import median
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.referrals.models import Referral
from umai.referrals.standing import State, standing_of

# What is counted: name, words, which referrals count (on a day), and of which others it is a part.
COUNTS = {
    "asked": (_("Asked"), lambda one, on: True, None),
    "accepted": (_("Accepted"), lambda one, on: one.accepted is not None, "answered"),
    "refused": (_("Refused"), lambda one, on: one.state == State.REFUSED, "answered"),
    "done": (_("Done"), lambda one, on: one.state == State.DONE, "asked"),
    "answered": (_("Answered"), lambda one, on: one.first is not None, "asked"),
    "silent": (_("No answer in time"), lambda one, on: one.unanswered_in_time(on=on), "due"),
    "due": (_("Had to be answered by now"), lambda one, on: one.term_is_over(on=on), "asked"),
    "waiting": (_("Waiting now"), lambda one, on: one.state == State.WAITING, "asked"),
}
SHOWN = ("asked", "answered", "accepted", "refused", "done", "silent", "waiting")


class Number(NamedTuple):
    """A count, of how many, and where its rows are; `of` is None for what is of nothing else."""

    name: str
    words: str
    n: int
    of: int | None
    url: str


class Line(NamedTuple):
    """One body: its numbers, the median of days to the first answer, and over how many answers."""

    office: object
    numbers: list[Number]
    median_days: float | None
    answers: int


def sent_in(year, by):
    """The referrals within reach that were sent in this year."""
    return Referral.objects.within_reach_of(by).filter(sent_on__year=year)


def ledger(year, by, *, on) -> list[Line]:
    """A line for each body that was asked in this year, those that owe most answers first. Three queries."""
    of_body = {}
    rows = sent_in(year, by).select_related("to_office").defer("sent").order_by("sent_on")
    for standing in standing_of(list(rows), by):
        of_body.setdefault(standing.referral.to_office_id, []).append(standing)
    lines = [line_of(standings, year, on) for standings in of_body.values()]
    return sorted(lines, key=lambda line: (-silent(line), str(line.office)))


def line_of(standings, year, on):
    office = standings[0].referral.to_office
    counted = {name: sum(counts(one, on) for one in standings) for name, (_w, counts, _of) in COUNTS.items()}
    days = [one.days_to_answer for one in standings if one.first]
    numbers = []
    for name in SHOWN:
        words, _counts, of = COUNTS[name]
        url = f"{reverse('referrals:ledger_rows', args=[office.pk, name])}?year={year}"
        numbers.append(Number(name, words, counted[name], of and counted[of], url))
    return Line(office, numbers, median(days) if days else None, len(days))


def silent(line):
    return next(number.n for number in line.numbers if number.name == "silent")


def rows_behind(office_id, name, year, by, *, on):
    """The ids of the referrals that one number counts."""
    _words, counts, _of = COUNTS[name]
    rows = sent_in(year, by).filter(to_office_id=office_id).defer("sent")
    return [one.referral.pk for one in standing_of(list(rows), by) if counts(one, on)]


def years_of(by):
    """The years in which anything was sent, the latest first."""
    return [day.year for day in Referral.objects.within_reach_of(by).dates("sent_on", "year", order="DESC")]

"""Count for each body how often it was asked, what it answered, and in what time.

Every number is a count of rows by a condition of `COUNTS`, which also finds the rows behind it. A page
shows numerator and denominator ("n of m"). A referral taken back before its day needs no answer.
"""

from datetime import date
from statistics import median
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.referrals.referral.models import Referral, ReferralAnswer, Withdrawal
from umai.referrals.referral.state import ReferralState, ReferralWithAnswers
from umai.staff.models import Office

# By name: label, condition under which a referral counts on a day, and name of the denominator.
COUNTS = {
    "asked": (_("Asked"), lambda one, on: True, None),
    "accepted": (_("Accepted"), lambda one, on: one.accepted is not None, "answered"),
    "refused": (_("Refused"), lambda one, on: one.state == ReferralState.REFUSED, "answered"),
    "done": (_("Done"), lambda one, on: one.state == ReferralState.DONE, "asked"),
    "answered": (_("Answered"), lambda one, on: one.first is not None, "asked"),
    "silent": (_("No answer in time"), lambda one, on: one.unanswered_in_time(on=on), "due"),
    "due": (_("Had to be answered by now"), lambda one, on: one.term_is_over(on=on), "asked"),
    "waiting": (_("Waiting now"), lambda one, on: one.state == ReferralState.WAITING, "asked"),
}
SHOWN_COUNTS = ("asked", "answered", "accepted", "refused", "done", "silent", "waiting")


class LedgerNumber(NamedTuple):
    """A count, its denominator `of` (None for a plain count), and the address of its rows."""

    name: str
    words: str
    n: int
    of: int | None
    url: str


class LedgerRow(NamedTuple):
    """One body: its numbers, the median of days to the first answer, and of how many answers."""

    office: object
    numbers: list[LedgerNumber]
    median_days: float | None
    answers: int


class CountedReferral(NamedTuple):
    """The columns of a referral that are counted: thousands are read for one page."""

    pk: UUID
    to_office_id: UUID
    sent_on: date
    due_on: date


class CountedAnswer(NamedTuple):
    """The columns of an answer that are counted."""

    kind: str
    answered_on: date
    service_due_on: date | None


class CountedWithdrawal(NamedTuple):
    """The columns of a withdrawal that are counted."""

    withdrawn_on: date


def referrals_of_year(year, by, **which):
    """The referrals within reach that were sent in this year, with their answers. Three queries."""
    of_year = {"referral__sent_on__year": year} | {
        f"referral__{name}": value for name, value in which.items()
    }
    answers = {}
    rows = ReferralAnswer.objects.within_reach_of(by).filter(**of_year).order_by("answered_on", "recorded_at")
    for referral, *columns in rows.values_list("referral_id", *CountedAnswer._fields):
        answers.setdefault(referral, []).append(CountedAnswer(*columns))
    back = Withdrawal.objects.within_reach_of(by).filter(**of_year)
    taken_back = {
        referral: CountedWithdrawal(day) for referral, day in back.values_list("referral_id", "withdrawn_on")
    }
    sent = Referral.objects.within_reach_of(by).filter(sent_on__year=year, **which)
    found = (CountedReferral(*row) for row in sent.values_list(*CountedReferral._fields))
    return [ReferralWithAnswers(one, answers.get(one.pk, []), taken_back.get(one.pk)) for one in found]


def ledger_rows(year, by, *, on) -> list[LedgerRow]:
    """A row for each body that was asked in this year, most unanswered first. Four queries."""
    of_body = {}
    for standing in referrals_of_year(year, by):
        of_body.setdefault(standing.referral.to_office_id, []).append(standing)
    offices = Office.objects.in_bulk(list(of_body))
    lines = [ledger_row_of(offices[pk], standings, year, on) for pk, standings in of_body.items()]
    return sorted(lines, key=lambda line: (-silent_count(line), str(line.office)))


def ledger_row_of(office, standings, year, on):
    counted = {name: sum(counts(one, on) for one in standings) for name, (_w, counts, _of) in COUNTS.items()}
    days = [one.days_to_answer for one in standings if one.first]
    numbers = []
    for name in SHOWN_COUNTS:
        words, _counts, of = COUNTS[name]
        url = f"{reverse('referrals:ledger_rows', args=[office.pk, name])}?year={year}"
        numbers.append(LedgerNumber(name, str(words), counted[name], counted[of] if of else None, url))
    return LedgerRow(office, numbers, median(days) if days else None, len(days))


def counts_of_body(year, by, *, on) -> list[LedgerNumber]:
    """What the reader's own body was asked in this year, and what it answered; no number has an address.

    Numbers that are 0 are left out: on a telephone they push aside what there is. Where nobody asked it
    anything, that alone is said.
    """
    line = ledger_row_of(by.office, referrals_of_year(year, by, to_office_id=by.reach.office_id), year, on)
    numbers = [number._replace(url="") for number in line.numbers]
    return [number for number in numbers if number.n] or numbers[:1]


def silent_count(line):
    return next(number.n for number in line.numbers if number.name == "silent")


def ids_behind_number(office_id, name, year, by, *, on):
    """The ids of the referrals that one number counts."""
    _words, counts, _of = COUNTS[name]
    found = referrals_of_year(year, by, to_office_id=office_id)
    return [one.referral.pk for one in found if counts(one, on)]


def years_of(by):
    """The years in which anything was sent, the latest first."""
    return [day.year for day in Referral.objects.within_reach_of(by).dates("sent_on", "year", order="DESC")]

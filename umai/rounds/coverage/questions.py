"""What is asked about a round. A question has an answer that is nobody's fault; none of them is a finding."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.law.options.rounds import (
    ALIKE_DOORS,
    DOORS_A_DAY,
    DOORS_AN_HOUR,
    METRES_A_MINUTE,
    METRES_NOTICED,
    ended_by_clock_on,
)
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.rounds.codes import code_of
from umai.rounds.coverage.reading import RunningRound
from umai.rounds.planning.models import SHEET


class WalkQuestion(NamedTuple):
    """One question about how a round was walked, as `rounds_walk_questions` counts it."""

    kind: str
    team: int | None
    sheet: int | None
    said_on: date | None
    n: int
    measured: int | None
    result: str | None
    numbers: list[int] | None


def walk_questions(round, *, by) -> list[WalkQuestion]:
    """What the head is asked about the walk of this round; the thresholds are those of its first day."""
    limits = (
        one.on(round.from_on)
        for one in (DOORS_AN_HOUR, DOORS_A_DAY, METRES_A_MINUTE, METRES_NOTICED, ALIKE_DOORS)
    )
    with by.speaking():
        rows = fetch_rows(
            "select * from rounds_walk_questions(%s, %s, %s, %s, %s, %s, %s)", [round.pk, SHEET, *limits]
        )
    return [WalkQuestion(*row) for row in rows]


def stopped_in_words(one: RunningRound, on=None) -> list[str]:
    """What is asked about a round that stopped: nobody was at a door for days, or nobody ended it."""
    found = []
    if one.overdue:
        on = on or today()
        found.append(
            _(
                "The last day of this round was %(day)s. Does it go on, or is it over? If nobody ends it, the"
                " clock ends it on %(end)s, so that what was said at the doors does not stay."
            )
            % {
                "day": date_in_words(one.round.to_on),
                "end": date_in_words(ended_by_clock_on(one.round.to_on, on) + timedelta(days=1)),
            }
        )
    elif one.silent:
        days = ((on or today()) - (one.last_on or one.round.from_on)).days
        found.append(
            ngettext(
                "No answer came for %(days)d day. What holds the teams up?",
                "No answer came for %(days)d days. What holds the teams up?",
                days,
            )
            % {"days": days}
        )
    return found


def in_words(questions: Iterable[WalkQuestion], round) -> list[str]:
    """Each question as a sentence that ends with what is asked."""
    return [SENTENCES[one.kind](one, round) for one in questions]


def said_hour(one, _round):
    return _("Team %(team)d, %(day)s: %(n)d doors were answered within one hour. How was that done?") % {
        "team": one.team,
        "day": date_in_words(one.said_on),
        "n": one.n,
    }


def said_day(one, _round):
    return _("Team %(team)d, %(day)s: %(n)d doors were answered on one day. How many people walked?") % {
        "team": one.team,
        "day": date_in_words(one.said_on),
        "n": one.n,
    }


def said_speed(one, _round):
    return ngettext(
        "Team %(team)d, %(day)s: %(n)d way between two doors was made at %(speed)d km an hour. Did the team"
        " drive, or does the device err?",
        "Team %(team)d, %(day)s: %(n)d ways between two doors were made at up to %(speed)d km an hour. Did"
        " the team drive, or does the device err?",
        one.n,
    ) % {"team": one.team, "day": date_in_words(one.said_on), "n": one.n, "speed": one.measured * 60 // 1000}


def said_alike(one, _round):
    return _("Sheet %(sheet)d: all %(n)d answers are the same (%(result)s). Is it so in this street?") % {
        "sheet": one.sheet,
        "n": one.n,
        "result": choice_label("round_results", one.result),
    }


def said_order(one, _round):
    return _(
        "Sheet %(sheet)d: the %(n)d dwellings were answered in exactly the order of the last round. Does the"
        " team walk the same way?"
    ) % {"sheet": one.sheet, "n": one.n}


def said_copied(one, _round):
    return _(
        "Sheet %(sheet)d: all %(n)d answers are those of the last round. Has nothing changed in this street?"
    ) % {"sheet": one.sheet, "n": one.n}


def said_two_teams(one, round):
    return ngettext(
        "%(n)d dwelling was answered to two teams: %(codes)s. Do the territories of the teams overlap?",
        "%(n)d dwellings were answered to two teams: %(codes)s. Do the territories of the teams overlap?",
        one.n,
    ) % {"n": one.n, "codes": ", ".join(code_of(round.number, number) for number in one.numbers)}


SENTENCES = {
    "hour": said_hour,
    "day": said_day,
    "speed": said_speed,
    "alike": said_alike,
    "order": said_order,
    "copied": said_copied,
    "two_teams": said_two_teams,
}

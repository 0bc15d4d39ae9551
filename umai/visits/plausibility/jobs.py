"""What the clock asks about visits, each night, and which it draws for a call, each month."""

import json
import logging
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import batched
from uuid import UUID

from umai.law.children.ages import may_be_observed_instead
from umai.law.dated import parameter
from umai.law.terms.clock import day_of
from umai.visits.jobs import answer_of
from umai.visits.plausibility.rules import ANSWER_DAYS, Limits, Point, Text, Told, questions

log = logging.getLogger("umai.visits")

PERCENT = parameter("callback_percent")
FRESH = timedelta(days=7)  # a week without electricity leaves no visit out
LOOKS_BACK = timedelta(days=180)
WORKERS_AT_ONCE = 50
MONTHS_BACK = 3


def ask(*, at, using="default", at_once=WORKERS_AT_ONCE):
    """Ask about every visit of the last week that shows a sign; answers how many questions are new.

    Safe to stop at any point, to run twice and to run in two places: a question is asked once a visit
    and sign, and what was asked of one worker is committed before the next is read.
    """
    on, since = day_of(at), at - FRESH
    limits, answer_by = Limits.on(on), on + timedelta(days=int(ANSWER_DAYS.on(on)))
    written = 0
    for workers in batched(answer_of("select visits_whose(%s)", [since], using), at_once):
        said = answer_of("select visits_told(%s, %s, %s)", [list(workers), since, at - LOOKS_BACK], using)
        if asked := all_questions(said, limits):
            written += answer_of("select visits_ask(%s, %s)", [json.dumps(asked), answer_by], using)
    if written:
        log.info("visits: %s questions asked", written)
    return written


def all_questions(said, limits):
    """The questions about each worker's fresh visits, as plain values."""
    told, fresh = defaultdict(list), defaultdict(set)
    for row in said if isinstance(said, list) else json.loads(said):
        visit = told_of(row)
        told[row["worker"]].append(visit)
        if row["fresh"]:
            fresh[row["worker"]].add(visit.id)
    return [
        {
            "visit": str(each.visit),
            "sign": each.sign,
            "evidence": {"others": [str(other) for other in each.others], "numbers": each.numbers},
        }
        for worker, visits in told.items()
        for each in questions(visits, fresh[worker], limits)
    ]


def told_of(row):
    """One visit as the rules know it, from what the database says of it."""
    at = datetime.fromisoformat(row["at"])
    return Told(
        id=UUID(row["id"]),
        child=UUID(row["child"]),
        at=at,
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        made=row["made"],
        nobody_home=row["not_made"] == "nobody_home",
        seen=bool(row["seen"]),
        alone=row["alone"],
        young=is_young(row["born"], day_of(at)),
        homes=frozenset(row["homes"]),
        heard=text_of(row["heard"]),
        found=text_of(row["found"]),
        at_home=row["at_home"],
        point=point_of(row),
        earlier=tuple(Point(*each) for each in row["earlier"] or ()),
        missed_at=row["missed_at"] and datetime.fromisoformat(row["missed_at"]),
    )


def is_young(born, on):
    """Whether observing stands in place of a talk; yes where the age is not known."""
    day = born and date.fromisoformat(born)
    return not day or day > on or may_be_observed_instead(day, on)


def text_of(said):
    return Text(said["key"], said["letters"]) if said else None


def point_of(row):
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return Point(row["latitude"], row["longitude"], row["accuracy"] or 0)


def draw(*, on, using="default"):
    """Draw the visits of past months that are called about, once a month and district; answers how many."""
    drawn, first = 0, on.replace(day=1)
    for _month in range(MONTHS_BACK):
        first = (first - timedelta(days=1)).replace(day=1)
        percent = int(PERCENT.on(first))
        drawn += answer_of("select visits_draw_month(%s, %s)", [first, percent], using)
    if drawn:
        log.info("visits: %s drawn for a call", drawn)
    return drawn

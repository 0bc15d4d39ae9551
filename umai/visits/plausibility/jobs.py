"""What the clock does each night and month: ask about visits, and draw visits for a call."""

import json
import logging
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import batched
from uuid import UUID

from umai.law.children.ages import may_be_observed_instead
from umai.law.dated_values import parameter
from umai.law.terms.clock import day_of
from umai.visits.jobs import fetch_value
from umai.visits.plausibility.rules import (
    ANSWER_DAYS,
    FRESH_DAYS,
    LOOK_BACK_DAYS,
    Point,
    SignLimits,
    TextFingerprint,
    VisitValues,
    sign_findings,
)

log = logging.getLogger("umai.visits")

CALLBACK_PERCENT = parameter("callback_percent")
CALLBACK_MONTHS = parameter("callback_months")
WORKERS_AT_ONCE = 50


def ask_questions(*, at, using="default", at_once=WORKERS_AT_ONCE):
    """Ask about every fresh visit that shows a sign; answers how many questions are new.

    A visit is fresh for `sign_fresh_days`.
    It may be stopped at any point, run again, and run in two places at once: a question is asked once
    for a visit and sign, and the questions of some workers are committed before the next are read.
    """
    on = day_of(at)
    since, compared_since = at - timedelta(days=FRESH_DAYS.on(on)), at - timedelta(days=LOOK_BACK_DAYS.on(on))
    limits, answer_by = SignLimits.on(on), on + timedelta(days=int(ANSWER_DAYS.on(on)))
    written = 0
    for workers in batched(fetch_value("select visits_workers_since(%s)", [since], using), at_once):
        rows = fetch_value(
            "select visits_values_for_signs(%s, %s, %s)", [list(workers), since, compared_since], using
        )
        if questions := all_questions(rows, limits):
            written += fetch_value("select visits_ask(%s, %s)", [json.dumps(questions), answer_by], using)
    if written:
        log.info("visits: %s questions asked", written)
    return written


def all_questions(visit_rows, limits):
    """The questions about each worker's fresh visits, as plain values; the visits are JSON."""
    visits_of, fresh = defaultdict(list), defaultdict(set)
    for row in json.loads(visit_rows):
        visit = as_visit_values(row)
        visits_of[row["worker"]].append(visit)
        if row["fresh"]:
            fresh[row["worker"]].add(visit.id)
    return [
        {
            "visit": str(each.visit),
            "sign": each.sign,
            "evidence": {"others": [str(other) for other in each.others], "numbers": each.numbers},
        }
        for worker, visits in visits_of.items()
        for each in sign_findings(visits, fresh[worker], limits)
    ]


def as_visit_values(row):
    """One visit as the rules take it, from a row of `visits_values_for_signs`."""
    at = datetime.fromisoformat(row["at"])
    return VisitValues(
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
        heard=as_fingerprint(row["heard"]),
        found=as_fingerprint(row["found"]),
        at_home=row["at_home"],
        point=point_of(row),
        earlier=tuple(Point(*each) for each in row["earlier"] or ()),
        missed_at=row["missed_at"] and datetime.fromisoformat(row["missed_at"]),
    )


def is_young(born, on):
    """Whether the child may be observed instead of spoken with; yes where the age is not known."""
    day = born and date.fromisoformat(born)
    return not day or day > on or may_be_observed_instead(day, on)


def as_fingerprint(text):
    return TextFingerprint(text["key"], text["letters"]) if text else None


def point_of(row):
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return Point(row["latitude"], row["longitude"], row["accuracy"] or 0)


def draw_visits(*, on, using="default"):
    """Draw visits of past months for a call, once for each month and district; answers how many."""
    drawn, first = 0, on.replace(day=1)
    for _month in range(CALLBACK_MONTHS.on(on)):
        first = (first - timedelta(days=1)).replace(day=1)
        percent = int(CALLBACK_PERCENT.on(first))
        drawn += fetch_value("select visits_draw_month(%s, %s)", [first, percent], using)
    if drawn:
        log.info("visits: %s drawn for a call", drawn)
    return drawn

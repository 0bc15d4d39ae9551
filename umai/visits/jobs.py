"""What the clock does with visits: plan the next ones, count the missed ones, look after who is out."""

import json
import logging
from datetime import timedelta

from django.db import connections

from umai.law.terms.visits import terms

log = logging.getLogger("umai.visits")

AT_ONCE = 20_000  # cases in one transaction: no lock is held for long
DRAFTS_KEPT = timedelta(days=30)


def keep(*, on, using="default", at_once=AT_ONCE):
    """Write down missed visits and plan the next ones, in every open case; answers how many rows are new.

    Safe to stop at any point, to run twice and to run in two places.
    """
    written, more = 0, True
    while more:
        more = answer_of("select visits_keep(%s, %s, %s)", [on, json.dumps(terms(on)), at_once], using)
        written += more
    if written:
        log.info("planned visits: %s rows written", written)
    return written


def raise_alarms(*, at, using="default"):
    """Call people for every worker who is not back in time; answers how many calls are new."""
    raised = answer_of("select visits_raise_alarms(%s)", [at], using)
    if raised:
        log.info("%s workers are not back in time", raised)
    return raised


def forget_drafts(*, at, using="default"):
    """Delete what was begun more than 30 days ago and never sent; answers how much."""
    return answer_of("select visits_forget_drafts(%s)", [at - DRAFTS_KEPT], using)


def answer_of(statement, values, using):
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]

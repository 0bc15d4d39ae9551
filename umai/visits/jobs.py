"""What the clock does with visits: plan the next, write down the missed, call for workers not back."""

import json
import logging

from django.db import connections

from umai.law.terms.retention import visit_drafts_kept_since
from umai.law.terms.visits import outings_called_since, visit_terms

log = logging.getLogger("umai.visits")

AT_ONCE = 20_000  # cases in one transaction: no lock is held for long


def update_windows(*, on, using="default", at_once=AT_ONCE):
    """Write down missed visits and plan the next ones, in every open case; answers how many rows are new.

    It may be stopped at any point, run again, and run in two places at once.
    """
    written, more = 0, True
    while more:
        more = fetch_value(
            "select visits_update_windows(%s, %s, %s)", [on, json.dumps(visit_terms(on)), at_once], using
        )
        written += more
    if written:
        log.info("planned visits: %s rows written", written)
    return written


def raise_alarms(*, at, using="default"):
    """Open a call for every worker who is not back in time; answers how many calls are new."""
    raised = fetch_value("select visits_raise_alarms(%s, %s)", [at, outings_called_since(at)], using)
    if raised:
        log.info("%s workers are not back in time", raised)
    return raised


def delete_old_drafts(*, at, using="default"):
    """Delete the drafts that were not sent and are older than `visit_draft_days`; answers how many."""
    return fetch_value("select visits_delete_old_drafts(%s)", [visit_drafts_kept_since(at)], using)


def fetch_value(statement, values, using):
    """The first value of the first row that this statement answers."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]

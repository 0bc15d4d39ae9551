"""What the clock does with signals: forget what is over, put away what opens no more, expunge by rule."""

import logging
from datetime import timedelta

from django.db import connections

from umai.law.grounds import days_to_expunging
from umai.law.messages import drafts_kept_since, joined_hours
from umai.law.terms.clock import day_of

log = logging.getLogger("umai.identification")
AT_ONCE = 5_000  # signals in one transaction: no lock is held for long


def delete_old_drafts(*, at, using="default"):
    """Delete old drafts of the line, and the digests of numbers with which no message can go on any more.

    Answers how many drafts were deleted. Safe to run twice and in two places.
    """
    numbers = at - timedelta(hours=joined_hours(day_of(at)))
    with connections[using].cursor() as cursor:
        cursor.execute("select identification_forget(%s, %s)", [drafts_kept_since(at), numbers])
        return cursor.fetchone()[0]


def empty_expired_halves(*, using="default"):
    """Put away what was left for openings whose time is over; answers how many. May run at any time."""
    return call_function("select identification_forget_halves()", [], using)


def expunge_reports(*, on, using="default", at_once=AT_ONCE):
    """Make unreadable what was said in reports that ended long enough ago; answers how many.

    By the terms of this day. Safe to stop, to run twice and to run in two places: the row that says so is
    the claim.
    """
    unfounded, otherwise = days_to_expunging(on)
    done, more = 0, True
    while more:
        values = [on, unfounded, otherwise, at_once]
        more = call_function("select identification_expunge(%s, %s, %s, %s)", values, using)
        done += more
    if done:
        log.info("the words of %s reports were made unreadable", done)
    return done


def call_function(question, values, using):
    with connections[using].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]

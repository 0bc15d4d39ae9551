"""Jobs about signals: delete old drafts, empty expired halves of keys, expunge old reports."""

import logging
from datetime import timedelta

from umai.law.messages import drafts_kept_since, joined_hours
from umai.law.options.grounds import days_to_expunging
from umai.law.terms.clock import day_of
from umai.machine.cluster.functions import fetch_value
from umai.trail.anchors.guard import may_end

log = logging.getLogger("umai.identification")
AT_ONCE = 5_000  # signals in one transaction, so that no lock is held for long


def delete_old_drafts(*, at, using="default"):
    """Delete old drafts of the line, and old digests of telephone numbers, to which no message is joined now.

    Answers how many drafts were deleted. It may run twice, and in two places at once.
    """
    numbers = at - timedelta(hours=joined_hours(day_of(at)))
    values = [drafts_kept_since(at), numbers]
    return fetch_value("select identification_forget(%s, %s)", values, using=using)


def empty_expired_halves(*, using="default"):
    """Empty the boxes of openings whose time is over; answers how many. It may run at any time."""
    return fetch_value("select identification_forget_halves()", using=using)


def expunge_reports(*, on, using="default", at_once=AT_ONCE):
    """Make unreadable what was said in reports that ended long enough ago; answers how many.

    The terms of this day govern. It may be stopped, run twice, and run in two places at once: each report
    is claimed by the row that says that it was expunged. Nothing is expunged while no head of the trail is
    kept elsewhere.
    """
    if not may_end(using=using):
        log.error("no words of reports were expunged: no head of the trail is kept elsewhere")
        return 0
    unfounded, otherwise = days_to_expunging(on)
    done, more = 0, True
    while more:
        values = [on, unfounded, otherwise, at_once]
        more = fetch_value("select identification_expunge(%s, %s, %s, %s)", values, using=using)
        done += more
    if done:
        log.info("the words of %s reports were made unreadable", done)
    return done

"""The job about words of doors: make unreadable what was said on rounds that ended long ago."""

import logging

from umai.law.options.grounds import days_to_expunging
from umai.machine.cluster.functions import fetch_value
from umai.trail.anchors.guard import may_end

log = logging.getLogger("umai.rounds")


def expunge_words(*, on, using="default"):
    """Make unreadable what was said at the doors of rounds that ended long enough ago; answers of how many.

    The term is that of the words of reports, of this day. It may run twice, and in two places at once.
    Nothing is expunged while no head of the trail is kept elsewhere.
    """
    if not may_end(using=using):
        log.error("no words of doors were expunged: no head of the trail is kept elsewhere")
        return 0
    _unfounded, days = days_to_expunging(on)
    done = fetch_value("select rounds_expunge(%s, %s)", [on, days], using=using)
    if done:
        log.info("the words of %s rounds were made unreadable", done)
    return done

"""The job about rounds that nobody ended: the clock ends them, so that what was said there has an end too."""

import logging

from umai.law.options.rounds import UNENDED_DAYS
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.rounds")


def end_forgotten_rounds(*, on, using="default"):
    """End the rounds that nobody ended within `round_unended_days` after their last day; answers how many.

    The term is that of this day. It may run twice, and in two places at once: a round ends once.
    """
    ended = fetch_value("select rounds_end_forgotten(%s, %s)", [on, UNENDED_DAYS.on(on)], using=using)
    if ended:
        log.info("%s rounds that nobody ended were ended by the clock", ended)
    return ended

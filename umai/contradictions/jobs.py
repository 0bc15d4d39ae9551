"""What the clock does: derive the list of contradictions anew, for all children in one statement."""

import json
import logging
from datetime import date, timedelta

from umai.contradictions.rules import RANKS
from umai.law.children.ages import minors_born_after
from umai.law.contradictions import A_WEEK
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.contradictions")


def renew_contradictions(*, on, using="default"):
    """Derive what does not fit together in all files on this day; answers how many contradictions stand.

    Also chooses of what each worker is asked this week, where that was not chosen yet. Safe to run twice.
    """
    values = [on, minors_born_after(on), json.dumps(RANKS), monday_of(on), A_WEEK.on(on)]
    found = fetch_value("select contradictions_renew(%s, %s, %s, %s, %s)", values, using=using)
    log.info("%s contradictions stand in the files", found)
    return found


def monday_of(on: date) -> date:
    """The first day of the week of this day."""
    return on - timedelta(days=on.weekday())

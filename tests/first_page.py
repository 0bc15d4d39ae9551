"""What waits for a person, as the first page asks it."""

from umai.casefile.my_day.waiting import waiting_of
from umai.law.terms.clock import today


def waits(by, name, on=None):
    """What the first page of this day counts for this person under this name; None where it is not asked."""
    return waiting_of(by, on or today()).get(name)

"""How often and when a door of a round is asked again, and when a round is silent. Practice, not law."""

from datetime import date, datetime, timedelta

from umai.law.dated_values import parameter
from umai.law.options.choices import is_marked
from umai.law.terms.clock import day_of

ATTEMPTS = parameter("round_attempts")
AGAIN_DAYS = parameter("round_again_days")
SILENT_DAYS = parameter("round_silent_days")
ASKED_ANEW_SHARE = parameter("round_asked_anew_share")
DOORS_AN_HOUR = parameter("round_doors_an_hour")
DOORS_A_DAY = parameter("round_doors_a_day")
METRES_A_MINUTE = parameter("round_metres_a_minute")
METRES_NOTICED = parameter("round_metres_noticed")
ALIKE_DOORS = parameter("round_alike_doors")
FOUND_NOTHING_SHARE = parameter("round_found_nothing_share")
NAMED_CHILDREN = parameter("round_named_children")
KNOWN_AMONG = parameter("round_known_among")
DRAFT_DAYS = parameter("round_draft_days")
UNENDED_DAYS = parameter("round_unended_days")
PAPER_DAYS = parameter("round_paper_days")


def again_on(result: str, asked_on: date, attempts: int) -> date | None:
    """The day on which a team goes to this dwelling again; None where it does not.

    `asked_on` is the day of the visit and governs; `attempts` counts the visits with this one.
    """
    if not is_marked("round_results", result, "again") or attempts >= ATTEMPTS.on(asked_on):
        return None
    return asked_on + timedelta(days=AGAIN_DAYS.on(asked_on))


def silent_since(on: date) -> date:
    """A running round whose last answer lies before this day is silent on the day `on`."""
    return on - timedelta(days=SILENT_DAYS.on(on))


def ended_by_clock_on(to_on: date, on: date) -> date:
    """The day by which somebody ends a round with this last day, else the clock does; the law of `on`."""
    return to_on + timedelta(days=UNENDED_DAYS.on(on))


def paper_asked_since(on: date) -> date:
    """Of rounds that ended before this day, sheets that nobody destroyed are asked about on the day `on`."""
    return on - timedelta(days=PAPER_DAYS.on(on))


def asked_anew(dwellings: int, on: date) -> int:
    """How many of so many dwellings a second team asks anew, at least one; the round's first day governs."""
    share = int(ASKED_ANEW_SHARE.on(on))
    return min(dwellings, max(1, -(-dwellings * share // 100))) if dwellings else 0


def door_drafts_kept_since(now: datetime) -> datetime:
    """Drafts at doors that were last saved before this instant and never sent are deleted."""
    return now - timedelta(days=DRAFT_DAYS.on(day_of(now)))

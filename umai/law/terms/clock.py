"""The ten days (Code on Children, Art. 41), as calendar days in Bishkek.

Day 0 is the day of the first information, and its law governs the whole clock: a later
amendment does not move a running deadline. Nothing that happens to the case (transfer,
re-screening, merge, change of worker) starts the clock again.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from umai.law.dated_values import parameter


def _bishkek() -> ZoneInfo:
    try:
        return ZoneInfo("Asia/Bishkek")
    except ZoneInfoNotFoundError as missing:
        raise RuntimeError("This machine has no time zones: install the package tzdata.") from missing


BISHKEK = _bishkek()
DAYS_ALLOWED = parameter("assessment_days")
LAST_DAY_MOVES = parameter("last_day_moves")
PUBLIC_HOLIDAYS = parameter("public_holidays")


def day_of(instant: datetime) -> date:
    """The day in Bishkek on which this instant falls; an instant without a zone raises ValueError."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone belongs to no day.")
    return instant.astimezone(BISHKEK).date()


def hour_of(instant: datetime) -> datetime:
    """The beginning of the hour in which this instant falls, which is on the same day in Bishkek.

    What a file says of when a report came: the second would say who reported.
    """
    return instant.astimezone(BISHKEK).replace(minute=0, second=0, microsecond=0)


def clock_starts_at(received_at: datetime | None, discovered_at: datetime | None) -> datetime:
    """The instant the clock starts, in Bishkek's time: the earlier of receipt and discovery.

    Receipt by any office; discovery by a worker of the need to protect, as written at that
    moment and not when it was synchronised. One of the two must be known (ValueError).
    """
    known = [instant for instant in (received_at, discovered_at) if instant is not None]
    if not known:
        raise ValueError("Neither a receipt nor a discovery: no clock starts.")
    if any(instant.tzinfo is None for instant in known):
        raise ValueError("An instant without a time zone starts no clock.")
    return min(known).astimezone(BISHKEK)


def clock_starts_on(received_at: datetime | None, discovered_at: datetime | None) -> date:
    """Day 0: the day in Bishkek on which the clock starts."""
    return clock_starts_at(received_at, discovered_at).date()


def assessment_due_on(started_on: date) -> date:
    """The last day on which assessment and plan are in time (Code on Children, Art. 41).

    Calendar days; day one is the day after `started_on`, whose law governs. Raises
    `NoLawInForce` for a day before the Code.
    """
    last = started_on + timedelta(days=DAYS_ALLOWED.on(started_on))
    if LAST_DAY_MOVES.on(started_on):
        return first_working_day(last, PUBLIC_HOLIDAYS.on(started_on))
    return last


def day_ends_at(due_on: date) -> datetime:
    """The first instant that is late: 24:00 in Bishkek on the last day."""
    return datetime.combine(due_on + timedelta(days=1), time.min, tzinfo=BISHKEK)


def days_left(due_on: date, on: date) -> int:
    """Calendar days that remain after this day: 0 on the last day, negative when late."""
    return (due_on - on).days


def is_late(due_on: date, on: date) -> bool:
    """Whether this day is after the last day."""
    return on > due_on


def is_late_at(due_on: date, instant: datetime) -> bool:
    """Whether what was done at this instant was done late; 24:00 of the last day is late."""
    return is_late(due_on, day_of(instant))


def today() -> date:
    """The present day in Bishkek."""
    return day_of(datetime.now(UTC))


def first_working_day(day: date, holidays: tuple[str, ...]) -> date:
    """This day, or the first after it that is neither Saturday, Sunday nor one of the holidays."""
    while day.isoweekday() >= 6 or day.isoformat() in holidays or day.isoformat()[5:] in holidays:
        day += timedelta(days=1)
    return day

"""Ages, and the rules of law that depend on them. Days are days in Bishkek."""

import calendar
from datetime import date, timedelta

from umai.law.dated_values import parameter

CHILD_UNTIL = parameter("child_until_age")
GUARDIANSHIP_UNTIL = parameter("guardianship_until_age")
OPINION_FROM = parameter("opinion_from_age")
OBSERVED_UNDER = parameter("observed_under_age")
INFANT_UNDER = parameter("infant_under_age")
BIRTHDAY_QUESTION_DAYS = parameter("birthday_question_days")


def birthday(born_on: date, years: int) -> date:
    """The day on which this number of years is complete.

    A person born on 29 February completes them on 1 March in a year without that day: of the two
    readings this one protects a child a day longer (to be confirmed).
    """
    year = born_on.year + years
    if (born_on.month, born_on.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def months_after(day: date, months: int) -> date:
    """The day this number of calendar months later; the last of the month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def asked_since_birthday(born_on: date, years: int, on: date) -> date | None:
    """The day on which these years were complete, while it is asked what follows; None before and after.

    Calendar days; the birthday is day 0. The law of the day `on` governs.
    """
    day = birthday(born_on, years)
    return day if day <= on <= day + timedelta(days=BIRTHDAY_QUESTION_DAYS.on(on)) else None


def age_on(birth_date: date, on: date) -> int:
    """Complete years on this day; a day before the birth raises ValueError."""
    if on < birth_date:
        raise ValueError("Nobody has an age before being born.")
    years = on.year - birth_date.year
    return years if birthday(birth_date, years) <= on else years - 1


def last_day_of_birth(day: date, precision: str) -> date:
    """The last possible day of a birth; `precision` is "day", "month" or "year"."""
    if precision == "year":
        return date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def is_minor(birth_date: date, on: date) -> bool:
    """Whether this person is a child on this day: under 18 (Code on Children, definitions)."""
    return age_on(birth_date, on) < CHILD_UNTIL.on(on)


def comes_of_age_on(birth_date: date, on: date) -> date:
    """The first day on which this person is no longer a child, by the law of the day `on`."""
    return birthday(birth_date, CHILD_UNTIL.on(on))


def minors_born_after(on: date) -> date:
    """The day after which everybody who is a child on this day was born."""
    years = CHILD_UNTIL.on(on)
    if (on.month, on.day) == (2, 29) and not calendar.isleap(on.year - years):
        return date(on.year - years, 2, 28)
    return birthday(on, -years)


def needs_guardian_rather_than_trustee(birth_date: date, on: date) -> bool:
    """Guardianship (True) below 14, trusteeship (False) from 14 until of age (Res. 522/2013)."""
    return age_on(birth_date, on) < GUARDIANSHIP_UNTIL.on(on)


def is_opinion_expected(birth_date: date, on: date) -> bool:
    """Whether the child's opinion is usually weighed (no rule was read); younger children are asked too."""
    return age_on(birth_date, on) >= OPINION_FROM.on(on)


def may_be_observed_instead(birth_date: date, on: date) -> bool:
    """Whether a child of this age may be observed instead of talked with."""
    return age_on(birth_date, on) < OBSERVED_UNDER.on(on)


def is_infant(birth_date: date, on: date) -> bool:
    """Whether the child is of the age at which being left by both parents is a criterion of risk."""
    return age_on(birth_date, on) < INFANT_UNDER.on(on)

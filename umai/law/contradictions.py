"""How long "not known" lets a contradiction rest, and how many a week. Practice: dated parameters."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

NOT_KNOWN_DAYS = parameter("contradiction_not_known_days")
A_WEEK = parameter("contradictions_a_week")


def last_day_of_rest(answered_on: date) -> date:
    """The last day on which a contradiction rests that could not be found out.

    Calendar days; the day of the answer is day 0 and governs.
    """
    return answered_on + timedelta(days=NOT_KNOWN_DAYS.on(answered_on))

"""How long an answer about a child on a list counts for newer lists. Practice: dated parameters."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

ANSWER_DAYS = parameter("listed_answer_days")
NOT_FOUND_DAYS = parameter("listed_not_found_days")


def last_day_of_answer(answered_on: date, *, found: bool) -> date:
    """The last day on which a new list with the same child does not open the question again.

    Calendar days; the day of the answer is day 0 and governs. `found`: it is known where the child is.
    """
    days = ANSWER_DAYS if found else NOT_FOUND_DAYS
    return answered_on + timedelta(days=days.on(answered_on))

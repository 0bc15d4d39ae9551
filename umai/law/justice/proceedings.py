"""Proceedings: by when the department writes, the prosecutor answers, and a step counts as missing.

Practice, not law: no act that was read gives these terms. Calendar days; the value in force on the day from
which is counted governs to the end.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

LETTER_DAYS = parameter("settled_letter_days")
ANSWER_DAYS = parameter("prosecutor_answer_days")
MISSING_DAYS = parameter("stage_missing_days")
INDEPENDENT_DAYS = parameter("independent_answer_days")


def settled_letter_due_on(ended_on: date) -> date:
    """The last day to write to the prosecutor about a matter that was settled away on this day."""
    return ended_on + timedelta(days=LETTER_DAYS.on(ended_on))


def prosecutor_answer_due_on(written_on: date) -> date:
    """The last day for the prosecutor to answer a letter of this day."""
    return written_on + timedelta(days=ANSWER_DAYS.on(written_on))


def stage_missing_before(on: date) -> date:
    """The day on or before which the last known step lies, where the next one is missing on this day."""
    return on - timedelta(days=MISSING_DAYS.on(on))


def independent_answer_due_on(asked_on: date) -> date:
    """The last day for who was asked on this day for an independent representative to answer."""
    return asked_on + timedelta(days=INDEPENDENT_DAYS.on(asked_on))

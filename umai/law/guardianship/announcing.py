"""The code with which a parent announces on the public site: how long it is good, and when it is read."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

INVITATION_DAYS = parameter("invitation_days")
SENT_ANNOUNCEMENT_DAYS = parameter("sent_announcement_days")


def code_ends_on(made_on: date) -> date:
    """The last day on which a code is good that was made on this day, which is not counted."""
    return made_on + timedelta(days=INVITATION_DAYS.on(made_on))


def answer_days(on: date) -> int:
    """Calendar days in which the office reads what came, the day of arrival not counted."""
    return SENT_ANNOUNCEMENT_DAYS.on(on)

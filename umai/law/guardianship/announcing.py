"""The codes of parents for the public site: how long each is good, and when what comes is answered."""

from datetime import date, timedelta

from umai.law.dated_values import parameter

INVITATION_DAYS = parameter("invitation_days")
SENT_ANNOUNCEMENT_DAYS = parameter("sent_announcement_days")
CALL_CODE_DAYS = parameter("call_code_days")
CALL_BACK_DAYS = parameter("call_back_days")


def code_ends_on(made_on: date) -> date:
    """The last day on which a code is good that was made on this day, which is not counted."""
    return made_on + timedelta(days=INVITATION_DAYS.on(made_on))


def answer_days(on: date) -> int:
    """Calendar days in which the office reads what came, the day of arrival not counted."""
    return SENT_ANNOUNCEMENT_DAYS.on(on)


def call_code_ends_on(made_on: date) -> date:
    """The last day on which a code to ask for a call is good that was made on this day, not counted."""
    return made_on + timedelta(days=CALL_CODE_DAYS.on(made_on))


def call_days(on: date) -> int:
    """Calendar days in which the office calls a parent who asked, the day of the request not counted."""
    return CALL_BACK_DAYS.on(on)

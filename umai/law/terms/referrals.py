"""How soon another body answers a referral, and by when an accepted service is given.

Practice, not law: no act that was read gives these terms. The value in force on the day the wait
begins governs it to its end.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

REFERRAL_DAYS = {False: parameter("referral_days"), True: parameter("referral_days_urgent")}
SERVICE_DAYS = parameter("service_days")


def referral_answer_due_on(sent_on: date, *, urgent: bool) -> date:
    """The last day for a body to answer what it was asked: accepted, or refused with the reason."""
    return sent_on + timedelta(days=REFERRAL_DAYS[urgent].on(sent_on))


def referral_service_due_on(accepted_on: date) -> date:
    """The last day for an accepted service to be given, where no other day was agreed."""
    return accepted_on + timedelta(days=SERVICE_DAYS.on(accepted_on))

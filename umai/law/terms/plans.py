"""How long the two plans of a case may wait: for the Commission, the administration, or a new draft.

The chain is law (Code on Children); its terms are practice, because no act that was read gives any. The
value in force on the day the wait begins governs it to its end.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

AGREEMENT_DAYS = parameter("agreement_days")
APPROVAL_DAYS = parameter("approval_days")
RETURNED_DAYS = parameter("returned_days")


def agreement_due_on(submitted_on: date) -> date:
    """The last day for the Commission to agree to a plan, or to send it back, after it was submitted."""
    return submitted_on + timedelta(days=AGREEMENT_DAYS.on(submitted_on))


def approval_due_on(agreed_on: date) -> date:
    """The last day for the head of the local administration, after the Commission agreed."""
    return agreed_on + timedelta(days=APPROVAL_DAYS.on(agreed_on))


def resubmission_due_on(returned_on: date) -> date:
    """The last day to submit again a plan that was sent back."""
    return returned_on + timedelta(days=RETURNED_DAYS.on(returned_on))

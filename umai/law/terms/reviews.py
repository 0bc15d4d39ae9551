"""How often a plan is reviewed, how soon a closing or a lower risk is decided, how recent a check must be.

Practice, not law: dated parameters that the Ministry changes without a release. The value in force
on the day a wait begins governs it to its end.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter
from umai.law.terms.intervals import RISKS, next_review_due_on

CLOSING_DAYS = parameter("closing_days")
CHECK_DAYS = parameter("closing_check_days")
LOWERED_DAYS = parameter("lowered_risk_days")
LOWERED_DECISION_DAYS = parameter("lowered_risk_decision_days")


def first_review_due_on(risk: str, submitted_on: date) -> date:
    """The last day for the first review, after the plan was submitted. A risk that nobody judged is high."""
    return next_review_due_on(risk or "high", submitted_on)


def closing_decision_due_on(proposed_on: date) -> date:
    """The last day to agree to a proposal to close a case, or to refuse it."""
    return proposed_on + timedelta(days=CLOSING_DAYS.on(proposed_on))


def checked_since(on: date) -> date:
    """For a closing on this day: the earliest day of the check with whom the child lives."""
    return on - timedelta(days=CHECK_DAYS.on(on))


def is_lower_risk(risk: str, before: str) -> bool:
    """Whether the first of these risks is lower than the second."""
    return RISKS.index(risk) > RISKS.index(before)


def incidents_count_since(judged_on: date) -> date:
    """The first day whose incidents ask for a second person, where the risk is lowered on this day."""
    return judged_on - timedelta(days=LOWERED_DAYS.on(judged_on))


def lowering_decision_due_on(proposed_on: date) -> date:
    """The last day for a second person to agree to a lower risk, or to refuse it."""
    return proposed_on + timedelta(days=LOWERED_DECISION_DAYS.on(proposed_on))

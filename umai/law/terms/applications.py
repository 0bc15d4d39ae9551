"""Applications for guardianship: the last day of each stage, and of an appeal.

Practice, not law: no act that was read gives these terms. Calendar days; the value in force on the day from
which is counted governs to the end.
"""

from datetime import date, timedelta

from umai.law.dated_values import parameter

PAPERS_DAYS = parameter("application_papers_days")
HOME_DAYS = parameter("application_home_days")
DECISION_DAYS = parameter("application_decision_days")
COURT_DAYS = parameter("application_court_days")
APPLICATION_APPEAL_DAYS = parameter("application_appeal_days")


def papers_due_on(received_on: date) -> date:
    """The last day on which the papers of an application of this day are complete in time."""
    return received_on + timedelta(days=PAPERS_DAYS.on(received_on))


def home_due_on(complete_on: date) -> date:
    """The last day to examine the home, when the papers were complete on this day."""
    return complete_on + timedelta(days=HOME_DAYS.on(complete_on))


def application_decision_due_on(ready_on: date) -> date:
    """The last day to decide, or to send it to the court, when all was looked at on this day."""
    return ready_on + timedelta(days=DECISION_DAYS.on(ready_on))


def court_due_on(sent_on: date) -> date:
    """The day after which the office asks the court how an application stands that was sent on this day."""
    return sent_on + timedelta(days=COURT_DAYS.on(sent_on))


def refusal_appeal_until(decided_on: date) -> date:
    """The last day of an appeal against an application that was refused on this day."""
    return decided_on + timedelta(days=APPLICATION_APPEAL_DAYS.on(decided_on))

"""Every kind of row of this room, in the order in which a page shows them.

A kind that is added here is told on the timeline.
"""

from umai.justice.conflict_with_law.kinds import ABOUT_A_MATTER, MATTER
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.measures.kinds import MEASURE
from umai.justice.orders.kinds import OF_ORDERS
from umai.justice.proceedings.kinds import PROCEEDING, STAGE
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.justice.withdrawals.kinds import WITHDRAWAL

ALL_KINDS = (
    *(INCIDENT, SUSPECT, WITNESS, EXAMINATION, INTERVIEW, EVIDENCE, HANDOVER),
    *(HOUSEHOLD, HOUSEHOLD_RESULT, UNFOUNDED, UNFOUNDED_ANSWER),
    *(REPEATED_ANSWER, SUSPECT_SAME, ALARM_ANSWER),
    *(REPRESENTATION, INDEPENDENT, VIEW, PROCEEDING, STAGE, WITHDRAWAL, LETTER, ANSWER),
    *(*OF_ORDERS, MEASURE, MATTER, *ABOUT_A_MATTER),
)
ABOUT_AN_INCIDENT = (
    *(SUSPECT, HOUSEHOLD, WITNESS, EXAMINATION, INTERVIEW),
    *(REPRESENTATION, INDEPENDENT, VIEW, WITHDRAWAL),
)

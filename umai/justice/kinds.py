"""Every kind of row of this room, in the order in which a page shows them.

A kind that is added here is told on the timeline.
"""

from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER

ALL_KINDS = (
    INCIDENT,
    SUSPECT,
    WITNESS,
    EXAMINATION,
    INTERVIEW,
    HOUSEHOLD,
    HOUSEHOLD_RESULT,
    UNFOUNDED,
    UNFOUNDED_ANSWER,
)
ABOUT_AN_INCIDENT = (SUSPECT, HOUSEHOLD, WITNESS, EXAMINATION, INTERVIEW)

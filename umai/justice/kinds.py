"""Every kind of row of this room, in the order in which a page shows them.

A kind that is added here is told on the timeline.
"""

from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME

ALL_KINDS = (INCIDENT, SUSPECT, WITNESS, EXAMINATION, INTERVIEW, REPEATED_ANSWER, SUSPECT_SAME, ALARM_ANSWER)
ABOUT_AN_INCIDENT = (SUSPECT, WITNESS, EXAMINATION, INTERVIEW)

"""Every kind of row of this room, in the order in which a page shows them.

A kind that is added here is told on the timeline.
"""

from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW

ALL_KINDS = (INCIDENT, SUSPECT, WITNESS, EXAMINATION, INTERVIEW, EVIDENCE, HANDOVER)
ABOUT_AN_INCIDENT = (SUSPECT, WITNESS, EXAMINATION, INTERVIEW)

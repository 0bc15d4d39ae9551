"""A country in which what is rare is frequent: so each rule is asked of enough rows of few children."""

from rehearsal.draw import Wheel
from rehearsal.justice.courses import COURSES
from rehearsal.justice.measure_rows import BODIES, LIMITS

KINDS = {"beaten": 4, "threatened": 1, "sexual_abuse": 2, "sexual_violence": 2, "injured": 1}
SETTLED = {"reconciled": 8, "withdrawn": 8, "refused": 4}
# The inspector of one district is the only one who answers here.
POLICE = dict.fromkeys(("police", "citizen", "family", "child"), "police")

RATES = {
    "incident_rows.OF_CHILDREN": 0.9,
    "incident_rows.OF_OTHER_CASES": 0.9,
    "incident_rows.LATELY": 100,
    "incident_rows.KINDS": Wheel(KINDS),
    "justice.proceeding_rows.TAKEN_UP": dict.fromkeys(KINDS, 0.9),
    "justice.proceeding_rows.TOLD_BY_POLICE": 1,
    "justice.proceeding_rows.SHARES": Wheel(dict.fromkeys(COURSES, 1) | SETTLED),
    "justice.order_rows.OF_THOSE_AT_HOME": 1,
    "justice.order_rows.OF_OTHERS": 0.5,
    "justice.order_rows.GOES_ON": Wheel({"": 1, "extended": 1, "breached": 4, "revoked": 1}),
    "justice.measure_rows.MEASURES": Wheel(dict.fromkeys(BODIES, 1) | dict.fromkeys(LIMITS, 6)),
    "justice.duty_rows.SILENT": 0.6,
    "justice.duty_rows.ASKED": 1,
    "justice.duty_rows.ANSWERED": 0.9,
    "justice.duty_rows.LETTER": 0.9,
    "justice.duty_rows.BODY_OF_SOURCE": {"school": "school", "health": "clinic"} | POLICE,
    "self_harm.path_rows.OF_CHILDREN": 0.5,
    "self_harm.path_rows.OF_OTHER_CASES": 0.9,
    "self_harm.path_rows.LATELY": 800,
    "self_harm.path_rows.ENDED_BEFORE": 0.3,
    "self_harm.death_rows.OF_CHILDREN": 0.45,
    "self_harm.death_rows.LATELY": 800,
    "self_harm.death_rows.STATES": Wheel({"": 1, "begun": 1, "concluded": 1, "answered": 20}),
    "departure_rows.ANNOUNCED": 1.0,
    "arrangement_rows.PLACED": 0.4,
    "arrangement_rows.IN_TWO_HANDS": 0.4,
    "arrangement_rows.BACK": 0.4,
    "arrangement_rows.RECEIVED": 0.4,
    "application_rows.APPLIED": 1.0,
    "application_rows.GRANTED": 1.0,
}

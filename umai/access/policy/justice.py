"""Who may do what about violence, justice and self-harm."""

from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES
from umai.staff.models import Role

# Who watches over endings without reaching a file; a role of the Commissioner is added here.
WATCHING_ROLES = {Role.PROSECUTOR, Role.OMBUDSMAN, Role.MINISTRY_SUPERVISOR}

JUSTICE = {
    "justice.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.record_incident": FIELD_ROLES,
    "justice.record_suspect": FIELD_ROLES,
    "justice.record_witness": FIELD_ROLES,
    "justice.record_examination": FIELD_ROLES,
    "justice.record_interview": FIELD_ROLES,
    "justice.record_representation": FIELD_ROLES,
    "justice.record_independent": FIELD_ROLES,
    "justice.record_view": FIELD_ROLES,
    "justice.record_withdrawal": FIELD_ROLES,
    "justice.record_proceeding": FIELD_ROLES,
    "justice.record_stage": FIELD_ROLES,
    "justice.record_letter": DEPARTMENT_ROLES,
    "justice.record_answer": DEPARTMENT_ROLES,
    "justice.letters.read": DEPARTMENT_ROLES,
    "justice.settled.read": WATCHING_ROLES,
    "justice.received.read": {Role.PROSECUTOR},
    "justice.answer_letter": {Role.PROSECUTOR},
    "justice.police.read": {Role.INSPECTOR},
    "justice.tell_stage": {Role.INSPECTOR},
    "justice.correct": FIELD_ROLES,
    "justice.strike": DEPARTMENT_ROLES,
}

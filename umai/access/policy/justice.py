"""Who may do what about violence, justice and self-harm."""

from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES, OFFICIAL_ROLES
from umai.staff.models import Role

JUSTICE = {
    "justice.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.record_incident": FIELD_ROLES,
    "justice.record_suspect": FIELD_ROLES,
    "justice.record_witness": FIELD_ROLES,
    "justice.record_examination": FIELD_ROLES,
    "justice.record_interview": FIELD_ROLES,
    "justice.correct": FIELD_ROLES,
    "justice.strike": DEPARTMENT_ROLES,
    "justice.duties.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.asked_of_us.read": OFFICIAL_ROLES,
    "justice.record_notice": FIELD_ROLES,
    "justice.correct_notice": FIELD_ROLES,
    "justice.ask_body": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.answer_question": OFFICIAL_ROLES,
    "justice.answer_on_paper": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.propose_letter": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.sign_letter": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "justice.answer_letter": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.shield.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.shield.sums.read": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "justice.ask_for": FIELD_ROLES,
    "justice.correct_want": FIELD_ROLES,
    "justice.answer_want": FIELD_ROLES,
}

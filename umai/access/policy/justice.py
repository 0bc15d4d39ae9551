"""Who may do what about violence, justice and self-harm."""

from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES
from umai.staff.models import Role

JUSTICE = {
    "justice.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.record_incident": FIELD_ROLES,
    "justice.record_suspect": FIELD_ROLES,
    "justice.record_witness": FIELD_ROLES,
    "justice.record_examination": FIELD_ROLES,
    "justice.record_interview": FIELD_ROLES,
    "justice.begin_evidence": FIELD_ROLES,
    "justice.record_evidence": FIELD_ROLES,
    "justice.record_handover": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.ask_original": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.answer_original": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "justice.download_original": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.correct": FIELD_ROLES,
    "justice.strike": DEPARTMENT_ROLES,
}

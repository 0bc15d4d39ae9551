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
    "justice.record_order": FIELD_ROLES,
    "justice.record_breach": FIELD_ROLES,
    "justice.record_court_answer": FIELD_ROLES,
    "justice.record_measure": FIELD_ROLES,
    "justice.record_matter": FIELD_ROLES,
    "justice.record_detention": FIELD_ROLES,
    "justice.record_questioning": FIELD_ROLES,
    "justice.record_outcome": FIELD_ROLES,
    "justice.record_diversion": FIELD_ROLES,
    "justice.correct": FIELD_ROLES,
    "justice.strike": DEPARTMENT_ROLES,
}

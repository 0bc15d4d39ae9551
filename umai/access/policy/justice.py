"""Who may do what about violence, justice and self-harm."""

from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES
from umai.staff.models import Role

OUTSIDE_THE_LINE = {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}

JUSTICE = {
    "justice.correct": FIELD_ROLES,
    "justice.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.record_examination": FIELD_ROLES,
    "justice.record_incident": FIELD_ROLES,
    "justice.record_interview": FIELD_ROLES,
    "justice.record_suspect": FIELD_ROLES,
    "justice.record_witness": FIELD_ROLES,
    "justice.strike": DEPARTMENT_ROLES,
    "self_harm.answer_review": {Role.SOCIAL_WORKER, Role.HEAD},
    "self_harm.begin_review": OUTSIDE_THE_LINE,
    "self_harm.conclude_review": OUTSIDE_THE_LINE,
    "self_harm.end": DEPARTMENT_ROLES,
    "self_harm.open": FIELD_ROLES,
    "self_harm.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "self_harm.record_carer": FIELD_ROLES,
    "self_harm.record_contact": FIELD_ROLES,
    "self_harm.record_means": FIELD_ROLES,
    "self_harm.record_not_alone": FIELD_ROLES,
    "self_harm.record_school": FIELD_ROLES,
    "self_harm.record_specialist": FIELD_ROLES,
    "self_harm.record_talk": FIELD_ROLES,
    "self_harm.review.read": FIELD_ROLES | OUTSIDE_THE_LINE,
}

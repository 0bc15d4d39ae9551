"""Who may do what about violence, justice and self-harm."""

from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES, OFFICIAL_ROLES
from umai.staff.models import Role

OUTSIDE_THE_LINE = {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}

JUSTICE = {
    "justice.answer_letter": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.answer_on_paper": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.answer_question": OFFICIAL_ROLES,
    "justice.answer_want": FIELD_ROLES,
    "justice.ask_body": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.ask_for": FIELD_ROLES,
    "justice.asked_of_us.read": OFFICIAL_ROLES,
    "justice.correct": FIELD_ROLES,
    "justice.correct_notice": FIELD_ROLES,
    "justice.correct_want": FIELD_ROLES,
    "justice.duties.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.propose_letter": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.record_examination": FIELD_ROLES,
    "justice.record_incident": FIELD_ROLES,
    "justice.record_interview": FIELD_ROLES,
    "justice.record_notice": FIELD_ROLES,
    "justice.record_suspect": FIELD_ROLES,
    "justice.record_witness": FIELD_ROLES,
    "justice.shield.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "justice.shield.sums.read": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "justice.sign_letter": {Role.HEAD, Role.OBLAST_SUPERVISOR},
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

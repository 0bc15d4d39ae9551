"""Who may do what: the whole policy, on one page."""

from django.utils.translation import gettext as _

from umai.access.reach import is_within_reach
from umai.refusal import NotPermitted
from umai.staff.models import Role

FIELD_ROLES = {Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD}
DEPARTMENT_ROLES = {Role.SPECIALIST, Role.HEAD}
# Roles that report from another body, and see what became of their own reports.
OUTSIDE_ROLES = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR, Role.HOTLINE_OPERATOR}
# Those of them whose body must report by law, and gives more particulars.
OFFICIAL_ROLES = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR}
# Roles that decide about plans, and see what was submitted but no file.
DECIDING_ROLES = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER, Role.HEAD_OF_ADMINISTRATION}
# Roles that import a list of another body. Not the administrator: a list consists of children.
LIST_ROLES = {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}

# Roles that read what is only proposed as law, which a village worker must not take for law.
DRAFT_ROLES = {Role.MINISTRY_SUPERVISOR, Role.ANALYST}

# An act to the roles that may do it to a record within their reach.
ROLES_OF_ACT = {
    "register.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "register.search": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "register.add_child": FIELD_ROLES,
    "register.add_adult": FIELD_ROLES,
    "register.link_adult": FIELD_ROLES,
    "register.record_fact": FIELD_ROLES,
    "register.change_fact": FIELD_ROLES,
    "register.correct_fact": FIELD_ROLES,
    "register.strike_fact": DEPARTMENT_ROLES,
    "register.move_file": DEPARTMENT_ROLES,
    "register.weights.read": {Role.MINISTRY_SUPERVISOR, Role.ADMINISTRATOR},
    "register.use_weights": {Role.MINISTRY_SUPERVISOR},
    "register.merge": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "register.unmerge": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "register.agree_merge": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "register.refuse_merge": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "notices.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "notices.answer": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "linkage.read": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.add_source": LIST_ROLES,
    "linkage.send": LIST_ROLES,
    "linkage.take_in": LIST_ROLES,
    "linkage.forget": LIST_ROLES,
    "linkage.review.read": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.judge": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.take_back": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.quality.read": LIST_ROLES,
    "identification.read": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.search": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.write_down": FIELD_ROLES | OUTSIDE_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.report": OFFICIAL_ROLES,
    "identification.hear": FIELD_ROLES | OUTSIDE_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.screen": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.gather": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.separate": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.match": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.strike_match": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.confirm_joining": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.refuse_joining": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.reply": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.end": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.propose_ending": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "identification.agree_ending": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "identification.openings.read": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.ask_opening": {Role.OBLAST_SUPERVISOR},
    "identification.agree_opening": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.open_reporter": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.see_opened": {Role.OBLAST_SUPERVISOR},
    "documents.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "documents.attach": FIELD_ROLES,
    "documents.strike": DEPARTMENT_ROLES,
    "documents.print": FIELD_ROLES,
    "outreach.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "outreach.print_sheets": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "outreach.put_up": FIELD_ROLES,
    "outreach.take_down": FIELD_ROLES,
    "outreach.record_telephone": {Role.HEAD},
    "intake.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "intake.reminders.read": FIELD_ROLES
    | {Role.OBLAST_SUPERVISOR, Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "intake.open_case": FIELD_ROLES,
    "intake.open_from_signal": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "intake.add_signal": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "intake.correct_clock": DEPARTMENT_ROLES,
    "intake.assign": DEPARTMENT_ROLES,
    "intake.lowered.read": DEPARTMENT_ROLES,
    "intake.agree_lowering": DEPARTMENT_ROLES,
    "intake.refuse_lowering": DEPARTMENT_ROLES,
    "intake.look_at_lowering": {Role.HEAD},
    "intake.hand_over": {Role.HEAD},
    "intake.caseload.read": DEPARTMENT_ROLES,
    "intake.send_file": DEPARTMENT_ROLES,
    "intake.accept_file": DEPARTMENT_ROLES,
    "intake.refuse_file": DEPARTMENT_ROLES,
    "intake.take_back_file": DEPARTMENT_ROLES,
    "intake.transfers.read": DEPARTMENT_ROLES,
    "protection.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "protection.begin": FIELD_ROLES,
    "protection.record_danger": FIELD_ROLES,
    "protection.record_going": FIELD_ROLES,
    "protection.decide": FIELD_ROLES,
    "protection.record_removal": FIELD_ROLES,
    "protection.record_place": FIELD_ROLES,
    "protection.record_examination": FIELD_ROLES,
    "protection.record_view": FIELD_ROLES,
    "protection.record_sibling": FIELD_ROLES,
    "protection.record_conflict": FIELD_ROLES,
    "protection.record_watch": FIELD_ROLES,
    "protection.record_contact": FIELD_ROLES,
    "protection.record_notice": FIELD_ROLES,
    "protection.record_application": FIELD_ROLES,
    "protection.propose_end": FIELD_ROLES,
    "protection.agree_end": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "assessment.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "assessment.begin": FIELD_ROLES,
    "assessment.record_finding": FIELD_ROLES,
    "assessment.record_view": FIELD_ROLES,
    "assessment.complete": FIELD_ROLES,
    "assessment.correct_finding": FIELD_ROLES,
    "assessment.correct_view": FIELD_ROLES,
    "planning.read": FIELD_ROLES | DECIDING_ROLES | {Role.OBLAST_SUPERVISOR},
    "planning.waiting.read": {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "planning.begin": FIELD_ROLES,
    "planning.record_need": FIELD_ROLES,
    "planning.record_goal": FIELD_ROLES,
    "planning.record_measure": FIELD_ROLES,
    "planning.strike_line": FIELD_ROLES,
    "planning.record_placement": FIELD_ROLES,
    "planning.record_progress": FIELD_ROLES,
    "planning.hand_in": FIELD_ROLES,
    "planning.submit": DEPARTMENT_ROLES,
    "planning.agree": DEPARTMENT_ROLES | {Role.COMMISSION_SECRETARY},
    "planning.approve": DEPARTMENT_ROLES | {Role.HEAD_OF_ADMINISTRATION},
    "planning.send_back": DEPARTMENT_ROLES | {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "visits.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "visits.record": FIELD_ROLES,
    "visits.correct": FIELD_ROLES,
    "visits.explain": FIELD_ROLES,
    "visits.replan": FIELD_ROLES,
    "visits.keep_both": FIELD_ROLES,
    "visits.settle": DEPARTMENT_ROLES,
    "visits.warn": FIELD_ROLES,
    "visits.lift": DEPARTMENT_ROLES,
    "visits.go_out": FIELD_ROLES,
    "visits.come_back": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "visits.answer_question": FIELD_ROLES,
    "visits.decide_question": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "visits.record_callback": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "referrals.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "referrals.received.read": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR},
    "referrals.catalogue.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.ADMINISTRATOR},
    "referrals.refer": FIELD_ROLES,
    "referrals.withdraw": FIELD_ROLES,
    "referrals.answer": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR},
    "referrals.answer_on_paper": FIELD_ROLES,
    "referrals.offer": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.end_service": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.record_agreement": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.end_agreement": {Role.HEAD, Role.ADMINISTRATOR},
    "prevention.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "prevention.note": FIELD_ROLES,
    "prevention.tell": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER},
    "prevention.match": FIELD_ROLES,
    "prevention.set_aside": FIELD_ROLES,
    "prevention.talk": FIELD_ROLES,
    "prevention.contact_parent": FIELD_ROLES,
    "prevention.correct": FIELD_ROLES,
    "prevention.strike": DEPARTMENT_ROLES,
    "unseen.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "unseen.make_signal": FIELD_ROLES,
    "unseen.answer": FIELD_ROLES,
    "unseen.take_back": FIELD_ROLES,
    "contradictions.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "contradictions.answer": FIELD_ROLES,
    "opens.ask_emergency": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "opens.open_emergency": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "opens.review_emergency": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "opens.emergencies.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.AUDITOR},
    "opens.questions.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.AUDITOR},
    "opens.answer": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "opens.audit.read": {Role.AUDITOR},
    "walls.read": {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "walls.declare": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "walls.say": FIELD_ROLES | OUTSIDE_ROLES | DECIDING_ROLES | {Role.OBLAST_SUPERVISOR},
    "walls.name_worker": {Role.OBLAST_SUPERVISOR},
    "walls.ask_lift": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "walls.agree_lift": {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "walls.refuse_lift": {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "walls.answer_suggestion": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "review.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "review.record": FIELD_ROLES,
    "review.confer": FIELD_ROLES,
    "review.propose_closing": FIELD_ROLES,
    "review.agree_closing": {Role.HEAD},
    "review.refuse_closing": {Role.HEAD},
    "rights.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "rights.retention.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "rights.ask_extract": FIELD_ROLES,
    "rights.release_extract": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "rights.refuse_extract": DEPARTMENT_ROLES | {Role.OBLAST_SUPERVISOR},
    "rights.print_extract": FIELD_ROLES,
    "rights.hand_over": FIELD_ROLES,
    "rights.hand_notice": FIELD_ROLES,
    "rights.dispute": FIELD_ROLES,
    "rights.decide_dispute": FIELD_ROLES,
    "rights.record_consent": FIELD_ROLES,
    "rights.withdraw_consent": FIELD_ROLES,
    "rights.hold": DEPARTMENT_ROLES,
    "rights.propose_erasure": DEPARTMENT_ROLES,
    "rights.agree_erasure": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "rights.refuse_erasure": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "oversight.read": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "oversight.judge": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.read": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.duty.read": FIELD_ROLES | {Role.OBLAST_SUPERVISOR},
    "offices.appoint": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.end_term": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.set_turn": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.hand_over": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.training.read": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.record_training": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.strike_training": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.give_account": {Role.ADMINISTRATOR},
    "offices.agree_staff": {Role.ADMINISTRATOR, Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "offices.refuse_staff": {Role.ADMINISTRATOR, Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "offices.show_code": {Role.ADMINISTRATOR},
    "lawbook.read": set(Role),
    "lawbook.drafts.read": DRAFT_ROLES,
    "lawbook.proposals.read": {Role.MINISTRY_SUPERVISOR, Role.ADMINISTRATOR},
    "lawbook.propose": {Role.MINISTRY_SUPERVISOR, Role.ADMINISTRATOR},
    "lawbook.put_in_force": {Role.MINISTRY_SUPERVISOR},
    "lawbook.refuse": {Role.MINISTRY_SUPERVISOR},
}

# Those of them that only read.
READING_ACTS = {act for act in ROLES_OF_ACT if act.endswith((".read", ".search"))}

# Acts that join, close or delete something. Where no signed head of the trail is kept elsewhere, a real
# register refuses these, and never one that begins or protects.
ENDING_ACTS = {
    "register.merge",
    "register.agree_merge",
    "review.agree_closing",
    "identification.end",
    "identification.agree_ending",
    "linkage.forget",
    "rights.agree_erasure",
    "walls.agree_lift",
}


def may_do(by, act, record=None):
    """Whether `require_right` would pass, to show a button or not."""
    return is_in_duties(by, act) and (
        record is None or is_within_reach(by, record, reading=act in READING_ACTS)
    )


def is_in_duties(by, act):
    """Whether this worker's role may do this act at all."""
    return by.reach is not None and by.role in ROLES_OF_ACT[act]


def require_right(by, act, record=None):
    """Refuse when this worker may not do this act to this record."""
    if not is_in_duties(by, act):
        raise NotPermitted(
            _("This step is not part of your duties. Nothing was changed. Ask the head of your department."),
            act=act,
            record=record,
        )
    if record is not None and not is_within_reach(by, record, reading=act in READING_ACTS):
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department."),
            act=act,
            record=record,
        )

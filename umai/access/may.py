"""Who may do what: the whole policy, on one page."""

from django.utils.translation import gettext as _

from umai.refusal import NotPermitted
from umai.staff.models import Role

FIELD = {Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD}
DEPARTMENT = {Role.SPECIALIST, Role.HEAD}
# Who reports from another body, and sees what became of own reports.
OUTSIDE = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR, Role.HOTLINE_OPERATOR}
# Of these, whose body must report by law, and says more about it.
OFFICIALS = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR}
# Who decides about plans, and sees what was submitted and no file.
SITTING = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER, Role.HEAD_OF_ADMINISTRATION}
# Who takes in a list of another body: whoever answers for a district, an oblast or the country. Not the
# administrator, who sees no child by the pages, and a list is nothing but children.
LOADERS = {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}

# An act, and the roles that may do it to a record within their reach.
MAY = {
    "register.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "register.search": FIELD | {Role.OBLAST_SUPERVISOR},
    "register.add_child": FIELD,
    "register.add_adult": FIELD,
    "register.link_adult": FIELD,
    "register.record_fact": FIELD,
    "register.change_fact": FIELD,
    "register.correct_fact": FIELD,
    "register.strike_fact": DEPARTMENT,
    "register.move_file": DEPARTMENT,
    "register.weights.read": {Role.MINISTRY_SUPERVISOR, Role.ADMINISTRATOR},
    "register.use_weights": {Role.MINISTRY_SUPERVISOR},
    "register.merge": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "register.unmerge": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "notices.read": DEPARTMENT | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "notices.answer": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "linkage.read": DEPARTMENT | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.add_source": LOADERS,
    "linkage.send": LOADERS,
    "linkage.take_in": LOADERS,
    "linkage.forget": LOADERS,
    "linkage.review.read": DEPARTMENT | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.judge": DEPARTMENT | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.take_back": DEPARTMENT | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "linkage.quality.read": LOADERS,
    "identification.read": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.write_down": FIELD | OUTSIDE | {Role.OBLAST_SUPERVISOR},
    "identification.report": OFFICIALS,
    "identification.hear": FIELD | OUTSIDE | {Role.OBLAST_SUPERVISOR},
    "identification.screen": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.gather": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.separate": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.match": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.strike_match": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.reply": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.end": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.propose_ending": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "identification.agree_ending": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "identification.openings.read": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.ask_opening": {Role.OBLAST_SUPERVISOR},
    "identification.agree_opening": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.open_reporter": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN},
    "identification.see_opened": {Role.OBLAST_SUPERVISOR},
    "documents.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "documents.attach": FIELD,
    "documents.strike": DEPARTMENT,
    "documents.print": FIELD,
    "outreach.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "outreach.print_sheets": FIELD | {Role.OBLAST_SUPERVISOR},
    "outreach.put_up": FIELD,
    "outreach.take_down": FIELD,
    "outreach.record_telephone": {Role.HEAD},
    "intake.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "intake.reminders.read": FIELD
    | {Role.OBLAST_SUPERVISOR, Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "intake.open_case": FIELD,
    "intake.open_from_signal": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "intake.add_signal": DEPARTMENT | {Role.OBLAST_SUPERVISOR},
    "intake.correct_clock": DEPARTMENT,
    "intake.assign": DEPARTMENT,
    "intake.hand_over": {Role.HEAD},
    "intake.caseload.read": DEPARTMENT,
    "intake.send_file": DEPARTMENT,
    "intake.accept_file": DEPARTMENT,
    "intake.refuse_file": DEPARTMENT,
    "intake.take_back_file": DEPARTMENT,
    "intake.transfers.read": DEPARTMENT,
    "protection.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "protection.begin": FIELD,
    "protection.record_danger": FIELD,
    "protection.record_going": FIELD,
    "protection.decide": FIELD,
    "protection.record_removal": FIELD,
    "protection.record_place": FIELD,
    "protection.record_examination": FIELD,
    "protection.record_view": FIELD,
    "protection.record_sibling": FIELD,
    "protection.record_conflict": FIELD,
    "protection.record_watch": FIELD,
    "protection.record_contact": FIELD,
    "protection.record_notice": FIELD,
    "protection.record_application": FIELD,
    "protection.propose_end": FIELD,
    "protection.agree_return": DEPARTMENT,
    "assessment.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "assessment.begin": FIELD,
    "assessment.record_finding": FIELD,
    "assessment.record_view": FIELD,
    "assessment.complete": FIELD,
    "assessment.correct_finding": FIELD,
    "assessment.correct_view": FIELD,
    "planning.read": FIELD | SITTING | {Role.OBLAST_SUPERVISOR},
    "planning.waiting.read": {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "planning.begin": FIELD,
    "planning.record_need": FIELD,
    "planning.record_goal": FIELD,
    "planning.record_measure": FIELD,
    "planning.strike_line": FIELD,
    "planning.record_placement": FIELD,
    "planning.record_progress": FIELD,
    "planning.hand_in": FIELD,
    "planning.submit": DEPARTMENT,
    "planning.agree": DEPARTMENT | {Role.COMMISSION_SECRETARY},
    "planning.approve": DEPARTMENT | {Role.HEAD_OF_ADMINISTRATION},
    "planning.send_back": DEPARTMENT | {Role.COMMISSION_SECRETARY, Role.HEAD_OF_ADMINISTRATION},
    "visits.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "visits.record": FIELD,
    "visits.correct": FIELD,
    "visits.explain": FIELD,
    "visits.replan": FIELD,
    "visits.keep_both": FIELD,
    "visits.settle": DEPARTMENT,
    "visits.warn": FIELD,
    "visits.lift": DEPARTMENT,
    "visits.go_out": FIELD,
    "visits.come_back": FIELD | {Role.OBLAST_SUPERVISOR},
    "visits.answer_question": FIELD,
    "visits.decide_question": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "visits.record_callback": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "referrals.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "referrals.received.read": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR},
    "referrals.catalogue.read": FIELD | {Role.OBLAST_SUPERVISOR, Role.ADMINISTRATOR},
    "referrals.refer": FIELD,
    "referrals.withdraw": FIELD,
    "referrals.answer": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR},
    "referrals.answer_on_paper": FIELD,
    "referrals.offer": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.end_service": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.record_agreement": {Role.HEAD, Role.ADMINISTRATOR},
    "referrals.end_agreement": {Role.HEAD, Role.ADMINISTRATOR},
    "prevention.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "prevention.note": FIELD,
    "prevention.tell": {Role.SCHOOL_WORKER, Role.HEALTH_WORKER},
    "prevention.match": FIELD,
    "prevention.set_aside": FIELD,
    "prevention.talk": FIELD,
    "prevention.contact_parent": FIELD,
    "prevention.correct": FIELD,
    "prevention.strike": DEPARTMENT,
    "unseen.read": FIELD | {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
    "unseen.make_signal": FIELD,
    "unseen.answer": FIELD,
    "unseen.take_back": FIELD,
    "review.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "review.record": FIELD,
    "review.confer": FIELD,
    "review.propose_closing": FIELD,
    "review.agree_closing": {Role.HEAD},
    "review.refuse_closing": {Role.HEAD},
    "oversight.read": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "oversight.judge": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.read": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.duty.read": FIELD | {Role.OBLAST_SUPERVISOR},
    "offices.appoint": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.end_term": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.set_turn": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.hand_over": {Role.HEAD, Role.OBLAST_SUPERVISOR},
    "offices.training.read": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.record_training": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.strike_training": {Role.HEAD, Role.ADMINISTRATOR},
    "offices.give_account": {Role.ADMINISTRATOR},
}

# Of these, what only looks on.
LOOKS = {act for act in MAY if act.endswith((".read", ".search"))}


def may(by, act, record=None):
    """Whether `require` would let this through: for showing a button or not."""
    return in_duties(by, act) and (record is None or within_reach(by, record, reading=act in LOOKS))


def in_duties(by, act):
    """Whether this role does such acts at all."""
    return by.reach is not None and by.role in MAY[act]


def require(by, act, record=None):
    """Let this worker do this act to this record, or refuse."""
    if not in_duties(by, act):
        raise NotPermitted(
            _("This step is not part of your duties. Nothing was changed. Ask the head of your department."),
            act=act,
            record=record,
        )
    if record is not None and not within_reach(by, record, reading=act in LOOKS):
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department."),
            act=act,
            record=record,
        )


def within_reach(by, record, *, reading=True):
    """The rule of `ReachableQuerySet.within_reach_of`, for one row or for a place of work.

    What the office wrote in a file that has moved may be read, and not written on any more.
    """
    reach = by.reach
    child_id = getattr(record, "child_id", None)
    if child_id is not None and child_id in reach.walled:
        return False
    if not hasattr(record, "district_id"):
        return True  # not a record of a file: the role alone decides
    # A row that another body decides about or answers (a plan, a referral) says so itself; the same
    # rule stands in its table's policy.
    if (open_to := getattr(record, "open_to", None)) and open_to(by):
        return True
    return (
        record.district_id in reach.districts
        or record.municipality_id in reach.municipalities
        or (child_id is not None and child_id in reach.granted)
        or (
            reading
            and child_id in reach.wrote
            and getattr(record, "recorded_office_id", None) == reach.office_id
        )
    )

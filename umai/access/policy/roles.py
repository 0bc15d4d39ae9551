"""Sets of roles that the policy names together."""

from umai.staff.models import Role

FIELD_ROLES = {Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD}
DEPARTMENT_ROLES = {Role.SPECIALIST, Role.HEAD}
# Roles that report from another body, and see what became of their own reports.
OUTSIDE_ROLES = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR, Role.HOTLINE_OPERATOR}
# Those of them whose body must report by law, and gives more particulars.
OFFICIAL_ROLES = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR}
# Roles that meet children or answer for those who do, and read the texts on how that is done.
GUIDED_ROLES = (
    FIELD_ROLES | OUTSIDE_ROLES | {Role.ROUND_MEMBER, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}
)
# Roles that decide about plans, and see what was submitted but no file.
DECIDING_ROLES = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER, Role.HEAD_OF_ADMINISTRATION}
# Those of them who sit on a Commission, and see what is on its agenda.
SITTING_ROLES = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER}
# Roles that import a list of another body. Not the administrator: a list consists of children.
LIST_ROLES = {Role.HEAD, Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR}
# Who watches from outside over how offices protect children: lists without names.
WATCHERS = {Role.PROSECUTOR, Role.OMBUDSMAN, Role.COMMISSIONER}
# Who reads what those who watch wrote to the own office; the specialist reads and does not answer.
WATCHED_ANSWER = {
    Role.HEAD,
    Role.SOCIAL_WORKER,
    Role.OBLAST_SUPERVISOR,
    Role.MINISTRY_SUPERVISOR,
    Role.INSPECTOR,
    Role.SCHOOL_WORKER,
    Role.HEALTH_WORKER,
    Role.COMMISSION_SECRETARY,
    Role.PROSECUTOR,
}
# Those of them who prosecute nobody, and who work for the whole country.
RIGHTS_ROLES = {Role.OMBUDSMAN, Role.COMMISSIONER}
# Roles that read what is only proposed as law, which a village worker must not take for law.
DRAFT_ROLES = {Role.MINISTRY_SUPERVISOR, Role.ANALYST}
# Roles that read figures of the whole country and of oblasts, in which nobody is named.
FIGURE_READERS = {Role.ANALYST, Role.MINISTRY_SUPERVISOR, Role.OMBUDSMAN, Role.COMMISSIONER}
# Those of them who enter what somebody published, so that it is checked.
CLAIM_CHECKERS = {Role.ANALYST, Role.OMBUDSMAN}
# Those of them who register what is asked of a law, before its result can be shown.
QUESTION_ASKERS = {Role.ANALYST, Role.OMBUDSMAN}

"""Who decides about children outside of the department, and what each of them may do."""

from umai.staff.models import Role

# Roles that decide about plans, and see what was submitted but no file.
DECIDING_ROLES = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER, Role.HEAD_OF_ADMINISTRATION}
# Those of them who sit on a Commission, and see what is on its agenda.
SITTING_ROLES = {Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER}


def commission_acts(field_roles) -> dict:
    """An act of the room of the Commission to the roles that may do it; `field_roles` keep the files."""
    secretary = {Role.COMMISSION_SECRETARY}
    return {
        "commission.read": field_roles | SITTING_ROLES | {Role.OBLAST_SUPERVISOR},
        "commission.sessions.read": SITTING_ROLES,
        "commission.half_year.read": secretary,
        "commission.control.read": {Role.OBLAST_SUPERVISOR, Role.MINISTRY_SUPERVISOR},
        "commission.convene": secretary,
        "commission.invite": secretary,
        "commission.open_session": secretary,
        "commission.close_session": secretary,
        "commission.cancel_session": secretary,
        "commission.ask_hearing": field_roles,
        "commission.put_on_agenda": secretary,
        "commission.take_out": secretary,
        "commission.step_back": SITTING_ROLES,
        "commission.record_view": field_roles | secretary,
        "commission.decide": secretary,
        "commission.report": field_roles | secretary,
    }

"""The tables of this room, where Django looks for them."""

from umai.commission.agenda.models import (
    AgendaItem,
    AgendaRemoval,
    HeardHow,
    HeardView,
    HearingRequest,
    ItemKind,
    Recusal,
)
from umai.commission.decisions.models import Decision, DecisionKind, ExecutionReport, ReportKind
from umai.commission.session.models import Attendance, Member, Session, SessionStep, SessionStepKind

__all__ = [
    "AgendaItem",
    "AgendaRemoval",
    "Attendance",
    "Decision",
    "DecisionKind",
    "ExecutionReport",
    "HeardHow",
    "HeardView",
    "HearingRequest",
    "ItemKind",
    "Member",
    "Recusal",
    "ReportKind",
    "Session",
    "SessionStep",
    "SessionStepKind",
]

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
from umai.commission.control.models import HalfYearSent
from umai.commission.decisions.models import Decision, DecisionKind, ExecutionReport, ReportKind
from umai.commission.session.models import Member, Presence, SessionStep, SessionStepKind, Sitting

__all__ = [
    "AgendaItem",
    "AgendaRemoval",
    "Decision",
    "DecisionKind",
    "ExecutionReport",
    "HalfYearSent",
    "HeardHow",
    "HeardView",
    "HearingRequest",
    "ItemKind",
    "Member",
    "Presence",
    "Recusal",
    "ReportKind",
    "SessionStep",
    "SessionStepKind",
    "Sitting",
]

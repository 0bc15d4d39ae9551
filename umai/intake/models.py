"""The tables of this room, where Django looks for them."""

from umai.intake.cases.models import (
    Assignment,
    Case,
    CaseQuerySet,
    Clock,
    ClosingProposal,
    ClosingReason,
    Closure,
    Origin,
    Stop,
)
from umai.intake.cases.work import Due, DueKind, WorklistRow
from umai.intake.handover_models import Handover
from umai.intake.lowering_models import (
    LoweringOutcome,
    RiskLowering,
    RiskLoweringAnswer,
    SecondPersonReason,
    SeenHow,
)
from umai.intake.risk_models import Risk, RiskLevel
from umai.intake.transfer_models import FileTransfer, FileTransferAnswer

__all__ = [
    "Assignment",
    "Case",
    "CaseQuerySet",
    "Clock",
    "ClosingProposal",
    "ClosingReason",
    "Closure",
    "Due",
    "DueKind",
    "FileTransfer",
    "FileTransferAnswer",
    "Handover",
    "LoweringOutcome",
    "Origin",
    "Risk",
    "RiskLevel",
    "RiskLowering",
    "RiskLoweringAnswer",
    "SecondPersonReason",
    "SeenHow",
    "Stop",
    "WorklistRow",
]

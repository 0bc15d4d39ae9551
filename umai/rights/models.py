"""The tables of the room, where Django looks for them."""

from umai.rights.consent.models import Assent, ConsentPurpose, ConsentWithdrawal, GivenConsent
from umai.rights.dispute.models import Dispute, DisputeAnswer, DisputeOutcome
from umai.rights.erasure.models import (
    Erasure,
    ErasureGround,
    ErasureProposal,
    ErasureRefusal,
    HoldReason,
    LegalHold,
)
from umai.rights.extract.models import (
    Asker,
    ExtractAnswer,
    ExtractRefusal,
    ExtractRequest,
    ExtractSubject,
    HandedOver,
)

__all__ = [
    "Asker",
    "Assent",
    "ConsentPurpose",
    "ConsentWithdrawal",
    "Dispute",
    "DisputeAnswer",
    "DisputeOutcome",
    "Erasure",
    "ErasureGround",
    "ErasureProposal",
    "ErasureRefusal",
    "ExtractAnswer",
    "ExtractRefusal",
    "ExtractRequest",
    "ExtractSubject",
    "GivenConsent",
    "HandedOver",
    "HoldReason",
    "LegalHold",
]

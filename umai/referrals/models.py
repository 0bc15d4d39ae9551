"""The tables of this room, where Django looks for them."""

from umai.referrals.catalogue.models import (
    BODIES,
    KINDS,
    Agreement,
    Dated,
    DatedQuerySet,
    Ending,
    Recorded,
    Service,
)
from umai.referrals.referral.models import (
    RECEIVERS,
    SENT,
    Answer,
    AnswerKind,
    Reason,
    Referral,
    SentQuerySet,
    ToOffice,
    Withdrawal,
)

__all__ = [
    "BODIES",
    "KINDS",
    "RECEIVERS",
    "SENT",
    "Agreement",
    "Answer",
    "AnswerKind",
    "Dated",
    "DatedQuerySet",
    "Ending",
    "Reason",
    "Recorded",
    "Referral",
    "SentQuerySet",
    "Service",
    "ToOffice",
    "Withdrawal",
]

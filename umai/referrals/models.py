"""The tables of this room, where Django looks for them."""

from umai.referrals.catalogue.models import Agreement, CatalogueEnding, Service
from umai.referrals.referral.models import AnswerKind, Referral, ReferralAnswer, ReferralReason, Withdrawal

__all__ = [
    "Agreement",
    "AnswerKind",
    "CatalogueEnding",
    "Referral",
    "ReferralAnswer",
    "ReferralReason",
    "Service",
    "Withdrawal",
]

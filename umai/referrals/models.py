"""The tables of this room, where Django looks for them."""

from umai.referrals.catalogue.models import (
    BODIES,
    BODY_KINDS,
    Agreement,
    CatalogueEnding,
    CatalogueLine,
    CatalogueLineQuerySet,
    CatalogueRecord,
    Service,
)
from umai.referrals.referral.models import (
    BODY_REACH,
    RECEIVER_ROLES,
    AnswerKind,
    Referral,
    ReferralAnswer,
    ReferralReason,
    RowForBody,
    RowForBodyQuerySet,
    Withdrawal,
)

__all__ = [
    "BODIES",
    "BODY_KINDS",
    "BODY_REACH",
    "RECEIVER_ROLES",
    "Agreement",
    "AnswerKind",
    "CatalogueEnding",
    "CatalogueLine",
    "CatalogueLineQuerySet",
    "CatalogueRecord",
    "Referral",
    "ReferralAnswer",
    "ReferralReason",
    "RowForBody",
    "RowForBodyQuerySet",
    "Service",
    "Withdrawal",
]

"""The tables of this room, where Django looks for them."""

from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.estimates.models import EstimateLine, EstimateRemark, KeptEstimate
from umai.statistics.questions.models import LawQuestion, QuestionResult

__all__ = [
    "ClaimWithdrawal",
    "EstimateLine",
    "EstimateRemark",
    "KeptEstimate",
    "LawQuestion",
    "PublishedClaim",
    "QuestionResult",
]

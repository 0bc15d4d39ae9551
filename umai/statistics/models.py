"""The tables of this room, where Django looks for them."""

from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.estimates.models import EstimateLine, EstimateRemark, KeptEstimate
from umai.statistics.extracts.models import MadeMicrodata, MicrodataAnswer, MicrodataRequest
from umai.statistics.questions.models import LawQuestion, LawQuestionResult

__all__ = [
    "ClaimWithdrawal",
    "EstimateLine",
    "EstimateRemark",
    "KeptEstimate",
    "LawQuestion",
    "LawQuestionResult",
    "MadeMicrodata",
    "MicrodataAnswer",
    "MicrodataRequest",
    "PublishedClaim",
]

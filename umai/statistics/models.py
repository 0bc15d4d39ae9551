"""The tables of this room, where Django looks for them."""

from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.estimates.models import EstimateLine, EstimateRemark, KeptEstimate
from umai.statistics.extracts.models import MadeMicrodata, MicrodataAnswer, MicrodataRequest
from umai.statistics.questions.models import LawQuestion, LawQuestionResult
from umai.statistics.releases.models import EditionAnswer, EditionCandidate, EditionDrawing, EditionRequest

__all__ = [
    "ClaimWithdrawal",
    "EditionAnswer",
    "EditionCandidate",
    "EditionDrawing",
    "EditionRequest",
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

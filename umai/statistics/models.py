"""The tables of this room, where Django looks for them."""

from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.questions.models import LawQuestion, QuestionResult

__all__ = ["ClaimWithdrawal", "LawQuestion", "PublishedClaim", "QuestionResult"]

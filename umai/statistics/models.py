"""The tables of this room, where Django looks for them."""

from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim

__all__ = ["ClaimWithdrawal", "PublishedClaim"]

"""The tables of guardianship, where Django looks for them."""

from umai.guardianship.departure.models import (
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
)
from umai.guardianship.placement.models import PartingReason, Placement
from umai.guardianship.returns.models import ChildReturn, ReturnAnswer

__all__ = [
    "ChildReturn",
    "Departure",
    "DepartureCheck",
    "DepartureConfirmation",
    "DepartureWithdrawal",
    "PartingReason",
    "Placement",
    "ReturnAnswer",
]

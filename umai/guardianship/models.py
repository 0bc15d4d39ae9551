"""The tables of guardianship, where Django looks for them."""

from umai.guardianship.departure.models import (
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
)

__all__ = ["Departure", "DepartureCheck", "DepartureConfirmation", "DepartureWithdrawal"]

"""The tables of this room."""

from umai.opens.emergency.models import EmergencyOpening, EmergencyRequest, EmergencyReview
from umai.opens.unusual.models import UnusualOpen, UnusualOpenAnswer

__all__ = ["EmergencyOpening", "EmergencyRequest", "EmergencyReview", "UnusualOpen", "UnusualOpenAnswer"]

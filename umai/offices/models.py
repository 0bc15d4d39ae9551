"""The tables of this room, where Django looks for them."""

from umai.offices.training.models import Training

__all__ = ["Training"]

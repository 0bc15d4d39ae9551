"""The tables of this room, where Django looks for them."""

from umai.offices.training_rows import Training

__all__ = ["Training"]

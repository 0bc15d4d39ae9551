"""The tables of this room, where Django looks for them."""

from umai.offices.helper.models import ProgramHelper
from umai.offices.requests.models import StaffAnswer, StaffRequest
from umai.offices.training.models import Training

__all__ = ["ProgramHelper", "StaffAnswer", "StaffRequest", "Training"]

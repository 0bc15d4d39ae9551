"""The tables of this room, where Django looks for them."""

from umai.oversight.board.counted_visits import CountedVisit
from umai.oversight.board.ten_days import TenDays
from umai.oversight.duty.models import DutyFinding, DutyJudgement
from umai.oversight.texts.models import TextReading

__all__ = ["CountedVisit", "DutyFinding", "DutyJudgement", "TenDays", "TextReading"]

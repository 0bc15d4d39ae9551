"""The tables of this room, where Django looks for them."""

from umai.linkage.lists.models import Failure, ListEdition, ListSource, Mapping, Order, OrderProgress, Upload
from umai.linkage.overlap.models import Histories, MatchRun
from umai.linkage.review.models import DrawnPair, PairJudgement
from umai.linkage.rows import ListRow, RecordPair, Resolution

__all__ = [
    "DrawnPair",
    "Failure",
    "Histories",
    "ListEdition",
    "ListRow",
    "ListSource",
    "Mapping",
    "MatchRun",
    "Order",
    "OrderProgress",
    "PairJudgement",
    "RecordPair",
    "Resolution",
    "Upload",
]

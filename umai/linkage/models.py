"""The tables of this room, where Django looks for them."""

from umai.linkage.lists.models import Body, Edition, Failure, Mapping, Order, Progress, Source, Upload
from umai.linkage.overlap.models import Histories, Matched
from umai.linkage.review.models import Drawn, Judgement
from umai.linkage.rows import Pair, Resolution, Row

__all__ = [
    "Body",
    "Drawn",
    "Edition",
    "Failure",
    "Histories",
    "Judgement",
    "Mapping",
    "Matched",
    "Order",
    "Pair",
    "Progress",
    "Resolution",
    "Row",
    "Source",
    "Upload",
]

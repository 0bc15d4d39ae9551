"""The tables of this room, where Django looks for them."""

from umai.identification.disclosure_models import (
    Consent,
    Expunging,
    Opened,
    Opening,
    OpeningHalf,
    StaffKey,
    Withheld,
)
from umai.identification.hotline.models import LineDraft
from umai.identification.messages.models import Message
from umai.identification.officials.models import Heard, Official
from umai.identification.signal.concerns import Ended
from umai.identification.signal.ending_models import Ending, EndingProposal, WithoutCase
from umai.identification.signal.models import (
    Addition,
    Gathering,
    Match,
    Reply,
    Reporter,
    Screened,
    Screening,
    Signal,
    SignalQuerySet,
)

__all__ = [
    "Addition",
    "Consent",
    "Ended",
    "Ending",
    "EndingProposal",
    "Expunging",
    "Gathering",
    "Heard",
    "LineDraft",
    "Match",
    "Message",
    "Official",
    "Opened",
    "Opening",
    "OpeningHalf",
    "Reply",
    "Reporter",
    "Screened",
    "Screening",
    "Signal",
    "SignalQuerySet",
    "StaffKey",
    "Withheld",
    "WithoutCase",
]

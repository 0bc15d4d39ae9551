"""The tables of this room, where Django and the other rooms look for them."""

from umai.identification.disclosure_models import (
    Consent,
    Disclosure,
    Expunging,
    Opening,
    OpeningHalf,
    StaffNameKey,
    WithheldText,
)
from umai.identification.hotline.models import HotlineDraft
from umai.identification.messages.models import GatewayMessage
from umai.identification.officials.models import OfficialReport, ReadReceipt
from umai.identification.signal.concerns import SignalEndingKind
from umai.identification.signal.ending_models import EndingProposal, Joining, JoiningAnswer, SignalEnding
from umai.identification.signal.models import (
    Addition,
    Gathering,
    Reply,
    Reporter,
    Screening,
    ScreeningOutcome,
    Signal,
    SignalMatch,
)

"""The tables of this room, where Django and the other rooms look for them."""

from umai.rounds.anew.models import AnewDraw, AnewStop
from umai.rounds.door.models import DoorAnswer, DoorAnswerKind, DoorChild, DoorSignal, SheetEntry
from umai.rounds.doorstep.models import DoorDraft
from umai.rounds.found.models import FoundAnswer, FoundKind, WordsExpunging
from umai.rounds.market.models import MedicalCare, Sighting, SightingMatch, SightingSignal
from umai.rounds.planning.models import Dwelling, MemberLeaving, Round, RoundEnding, RoundStop, TeamMember
from umai.rounds.sheet.models import SheetFate, SheetNote, SheetRun

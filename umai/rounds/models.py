"""The tables of this room, where Django and the other rooms look for them."""

from umai.rounds.door.models import AnswerKind, DoorAnswer, DoorChild, SheetEntry
from umai.rounds.market.models import MedicalCare, Sighting, SightingMatch, SightingSignal
from umai.rounds.planning.models import Dwelling, MemberLeaving, Round, RoundEnding, Stop, TeamMember

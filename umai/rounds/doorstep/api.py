"""`PUT /api/rounds/…/answers`: what was said at doors arrives once, one by one or in a packet."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django.http import JsonResponse
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from umai.access.facts import RecordSource
from umai.access.permissions import require_right
from umai.identification.signal.sealing import ReportWords
from umai.rounds.door.actions import ChildSaid
from umai.rounds.doorstep import actions
from umai.rounds.doorstep.actions import DoorSaid, take_packet
from umai.rounds.reading import find_round

router = Router()
Id = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        description="A UUID in small letters.",
    ),
]
Code = Annotated[str, Field(max_length=40, pattern="^[a-z_]*$")]
Text = Annotated[str, Field(max_length=500)]
Count = Annotated[int, Field(ge=0, le=30_000)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]


class RoundRefusal(Schema):
    """Why an answer was not taken in, in a sentence for a person."""

    error: str
    fields: list[str] = []


class DoorChildIn(Schema):
    """A child of whom somebody spoke at a door; any part may be unknown."""

    model_config = ConfigDict(extra="forbid")

    away: Annotated[Code, Field(description="Who is away, of the list round_away.")] = "unknown"
    lives_with: Annotated[Code, Field(description="Of the list round_lives_with.")] = "unknown"
    age: Annotated[int, Field(ge=0, le=17)] | None = None
    sex: Literal["", "f", "m"] = ""
    at_school: bool | None = None
    danger_now: bool = False
    self_harm: bool = False
    name: Annotated[Text, Field(description="As it was said; sealed before it is stored.")] = ""
    words: Annotated[Text, Field(description="What else was said; sealed too.")] = ""

    def as_said(self) -> ChildSaid:
        plain = self.dict(exclude={"name", "words"})
        return ChildSaid(**plain, words=ReportWords(child=self.name, happened=self.words))


class DoorAnswerIn(Schema):
    """What was found at one dwelling, as its writer put it down."""

    model_config = ConfigDict(extra="forbid")

    stop: Annotated[Id, Field(description="Id of the dwelling in the round.")]
    team: Annotated[int, Field(ge=1, le=200)]
    result: Annotated[Code, Field(description="Of the list round_results.")]
    said_on: Annotated[Day, Field(description="Day of the visit, not later than today.")]
    said_at: Annotated[AwareDatetime | None, Field(description="By the clock of the device.")] = None
    migrants: Count | None = None
    others: Count = 0
    children: Annotated[list[DoorChildIn], Field(max_length=20)] = []
    latitude: Annotated[float, Field(gt=0, le=90)] | None = None
    longitude: Annotated[float, Field(gt=0, le=180)] | None = None

    def as_said(self, id: str) -> DoorSaid:
        """The same, as the acts take it; half a point is none."""
        said = self.dict(exclude={"id", "stop", "children", "latitude", "longitude", "said_at"})
        point = {"latitude": self.latitude, "longitude": self.longitude}
        if None not in point.values():
            said |= {name: Decimal(f"{value:.5f}") for name, value in point.items()}
        said |= {
            "children": tuple(one.as_said() for one in self.children),
            "said_at": actions.not_ahead(self.said_at),
            "source": RecordSource.PHONE,
        }
        return DoorSaid(UUID(id), UUID(self.stop), said)


class PacketAnswerIn(DoorAnswerIn):
    """An answer of a packet, with the id that its writer made."""

    id: Id


class DoorPacketIn(Schema):
    """Answers of one round that wait on a device. Sent again, they are written once."""

    model_config = ConfigDict(extra="forbid")

    answers: Annotated[list[PacketAnswerIn], Field(min_length=1, max_length=actions.MOST)]


class DoorReceipt(Schema):
    """What became of an answer: "written", "again" or "refused", then with a sentence."""

    id: UUID
    status: Literal["written", "again", "refused"]
    error: str = ""


class DoorReceipts(Schema):
    answers: list[DoorReceipt]


ERRORS = dict.fromkeys((400, 401, 403, 404, 409, 422), RoundRefusal)


@router.put(
    "/rounds/{round_id}/answers/{answer_id}",
    response={200: DoorReceipt, 201: DoorReceipt} | ERRORS,
    summary="Take in what was found at one dwelling of a round",
)
def receive_answer(request, round_id: Id, answer_id: Id, answer: DoorAnswerIn):
    """201 the first time, 200 each time the same is sent again; 409 with other words: the first stands."""
    require_right(request.by, "rounds.answer_packet")
    round = find_round(UUID(round_id), by=request.by)
    (receipt,) = take_packet(round, [answer.as_said(answer_id)], by=request.by)
    if receipt.status == "refused":
        return JsonResponse({"error": receipt.error, "fields": []}, status=receipt.code)
    return Status(201 if receipt.status == "written" else 200, receipt)


@router.put(
    "/rounds/{round_id}/answers",
    response={200: DoorReceipts} | ERRORS,
    summary="Take in a packet of what was found at dwellings of a round",
)
def receive_packet(request, round_id: Id, packet: DoorPacketIn):
    """What became of each answer, in their order. One that is refused does not hold back the others."""
    require_right(request.by, "rounds.answer_packet")
    round = find_round(UUID(round_id), by=request.by)
    return {"answers": take_packet(round, [one.as_said(one.id) for one in packet.answers], by=request.by)}

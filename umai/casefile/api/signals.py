"""`/api/signals`: list what waits in the inbox, and write down a signal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import JsonResponse
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from umai.access.doors import consult_list
from umai.access.permissions import require_right
from umai.casefile.api import schemas
from umai.identification.inbox import worklist
from umai.identification.models import ScreeningOutcome, Signal
from umai.identification.signal.actions import AlreadyReceived, is_same_report, write_down_signal
from umai.identification.signal.concerns import Channel, ReporterLanguage
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import day_of
from umai.law.terms.intervals import intake_due_on, screening_due_at
from umai.places.models import Place

router = Router()
ERROR_RESPONSES = dict.fromkeys((401, 403, 404, 409, 422), schemas.ErrorOut)
Short = Annotated[str, Field(max_length=500)]
After = Annotated[
    str,
    Field(
        pattern=r"^[01]_[0-3]_[0-9]{8}T[0-9]{12}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        description="The `next` of the page before.",
    ),
]


class SignalRow(Schema):
    """One line of the inbox: a signal, or `same_words` signals with the same words; not the words."""

    id: UUID
    received_at: datetime
    channel: str
    concern: str
    danger_now: bool
    self_harm: bool
    urgent: bool
    screened_as: Annotated[str, schemas.one_of(ScreeningOutcome.values)] | None
    screen_by: datetime
    take_in_by: str
    same_words: int
    crowded: bool
    district: str
    settlement: str | None
    child_age: int | None


class Signals(Schema):
    """A page of the inbox, the most urgent first. `next` is the `after` of the next page, or null."""

    signals: list[SignalRow]
    next: str | None


class SignalWordsIn(Schema):
    """What was reported, in free text. It is sealed before it is stored."""

    model_config = ConfigDict(extra="forbid")

    happened: Annotated[str, Field(min_length=1, max_length=5000, pattern=schemas.READABLE)]
    where: Short = ""
    child: Short = ""
    feared: Short = ""


class SignalIn(Schema):
    """A signal to write down. The same `id` again changes nothing."""

    model_config = ConfigDict(extra="forbid")

    id: schemas.Id
    received_at: Annotated[AwareDatetime, Field(description="When it was told: not later than now.")]
    channel: Annotated[str, schemas.one_of(Channel.values)]
    concern: schemas.ConcernName
    danger_now: bool = False
    self_harm: bool = False
    district: schemas.PlaceCode
    settlement: schemas.PlaceCode | None = None
    child_age: Annotated[int, Field(ge=0, le=18)] | None = None
    feared_works_here: bool = False
    language: Annotated[str, schemas.one_of(ReporterLanguage.values)] = "ky"
    words: SignalWordsIn


class ReceivedOut(Schema):
    """The signal was stored; when it is `urgent`, somebody is called at once."""

    id: UUID
    urgent: bool
    received_at: datetime


@router.get("/signals", response={200: Signals} | ERROR_RESPONSES, summary="List what waits in the inbox")
def signals(request, after: After | None = None):
    """The lines of the reader's inbox; the trail notes which signals were shown."""
    by = request.by
    require_right(by, "identification.read")
    place = worklist.InboxPosition.read(after) if after else None
    if after and place is None:
        return {"signals": [], "next": None}
    found = worklist.waiting_lines(by)
    rows = list((worklist.lines_after(found, place) if place else found)[: worklist.PAGE + 1])
    shown = rows[: worklist.PAGE]
    first = Signal.objects.filter(pk__in=[row["first"] for row in shown]).defer("sealed_words")
    related = first.select_related("settlement", "district")
    by_id = {one.pk: one for one in consult_list("identification.inbox", related, by=by)}
    last = shown[-1] if len(rows) > worklist.PAGE else None
    return {
        "signals": [as_row(row, by_id[row["first"]]) for row in shown if row["first"] in by_id],
        "next": last
        and worklist.InboxPosition(last["crowded_"], last["rank"], last["at"], last["first"]).text(),
    }


def as_row(row, signal):
    plain = ("received_at", "channel", "concern", "danger_now", "self_harm", "child_age")
    urgent = row["rank"] <= worklist.URGENT
    return {name: getattr(signal, name) for name in plain} | {
        "id": signal.pk,
        "urgent": urgent,
        "screened_as": row["outcome"],
        "screen_by": screening_due_at(signal.received_at),
        "take_in_by": intake_due_on(day_of(signal.received_at), urgent=urgent).isoformat(),
        "same_words": row["n"],
        "crowded": row["crowded_"],
        "district": signal.district.code,
        "settlement": signal.settlement.code if signal.settlement else None,
    }


@router.post(
    "/signals",
    response={200: ReceivedOut, 201: ReceivedOut, 400: schemas.ErrorOut} | ERROR_RESPONSES,
    summary="Write down a signal",
)
def write(request, signal: SignalIn):
    """201 the first time, 200 when the same is sent again; the same id with other content is refused."""
    by = request.by
    require_right(by, "identification.write_down")
    words = ReportWords(**signal.words.dict())
    places = {place.code: place for place in Place.objects.filter(code__in=codes_of(signal))}
    if set(codes_of(signal)) - set(places):
        return JsonResponse(
            {"error": _("There is no such place. Nothing was saved."), "fields": []}, status=404
        )
    values = signal.dict(exclude={"id", "words", "district", "settlement"}) | {
        "words": words,
        "district_id": places[signal.district].pk,
        "settlement_id": places[signal.settlement].pk if signal.settlement else None,
    }
    stored = Signal.objects.filter(pk=UUID(signal.id), recorded_by=by.pk).first()
    if stored is None:
        return Status(201, write_down_signal(by.office, by=by, id=UUID(signal.id), **values))
    if not is_same_report(stored, **values):
        raise AlreadyReceived(_("This was received before, with other words. Nothing was overwritten."))
    return Status(200, stored)


def codes_of(signal):
    return [code for code in (signal.district, signal.settlement) if code]

"""`PUT /api/cases/…/visits/…`: a visit that was written without a connection arrives once."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django.http import JsonResponse
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from umai.access.doors import consult
from umai.access.permissions import require_right
from umai.access.requirements import ImpossibleTime
from umai.intake.models import Case, Risk, SeenHow
from umai.visits.visit import actions
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Alone, NoVisitReason, Visit
from umai.visits.visit.scheduling import open_window_of

router = Router()
Id = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        description="A UUID in small letters.",
    ),
]
ShortText = Annotated[str, Field(max_length=300)]
LongText = Annotated[str, Field(max_length=5000)]
YEARS = range(1990, 2200)  # an instant outside of these is no visit


class VisitRefusal(Schema):
    """Why a visit was not taken in, in a sentence for a person."""

    error: str
    fields: list[str] = []


class VisitReceipt(Schema):
    """The visit is kept; by which day the next one is planned."""

    id: UUID
    is_late: bool
    next_visit_by: date | None


class VisitIn(Schema):
    """One visit as its writer put it down. With the same `id` and the same words nothing changes."""

    model_config = ConfigDict(extra="forbid")

    at: Annotated[AwareDatetime, Field(description="When it was: not later than now.")]
    made: bool
    worker: Annotated[Id | None, Field(description="Who went; null for the one who is signed in.")] = None
    not_made: Literal["", *NoVisitReason.values] = ""  # type: ignore[valid-type]  # read by pydantic alone
    words: LongText = ""
    with_whom: ShortText = ""
    with_police: bool = False
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    accuracy: Annotated[int, Field(ge=0, le=100_000, description="In metres.")] | None = None
    place: ShortText = ""
    announced: bool | None = None
    seen: bool | None = None
    why_not_seen: LongText = ""
    alone: Literal["", *Alone.values] = ""  # type: ignore[valid-type]  # read by pydantic alone
    why_not_alone: LongText = ""
    childs_words: LongText = ""
    awake: bool | None = None
    moves: bool | None = None
    weight_grams: Annotated[int, Field(ge=400, le=60_000)] | None = None
    marks: LongText = ""
    bond: LongText = ""
    checked_by: ShortText = ""
    carer: LongText = ""
    dwelling: LongText = ""
    school_health: LongText = ""
    risk: Literal["", *Risk.values] = ""  # type: ignore[valid-type]  # read by pydantic alone
    risk_words: LongText = ""
    what_changed: Annotated[LongText, Field(description="Needed when the risk is lower than before.")] = ""
    who_saw: Annotated[ShortText, Field(description="Needed too when the visit did not see the child.")] = ""
    seen_how: Literal["", *SeenHow.values] = ""  # type: ignore[valid-type]  # read by pydantic alone
    agreed: LongText = ""
    next_on: date | None = None

    def answers(self):
        """The same, as the acts take it."""
        values = self.dict(exclude={"worker"}) | {"worker_id": self.worker and UUID(self.worker)}
        for name in ("latitude", "longitude"):
            values[name] = None if values[name] is None else Decimal(str(values[name]))
        return Answers.of(values)


@router.put(
    "/cases/{case_id}/visits/{visit_id}",
    response={200: VisitReceipt, 201: VisitReceipt}
    | dict.fromkeys((400, 401, 403, 404, 409, 422), VisitRefusal),
    summary="Take in one visit that was written without a connection",
)
def receive_visit(request, case_id: Id, visit_id: Id, visit: VisitIn):
    """201 the first time, 200 each time the same is sent again; with other words both are kept: 409."""
    by, line = request.by, UUID(visit_id)
    require_right(by, "visits.record")
    case = consult(Case, UUID(case_id), by=by)
    if visit.at.year not in YEARS:
        raise ImpossibleTime(
            _("This day or hour has not come yet. Nothing was saved. Check the day and the time.")
        )
    answers = visit.answers()
    before = Visit.objects.filter(line=line, case=case).first()
    if actions.find_same_visit(case, line, answers):
        return Status(200, as_receipt(before))
    if before is not None:
        actions.keep_both_versions(before, by=by, answers=answers)
        sentence = _("This visit was received before, with other words. Both are kept for the department.")
        return JsonResponse({"error": sentence, "fields": []}, status=409)
    return Status(201, as_receipt(actions.record_visit(case, by=by, id=line, answers=answers)))


def as_receipt(visit):
    window = open_window_of(visit.case)
    return {"id": visit.line, "is_late": visit.is_late, "next_visit_by": window.latest_on if window else None}

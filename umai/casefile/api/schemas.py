"""What the API takes and answers; `/api/openapi.json` is printed from it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, GetPydanticSchema
from pydantic_core.core_schema import literal_schema

from umai.casefile.my_day.filters import STATES
from umai.identification.signal.concerns import Concern
from umai.intake.models import DueKind, Risk

# A text with a sign that can be read. Signs that cannot be stored are taken out of every text beforehand.
READABLE = r"[^\x00-\x20\x7f-\x9f]"
Id = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        description="A UUID in small letters.",
    ),
]
Born = Annotated[
    str,
    Field(
        pattern="^[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$",
        description="A year, or a day as YYYY-MM-DD. On a day that never was, nobody was born.",
    ),
]
PlaceCode = Annotated[
    str, Field(pattern="^[0-9]{14}$", description="The code of the state classifier, 14 digits.")
]


def one_of(values):
    """The rule that a text is one of these values."""
    return GetPydanticSchema(lambda _source, _handler: literal_schema(list(values)))


class ErrorOut(Schema):
    """What went wrong, in a sentence for a person; `fields` names what in the question was not understood."""

    error: str
    fields: list[str] = []


class SearchIn(Schema):
    """What is searched for. It is sent in the body, so that no name is part of an address."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=300,
            pattern=READABLE,
            description="The name, in any script and spelling.",
        ),
    ]
    born: Born | None = None


class ChildRow(Schema):
    """One child in a list. `birth_precision` says how exactly the date is known."""

    id: UUID
    surname: str
    given: str
    patronymic: str
    sex: str
    birth_date: date | None
    birth_precision: str
    municipality: str | None


class ListedChildOut(ChildRow):
    """A record of a child in a list; `led_by` is the leading record if that is another one, else null."""

    led_by: UUID | None


class ChildrenPage(Schema):
    """A page of children. `next` is the `after` of the page that follows, or null."""

    children: list[ListedChildOut]
    next: UUID | None


class FoundChildOut(ChildRow):
    """A child who may be meant: how likely, from 0 to 1, and why, in words."""

    score: float
    why: list[str]


class SearchOut(Schema):
    children: list[FoundChildOut]


class AddressOut(Schema):
    kind: str
    words: str
    settlement: str | None
    holds_from: date | None
    holds_to: date | None


class AbsenceOut(Schema):
    kind: str
    country: str
    place: str
    holds_from: date | None
    holds_to: date | None
    return_expected_on: date | None
    last_contact_on: date | None


class KinOut(Schema):
    """An adult of the family; `name` is null when the reader may not see it."""

    id: UUID
    relation: str
    legal_representative: bool
    name: str | None
    lives_with_the_child: bool
    absences: list[AbsenceOut]


class CareOut(Schema):
    carer: UUID | None
    institution: str
    is_kin: bool | None
    paper: str
    number: str
    issuer: str
    paper_from: date | None
    paper_to: date | None
    holds_from: date | None
    holds_to: date | None


class SchoolOut(Schema):
    attendance: str
    school: str
    grade: int | None
    school_year: int | None
    programme: str


class ChildFile(ChildRow):
    """A child's file as it stands today; sealed items are never part of it.

    `merged_from` are the ids of the other records that are this child.
    """

    merged_from: list[UUID]

    names: list[str]
    addresses: list[AddressOut]
    kin: list[KinOut]
    care: list[CareOut]
    schooling: list[SchoolOut]
    categories: list[str]
    cases: list[UUID]


class CaseRowOut(Schema):
    """One case in a list.

    `owed` is what is owed first in it, by the day `due_on`; both are empty in a closed case, and in
    an open one in which nothing is planned. `risk` is empty until somebody judged it. `parts_done` counts
    the parts of the assessment, of `parts`.
    """

    id: UUID
    child: UUID
    concern: str
    opened_on: date
    started_on: date
    due_on: date | None
    owed: str
    plan_submitted_on: date | None
    worker: UUID | None
    municipality: str | None
    parts_done: int
    parts: int
    assessed_on: date | None
    assessed_late: bool
    risk: str


class OwedOut(Schema):
    """One thing that is owed in a case by a day."""

    owed: str
    due_on: date


class CasesPage(Schema):
    """A page of cases, the nearest last day first. `next` is the `after` of the next page, or null."""

    cases: list[CaseRowOut]
    next: UUID | None


class CaseEventOut(Schema):
    """Something that happened in the case, and when it was recorded."""

    what: str
    recorded_at: datetime
    who: str


class CaseFile(CaseRowOut):
    """One case with its rows. `all_owed` is all that is owed in it, the nearest first.

    `ten_days_on` is the last day of the ten days; it stays the same whatever happens to the case.
    """

    ten_days_on: date
    all_owed: list[OwedOut]
    plan_late: bool
    channel: str
    words: str
    closed_on: date | None
    history: list[CaseEventOut]


State = Annotated[str, one_of(STATES)]
ConcernName = Annotated[str, one_of(Concern.values)]
RiskName = Annotated[str, one_of(Risk.values)]
OwedName = Annotated[str, one_of(DueKind.values)]

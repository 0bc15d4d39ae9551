"""What may be read of walls, by the head and the supervisor who answer for the worker."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.models import Tie
from umai.access.permissions import may_do
from umai.design.parts import Link, SummaryRow
from umai.design.templatetags.design import moment
from umai.register.models import Child, Identity, Relation
from umai.staff.models import Worker
from umai.walls.models import LiftRequest, SuggestedHow, TieSuggestion


class RecordLabel(NamedTuple):
    """The name of a table, by which an entry of the trail says what it is about."""

    label_lower: str


@dataclass
class KnownTie:
    """A wall, a request or a suggestion as its reader sees it: the people by their names."""

    pk: UUID
    worker_id: UUID
    child_id: UUID | None
    district_id: int | None = None
    municipality_id: int | None = None
    worker: object = None
    name: str = ""
    """Name of the child; empty where the reader does not reach the file."""


@dataclass
class KnownWall(KnownTie):
    tie: str = ""
    words: str = ""
    since: datetime | None = None
    to_at: datetime | None = None
    declared_by_id: UUID | None = None
    request: UUID | None = None
    declared_by: object = None
    case: UUID | None = None
    """Open case of the file that nobody answers for; None where there is none."""
    of_head: bool = False

    _meta: ClassVar[RecordLabel] = RecordLabel("access.wall")

    def tie_in_words(self) -> str:
        return str(Tie(self.tie).label) if self.tie else ""


@dataclass
class KnownRequest(KnownWall):
    reason: str = ""
    asked_by_id: UUID | None = None
    asked_at: datetime | None = None
    may_answer: bool = False
    wall: UUID | None = None
    asked_by: object = None

    _meta: ClassVar[RecordLabel] = RecordLabel(LiftRequest._meta.label_lower)

    def open_to(self, by) -> bool:
        """Whether the database named the reader as the second person; the Ministry reaches no file."""
        return self.may_answer

    def get_absolute_url(self):
        return reverse("walls:lift", args=[self.pk])


@dataclass
class KnownSuggestion(KnownTie):
    how: str = ""
    near: bool = False
    words: str = ""
    found_at: datetime | None = None
    adult: str = ""
    relation: str = ""

    _meta: ClassVar[RecordLabel] = RecordLabel(TieSuggestion._meta.label_lower)

    def open_to(self, by) -> bool:
        """The database lists a suggestion only to who answers it; one that was said names no file."""
        return True

    def get_absolute_url(self):
        return reverse("walls:suggestion", args=[self.pk])

    def how_in_words(self) -> str:
        return str(SuggestedHow(self.how).label)


@dataclass
class KnownSecondRecord(KnownTie):
    hidden_id: UUID | None = None
    since: datetime | None = None

    @property
    def url(self):
        return reverse("casefile:same_with", args=[self.hidden_id, self.child_id])


def walls_of(child, by) -> list[KnownWall]:
    """The walls around this file that the reader answers for, the standing ones first."""
    if not may_do(by, "walls.ask_lift"):
        return []
    rows = by.ask("select * from walls_of(%(child)s)", child=child.pk)
    names = ("pk", "worker_id", "child_id", "tie", "words", "since", "to_at", "declared_by_id", "request")
    found = [KnownWall(**dict(zip(names, row, strict=True))) for row in rows]
    return known("walls.of", [dataclasses.replace(one, district_id=child.district_id) for one in found], by)


def standing_walls(by) -> list[KnownWall]:
    """The walls that stand in the reader's districts, the newest first."""
    if not may_do(by, "walls.ask_lift"):
        return []
    names = ("pk", "worker_id", "child_id", "tie", "since", "declared_by_id", "request", "case", "of_head")
    rows = by.ask("select * from walls_standing()")
    return known("walls.standing", [KnownWall(**dict(zip(names, row, strict=True))) for row in rows], by)


def lift_requests(by) -> list[KnownRequest]:
    """The requests to lift a wall that wait for the reader, or that the reader asked."""
    if not may_do(by, "walls.agree_lift"):
        return []
    wall = ("pk", "wall", "worker_id", "child_id", "tie", "words", "since", "declared_by_id")
    names = (*wall, "reason", "asked_by_id", "asked_at", "may_answer")
    rows = by.ask("select * from walls_lift_requests()")
    return known("walls.requests", [KnownRequest(**dict(zip(names, row, strict=True))) for row in rows], by)


def suggestions(by) -> list[KnownSuggestion]:
    """The ties that may be there and wait for the reader, the surest first."""
    if not may_do(by, "walls.answer_suggestion"):
        return []
    names = ("pk", "worker_id", "child_id", "how", "near", "words", "found_at", "adult", "relation")
    rows = by.ask("select * from walls_suggestions()")
    return known(
        "walls.suggestions", [KnownSuggestion(**dict(zip(names, row, strict=True))) for row in rows], by
    )


def second_records(by) -> list[KnownSecondRecord]:
    """Children whom a walled worker registered anew, and whom nobody joined with the closed file yet."""
    if not may_do(by, "walls.ask_lift"):
        return []
    names = ("pk", "child_id", "hidden_id", "worker_id", "since")
    rows = by.ask("select * from walls_second_records()")
    return known(
        "walls.second_records", [KnownSecondRecord(**dict(zip(names, row, strict=True))) for row in rows], by
    )


def known(name, rows, by):
    """These rows with the names of the people in them; one entry of the trail says which were shown."""
    if not rows:
        return []
    with by.speaking():
        reached = Child.objects.within_reach_of(by).filter(
            pk__in=[one.child_id for one in rows if one.child_id]
        )
        children = list(reached.values_list("pk", flat=True))
    consult_list(name, by=by, ids=[one.pk for one in rows], by_ids=lambda ids: ids, children=children)
    people = {"worker_id", "declared_by_id", "asked_by_id"}
    ids = {getattr(one, field) for one in rows for field in people if getattr(one, field, None)}
    with by.speaking():
        workers = Worker.objects.in_bulk(ids)
        names = {
            row.child_id: row for row in Identity.objects.within_reach_of(by).filter(child_id__in=children)
        }
    for one in rows:
        for field in people:
            if hasattr(one, field):
                setattr(one, field.removesuffix("_id"), workers.get(getattr(one, field)))
        if identity := names.get(one.child_id):
            one.name, one.district_id = identity.full_name(), one.district_id or identity.district_id
        elif one.child_id:
            one.name = _("Name not known")
    return rows


def wall_rows(wall: KnownWall) -> list[SummaryRow]:
    """Who is walled, why, since when and by whom, as lines of a summary."""
    own = wall.worker_id == wall.declared_by_id
    rows = [
        SummaryRow(_("Closed to"), str(wall.worker)),
        SummaryRow(_("Tie"), wall.tie_in_words()),
        SummaryRow(_("How it is known"), wall.words),
        SummaryRow(_("Since"), moment(wall.since)),
        SummaryRow(_("Declared by"), _("the person") if own else str(wall.declared_by or "")),
        SummaryRow(_("Opened again"), moment(wall.to_at) if wall.to_at else ""),
    ]
    return [row for row in rows if row.value]


def request_rows(asked: KnownRequest, by) -> list[SummaryRow]:
    """What was asked, by whom and why, with the wall; the child's name where the reader reaches the file."""
    own = [SummaryRow(_("Child"), asked.name)] if asked.name else []
    return [
        *own,
        *wall_rows(asked),
        SummaryRow(_("Asked by"), str(asked.asked_by)),
        SummaryRow(_("Asked at"), moment(asked.asked_at)),
        SummaryRow(_("Why"), asked.reason),
    ]


def suggestion_rows(one: KnownSuggestion, by) -> list[SummaryRow]:
    """Who may be tied to whom, and by what it was found."""
    relation = str(Relation(one.relation).label) if one.relation else ""
    rows = [
        SummaryRow(_("Who"), str(one.worker)),
        SummaryRow(_("Child"), one.name),
        SummaryRow(_("Found by"), one.how_in_words()),
        SummaryRow(_("Adult of the family"), f"{one.adult} · {relation}" if relation else one.adult),
        SummaryRow(_("Lives"), _("in the municipality of the file") if one.near else ""),
        SummaryRow(_("What the worker said"), one.words),
        SummaryRow(_("Found at"), moment(one.found_at)),
    ]
    return [row for row in rows if row.value]


def waiting_links(by) -> list[Link]:
    """Links to what waits for the reader as the second person, for My day."""
    return [
        Link(_("May a file be opened to a worker again?"), one.get_absolute_url(), count=1)
        for one in lift_requests(by)
        if one.may_answer
    ]


def day_counts_sql(_by) -> str:
    """How much waits on the list of ties: `ties_found`, and `without_worker`, cases nobody answers for.

    A supervisor answers for the cases whose file is closed to the head.
    """
    return """select
        (select count(*) from walls_suggestions()) + (select count(*) from walls_second_records())
            as ties_found,
        (select count(distinct without_worker) from walls_standing()
            where head_walled or access_role() = 'head') as without_worker"""

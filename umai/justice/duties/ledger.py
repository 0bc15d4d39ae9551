"""Count for each body what it had to tell the office, and whether it did: bodies, never persons.

Counted are entries of bodies (`BodyNotice`) and reports that officials wrote themselves; what a citizen or
a relative reported is of nobody's duty and is counted nowhere.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from umai.access.doors import consult_list
from umai.identification.officials.models import OfficialReport
from umai.justice.duties.models import (
    BODY_OF_OFFICE,
    BodyNotice,
    DutyAnswer,
    DutyQuestion,
    InformedBody,
    NoticeDirection,
)
from umai.law.terms.clock import BISHKEK, today
from umai.staff.models import Office, OfficeKind

MOST_ROWS = 300  # rows of one body on a page


class TimelyCount(NamedTuple):
    """How often informing was owed, and how it went; what still has time is owed and nothing more."""

    had: int = 0
    in_time: int = 0
    late: int = 0
    never: int = 0

    @property
    def failed(self) -> int:
        """How often the other one was informed late or not at all."""
        return self.late + self.never

    def plus(self, informed_at, late_at, now) -> "TimelyCount":
        """This count with one more, whose term ends at `late_at`."""
        if informed_at is None:
            return self._replace(had=self.had + 1, never=self.never + (now >= late_at))
        late = informed_at >= late_at
        return self._replace(had=self.had + 1, late=self.late + late, in_time=self.in_time + (not late))


class LedgerOfBody(NamedTuple):
    """One body: what it had to tell us, what we had to tell it, and what it was asked and owes."""

    name: str
    kind: str
    url: str
    to_us: TimelyCount
    by_us: TimelyCount
    asked: int
    owes: int


def year_span(year) -> tuple[datetime, datetime]:
    """The first instant of this year in Bishkek, and the first after it."""
    return datetime(year, 1, 1, tzinfo=BISHKEK), datetime(year + 1, 1, 1, tzinfo=BISHKEK)


def notices_of_year(year, by):
    """The entries within reach of what was learned of in this year."""
    first, after = year_span(year)
    return BodyNotice.objects.within_reach_of(by).filter(learned_at__gte=first, learned_at__lt=after)


def reports_of_year(year, by):
    """The officials' own reports within reach, of what their bodies learned of in this year."""
    first, after = year_span(year)
    return OfficialReport.objects.within_reach_of(by).filter(learned_at__gte=first, learned_at__lt=after)


def questions_of_year(year, by):
    """The questions within reach that were asked in this year."""
    return DutyQuestion.objects.within_reach_of(by).filter(asked_on__year=year)


def ledger_of(year, by) -> list[LedgerOfBody]:
    """A line for each body of which anything is known in this year, the most silent first."""
    now, to_us, by_us = timezone.now(), {}, {}
    columns = ("body_office_id", "body", "direction", "informed_at", "late_at")
    for office, body, direction, informed_at, late_at in notices_of_year(year, by).values_list(*columns):
        counts = by_us if direction == NoticeDirection.BY_OFFICE else to_us
        key = office or body
        counts[key] = counts.get(key, TimelyCount()).plus(informed_at, late_at, now)
    reports = reports_of_year(year, by).values_list("recorded_office_id", "recorded_at", "late_at")
    for office, recorded_at, late_at in reports:
        if office:
            to_us[office] = to_us.get(office, TimelyCount()).plus(recorded_at, late_at, now)
    asked, owes = counted_questions(year, by)
    keys = {*to_us, *by_us, *asked}
    offices = Office.objects.in_bulk([key for key in keys if key not in InformedBody.values])
    lines = [
        line_of(key, offices, year, (to_us, by_us, asked, owes))
        for key in keys
        if key in InformedBody.values or key in offices
    ]
    return sorted(lines, key=lambda one: (-one.owes, -one.to_us.never, -one.to_us.late, one.name))


def counted_questions(year, by) -> tuple[dict, dict]:
    """Office to how many questions it was asked, and to how many of them it owes an answer past its day."""
    answered = set(DutyAnswer.objects.within_reach_of(by).values_list("question_id", flat=True))
    asked: dict = {}
    owes: dict = {}
    rows = questions_of_year(year, by).values_list("pk", "to_office_id", "due_on")
    for pk, office, due_on in rows:
        asked[office] = asked.get(office, 0) + 1
        owes[office] = owes.get(office, 0) + (pk not in answered and due_on < today())
    return asked, owes


def line_of(key, offices, year, counted) -> LedgerOfBody:
    to_us, by_us, asked, owes = counted
    office = offices.get(key)
    kind = InformedBody(key) if office is None else BODY_OF_OFFICE.get(OfficeKind(office.kind))
    url = f"{reverse('justice:ledger_of', args=[key])}?year={year}"
    none = TimelyCount()
    return LedgerOfBody(
        str(office or ""),
        str(kind.label if kind else office.get_kind_display()),
        url,
        to_us.get(key, none),
        by_us.get(key, none),
        asked.get(key, 0),
        owes.get(key, 0),
    )


def rows_of_body(key, year, by) -> tuple[list, list, list]:
    """The entries, the questions and the reports of one body, by the id of its office or by its kind."""
    if key in InformedBody.values:
        notices = notices_of_year(year, by).filter(body=key, body_office=None)
        questions, reports = DutyQuestion.objects.none(), []
    else:
        notices = notices_of_year(year, by).filter(body_office_id=key)
        questions = questions_of_year(year, by).filter(to_office_id=key)
        reports = list(reports_of_year(year, by).filter(recorded_office_id=key).order_by("-learned_at"))
    shown = consult_list(
        "justice.ledger", notices.order_by("-learned_at", "pk")[:MOST_ROWS], by=by, read=with_body
    )
    asked = consult_list(
        "justice.ledger",
        questions.order_by("-asked_on", "pk")[:MOST_ROWS],
        by=by,
        read=lambda rows: rows.select_related("to_office", "place").order_by("-asked_on", "pk"),
    )
    return shown, asked, reports[:MOST_ROWS]


def with_body(rows):
    return rows.select_related("body_office").order_by("-learned_at", "pk")


def name_of(key: str) -> str | None:
    """What a line of the ledger is called, by the id of its office or by its kind; None for neither."""
    if key in InformedBody.values:
        return str(InformedBody(key).label)
    try:
        return str(Office.objects.get(pk=UUID(key)))
    except (ValueError, Office.DoesNotExist):
        return None

"""Requests and openings of those who watch, as their own office and the department of the file read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import consult_list
from umai.access.permissions import require_right
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import moment
from umai.justice.settled.watching import file_number
from umai.law.terms.clock import BISHKEK, today
from umai.register import merge_groups
from umai.register.models import Child
from umai.watch.finding import find_shown
from umai.watch.opening.models import WatchOpening, WatchOpeningAnswer, WatchOpeningNote, WatchOpeningRequest

ASKED_RELATED = ("recorded_by", "office", "district", "answer", "answer__recorded_by", "opening")
OPENED_RELATED = ("recorded_by", "office", "district", "note", "note__recorded_by")
PAGE = 50


class WatchOpeningState(models.TextChoices):
    """How far a request to open a file has come."""

    WAITS = "waits", gettext_lazy("waits for a second person")
    READY = "ready", gettext_lazy("ready to open")
    OPEN = "open", gettext_lazy("open for reading")
    OVER = "over", gettext_lazy("over")
    REFUSED = "refused", gettext_lazy("refused")
    LAPSED = "lapsed", gettext_lazy("waited too long")


COLOURS = {
    WatchOpeningState.WAITS: "yellow",
    WatchOpeningState.OPEN: "green",
    WatchOpeningState.READY: "blue",
}


class OpeningLine(NamedTuple):
    """A request with how far it came, its answer and its opening."""

    asked: WatchOpeningRequest
    state: WatchOpeningState
    answer: WatchOpeningAnswer | None
    opening: WatchOpening | None
    own: bool

    @property
    def number(self) -> str:
        """The number by which the office finds the file."""
        return file_number(self.asked.child_id)

    @property
    def colour(self) -> str:
        return COLOURS.get(self.state, "grey")

    @property
    def reads(self) -> bool:
        """Whether the reader has the file open now."""
        return self.own and self.state is WatchOpeningState.OPEN


class OpenedLine(NamedTuple):
    """A file of the department that who watches opened, and whether the department has seen it."""

    opening: WatchOpening
    child: str
    note: WatchOpeningNote | None

    @property
    def number(self) -> str:
        return file_number(self.opening.child_id)


@dataclass(frozen=True)
class WatchedFile:
    """A file that the reader has open as who watches, for the banner of every page."""

    child_id: UUID
    to_at: datetime
    template = "watch/open_banner.html"

    @property
    def number(self) -> str:
        return file_number(self.child_id)


def related(row, name) -> Any:
    """The row that stands beside this one, or None."""
    try:
        return getattr(row, name)
    except (WatchOpeningAnswer.DoesNotExist, WatchOpening.DoesNotExist, WatchOpeningNote.DoesNotExist):
        return None


def last_day_to_open(asked, answer):
    """The last day on which the file may be opened, as the database reckons it."""
    if answer is None:
        return asked.lapses_on
    return answer.recorded_at.astimezone(BISHKEK).date() + (asked.lapses_on - asked.asked_on)


def state_of(asked) -> WatchOpeningState:
    answer, opening = related(asked, "answer"), related(asked, "opening")
    if opening is not None:
        return WatchOpeningState.OPEN if timezone.now() < opening.to_at else WatchOpeningState.OVER
    if answer is not None and not answer.agreed:
        return WatchOpeningState.REFUSED
    if last_day_to_open(asked, answer) < today():
        return WatchOpeningState.LAPSED
    return WatchOpeningState.WAITS if asked.tell_on and answer is None else WatchOpeningState.READY


def as_line(asked, by) -> OpeningLine:
    answer, opening = related(asked, "answer"), related(asked, "opening")
    return OpeningLine(asked, state_of(asked), answer, opening, asked.recorded_by_id == by.pk)


def requests_page(by) -> list[OpeningLine]:
    """The requests of the own office, the latest first; which ones is on the trail."""
    newest = WatchOpeningRequest.objects.order_by("-recorded_at")
    with by.speaking():
        ids = list(newest.values_list("pk", flat=True)[:PAGE])
    found = consult_list("watch.openings", newest.select_related(*ASKED_RELATED), by=by, ids=ids)
    return [as_line(one, by) for one in found]


def find_request(pk, *, by) -> WatchOpeningRequest:
    """One request of the own office; 404 otherwise."""
    require_right(by, "watch.openings.read")
    return find_shown(WatchOpeningRequest, ASKED_RELATED, "watch.openings", pk, by)


def find_opened(pk, *, by) -> WatchOpening:
    """One opening of which the own department is told; 404 otherwise."""
    require_right(by, "watch.opened.read")
    return find_shown(WatchOpening, OPENED_RELATED, "watch.opened", pk, by)


def request_rows(line: OpeningLine) -> list[SummaryRow]:
    """What was asked, why, and when the department is told, as lines of a summary."""
    asked = line.asked
    told = _("at once, as the file opens") if asked.tell_on is None else date_in_words(asked.tell_on)
    rows = [
        SummaryRow(_("Number of the file"), line.number),
        SummaryRow(_("District"), asked.district.name),
        SummaryRow(_("List"), asked.get_of_list_display()),
        SummaryRow(_("Who asks"), f"{asked.recorded_by}, {asked.get_role_display()}"),
        SummaryRow(_("Asked at"), moment(asked.recorded_at)),
        SummaryRow(_("Why the list is not enough"), asked.words),
        SummaryRow(_("The department is told"), told),
    ]
    if asked.later_words:
        rows.append(SummaryRow(_("Why it is told later"), asked.later_words))
    if line.opening is not None:
        rows.append(SummaryRow(_("Open until"), moment(line.opening.to_at)))
    elif line.state in (WatchOpeningState.WAITS, WatchOpeningState.READY):
        last = date_in_words(last_day_to_open(asked, line.answer))
        rows.append(SummaryRow(_("The request is over after"), last))
    return rows


def opened_page(by) -> list[OpenedLine]:
    """The files of the own department that who watches opened, those first that nobody has seen yet."""
    with by.speaking():
        rows = WatchOpening.objects.order_by(models.F("note__recorded_at").desc(nulls_first=True), "-from_at")
        ids = list(rows.values_list("pk", flat=True)[:PAGE])
        found = consult_list("watch.opened", rows.select_related(*OPENED_RELATED), by=by, ids=ids)
        return opened_lines(found, by)


def opened_lines(openings, by) -> list[OpenedLine]:
    """These openings with the names of the children, as the reader reaches them."""
    children = {one.child_id for one in openings}
    reached = set(Child.objects.within_reach_of(by).filter(pk__in=children).values_list("pk", flat=True))
    names = merge_groups.names_of(reached, by) if reached else {}
    return [OpenedLine(one, str(names.get(one.child_id, "")), related(one, "note")) for one in openings]


def opened_rows(line: OpenedLine) -> list[SummaryRow]:
    """Who opened which file, when and why, as lines of a summary; no telephone of a person."""
    one = line.opening
    rows = [
        SummaryRow(_("Number of the file"), line.number),
        SummaryRow(_("Opened by"), f"{one.recorded_by}, {one.get_role_display()}"),
        SummaryRow(_("Office"), str(one.office)),
        SummaryRow(_("Opened at"), moment(one.from_at)),
        SummaryRow(_("Open until"), moment(one.to_at)),
        SummaryRow(_("Why the list was not enough"), one.words),
    ]
    if line.child:
        rows.insert(0, SummaryRow(_("Child"), line.child))
    return rows


def open_files(by) -> list[WatchedFile]:
    """The files that this worker has open as who watches; no query where there is none."""
    if not by.reach or not by.reach.emergency:
        return []
    with by.speaking():
        rows = WatchOpening.objects.filter(recorded_by_id=by.pk, to_at__gt=timezone.now())
        return [WatchedFile(one.child_id, one.to_at) for one in rows.order_by("to_at")]


def openings_to_answer_sql(_by) -> str:
    """The query, in SQL, for how many requests wait for this second person (`openings_to_answer`)."""
    return """select count(*) as openings_to_answer from watch_watchopeningrequest r
        where r.tell_on is not null and r.lapses_on >= access_today() and watch_may_answer_opening(r.id)
            and not exists (select from watch_watchopeninganswer a where a.asked_id = r.id)"""


def files_opened_sql(_by) -> str:
    """The query, in SQL, for how many opened files the department has not seen yet (`files_opened`)."""
    return """select count(*) as files_opened from watch_watchopening o
        where not exists (select from watch_watchopeningnote n where n.opening_id = o.id)"""

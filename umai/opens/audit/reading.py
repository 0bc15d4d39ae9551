"""What the auditor reads: entries of the trail with posts and names of staff, and how it is verified."""

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from umai.access.doors import ACT_WORDS, consult_list
from umai.design.addresses import as_id
from umai.law.terms.clock import BISHKEK, today
from umai.machine.cluster.functions import fetch_rows
from umai.opens.audit.acts import acts_alike
from umai.opens.unusual.models import UnusualOpen
from umai.staff.models import Office, Role, Worker
from umai.trail.entries import EntrySubject, note_look
from umai.trail.models import Entry, EntryOutcome

PAGE = 100
COUNTED_DAYS = timedelta(days=30)
OUTCOME_WORDS: dict[str, Any] = {
    EntryOutcome.LOOKED: gettext_lazy("looked"),
    EntryOutcome.DONE: gettext_lazy("done"),
    EntryOutcome.REFUSED: gettext_lazy("was refused"),
}


class EntryLine(NamedTuple):
    """One entry of the trail in the auditor's words: ids, names of acts, and who of the staff."""

    entry: Entry
    who: str
    post: str
    office: str

    @property
    def outcome(self) -> str:
        return str(OUTCOME_WORDS[self.entry.outcome])

    @property
    def said(self) -> str:
        """What was done, in words; looks have none but the name of the act."""
        return str(ACT_WORDS.get(self.entry.act, ""))


class AskedShare(NamedTuple):
    """How many files were opened in some days, and of how many openings it was asked why.

    `unanswered` questions wait on this day, whenever they were asked; for `late` ones the day is over.
    """

    opened: int
    asked: int
    unanswered: int
    late: int

    @property
    def percent(self) -> float:
        return round(100 * self.asked / self.opened, 1) if self.opened else 0.0


def search_trail(by, *, worker="", child=None, done="", act="", from_on=None, to_on=None) -> list[EntryLine]:
    """The latest entries that fit all that is given; the look at the list is an entry itself."""
    rows = Entry.objects.all()
    with by.speaking():
        if worker:
            rows = rows.filter(worker_id__in=workers_called(worker))
        if child:
            rows = rows.filter(child_id=child)
        if done:
            rows = rows.filter(act__in=acts_alike(done))
        if act:
            rows = rows.filter(act__startswith=act)
        if from_on:
            rows = rows.filter(at__gte=datetime.combine(from_on, time(), BISHKEK))
        if to_on:
            rows = rows.filter(at__lt=datetime.combine(to_on + timedelta(days=1), time(), BISHKEK))
        ids = list(rows.order_by("-at").values_list("pk", flat=True)[:PAGE])
        if child:
            note_look_at_child(child, by)
        found = consult_list("opens.trail", Entry.objects.order_by("-at"), by=by, ids=ids)
        return as_entry_lines(found)


def note_look_at_child(child, by):
    """Note that the auditor looked at who opened this file, where who holds the file sees it."""
    held = Entry.objects.filter(child_id=child).exclude(district_id=None).order_by("-at").first()
    if held is not None:
        about = EntrySubject("trail.entry", child, child, held.district_id, held.municipality_id)
        note_look(by.token, "opens.audit.read", about, request_id=by.request_id)


def workers_called(text) -> list:
    """The ids of the staff with this surname, or this id."""
    found = list(Worker.objects.filter(surname__iexact=text).values_list("pk", flat=True))
    return found or [one for one in [as_id(text)] if one]


def as_entry_lines(entries) -> list[EntryLine]:
    workers = Worker.objects.in_bulk({one.worker_id for one in entries if one.worker_id})
    offices = Office.objects.in_bulk({one.office_id for one in entries if one.office_id})
    return [
        EntryLine(
            one,
            str(workers.get(one.worker_id, one.worker_id or "—")),
            str(Role(one.role).label) if one.role in Role.values else "",
            str(offices.get(one.office_id, "")),
        )
        for one in entries
    ]


def share_asked(by) -> AskedShare:
    """How many openings of the last thirty days were asked about, of all, and which questions wait."""
    with by.speaking():
        values = [today() - COUNTED_DAYS, today()]
        ((opened, asked),) = fetch_rows("select * from opens_counted(%s, %s)", values)
        waiting = UnusualOpen.objects.filter(answered=False).aggregate(
            unanswered=Count("pk"), late=Count("pk", filter=Q(answer_by__lt=today()))
        )
    return AskedShare(opened, asked, **waiting)


class HeadPlace(NamedTuple):
    """A place outside the database that keeps signed heads, and since when it has the newest."""

    place: str
    held_at: datetime | None
    size: int | None
    failed_at: datetime | None


def verification(by):
    """The newest signed head, and where heads are kept."""
    with by.speaking():
        ((size, signed_at, waiting),) = fetch_rows("select * from opens_newest_head()")
        kept = [HeadPlace(*row) for row in fetch_rows("select * from opens_kept_heads()")]
    return {"size": size, "signed_at": signed_at, "waiting": waiting, "kept": kept, "now": timezone.now()}

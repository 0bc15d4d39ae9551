"""Who opened a file, and who read or changed it lately, in words, from the trail."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.casefile.words import act_in_words, what_was_done
from umai.design.parts import TimelineEvent
from umai.intake.cases.models import Assignment
from umai.opens.emergency.models import EmergencyOpening
from umai.opens.emergency.reading import emergency_limits
from umai.opens.unusual.models import UnusualOpenAnswer
from umai.staff.models import Office, Role, Worker
from umai.trail.models import Entry
from umai.watch.opening.models import WatchOpening

LATEST = 25
AN_HOUR = timedelta(hours=1)
# Only the last looks are gathered, so that a file that is read all day costs as much as any other.
OPENED_SQL = """select e.worker_id, e.office_id, e.role, date_trunc('hour', e.at) as hour,
        (array_agg(e.act order by e.at desc))[1]
    from (select worker_id, office_id, role, at, act from trail_entry
        where child_id = any(%(ids)s::uuid[]) and outcome = 'looked' and worker_id is not null
        order by at desc limit 2000) e
    group by 1, 2, 3, 4 order by max(e.at) desc limit %(most)s"""


class FileReader(NamedTuple):
    """Somebody who opened the file in one hour: who, in which post and office, and what for."""

    name: str
    post: str
    hour: datetime
    purpose: str


def page(file, *, by):
    """The tab: the last who opened the file, and the last entries about this child, newest first."""
    entries = list(Entry.objects.filter(child_id__in=file.ids).order_by("-at")[:LATEST])
    workers = Worker.objects.in_bulk({entry.worker_id for entry in entries if entry.worker_id})
    offices = Office.objects.select_related("place").in_bulk({entry.office_id for entry in entries})
    return {
        "readers": file_readers(file.ids, by),
        "events": [_event(entry, workers, offices, by) for entry in entries],
    }


def file_readers(ids, by) -> list[FileReader]:
    """The last 25 who opened any of these records of one child, to the hour, whoever it was."""
    rows = by.ask(OPENED_SQL, ids=list(ids), most=LATEST)
    workers = Worker.objects.in_bulk({row[0] for row in rows})
    offices = Office.objects.in_bulk({row[1] for row in rows if row[1]})
    purposes = Purposes(ids)
    return [
        FileReader(
            str(workers.get(worker) or _("somebody")),
            post_in_words(role, offices.get(office)),
            hour,
            purposes.of(worker, hour) or str(act_in_words(act)),
        )
        for worker, office, role, hour, act in rows
    ]


def who_in_words(worker, role, office) -> str:
    """Name, post and office of somebody of the staff, as far as they are known."""
    return ", ".join(filter(None, [str(worker or _("somebody")), post_in_words(role, office)]))


def post_in_words(role, office) -> str:
    """Post and office, as far as they are known."""
    post = str(Role(role).label) if role in Role.values else ""
    return ", ".join(str(part) for part in (post, office) if part)


class Purposes:
    """What people opened a file for: an emergency, what they answered, or that the case is theirs."""

    def __init__(self, ids: tuple[UUID, ...]):
        noted = Entry.objects.filter(child_id__in=ids, act="opens.open_emergency", outcome="done")
        lasts = timedelta(minutes=emergency_limits().minutes)
        self.noted = [(one.worker_id, one.at, one.at + lasts) for one in noted]
        openings = EmergencyOpening.objects.filter(child_id__in=ids).select_related("request")
        self.openings = [(one.recorded_by_id, one.from_at, one.to_at, one.request) for one in openings]
        watched = WatchOpening.objects.filter(child_id__in=ids)
        self.watched = [(one.recorded_by_id, one.from_at, one.to_at) for one in watched]
        answers = UnusualOpenAnswer.objects.filter(question__child_id__in=ids).select_related("question")
        self.answers = {(one.question.worker_id, one.question.day): one for one in answers}
        cases = Assignment.objects.filter(child_id__in=ids).exclude(worker=None)
        self.workers = set(cases.values_list("worker_id", flat=True))

    def of(self, worker, hour) -> str:
        for who, begin, end, request in self.openings:
            if who == worker and begin < hour + AN_HOUR and hour < end:
                return _("in an emergency: %(what)s") % {"what": request.get_kind_display()}
        # Why is read by who answers for an office; that it was an emergency, by whoever holds the file.
        if any(who == worker and begin < hour + AN_HOUR and hour < end for who, begin, end in self.noted):
            return _("in an emergency")
        if any(who == worker and begin < hour + AN_HOUR and hour < end for who, begin, end in self.watched):
            return _("as who watches over the office")
        answer = self.answers.get((worker, timezone.localtime(hour).date()))
        if answer is not None:
            return str(answer.get_reason_display())
        return _("worker of the case") if worker in self.workers else ""


def _event(entry, workers, offices, by):
    office = offices.get(entry.office_id)
    who = _who(entry, workers.get(entry.worker_id), office, by)
    return TimelineEvent(f"{who}: {what_was_done(entry)}", at=entry.at)


def _who(entry, worker, office, by):
    """A colleague of the district by name and role; anybody else by name, role and office."""
    role = str(Role(entry.role).label) if entry.role in Role.values else ""
    if worker is not None and (entry.worker_id == by.pk or is_near_office(office, by)):
        return _("%(name)s, %(role)s") % {"name": worker, "role": role}
    if worker is not None:
        return who_in_words(worker, entry.role, office)
    return _("somebody whose office is not known")


def is_near_office(office, by):
    """Whether this office serves a district that the reader reaches, or the reader's own district."""
    if office is None:
        return False
    district = office.place.district_id
    return office.pk == by.reach.office_id or (
        district is not None and district in (*by.reach.districts, by.office.place.district_id)
    )

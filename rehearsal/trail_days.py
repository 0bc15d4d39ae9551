"""What a worker looks at and does on a day, as entries of the trail before they are chained."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from umai.law.terms.clock import BISHKEK

SPAN_DAYS = 100  # days before today over which the entries are spread
WORKING_HOURS = 8.5, 18.0  # hours of the day
WORKERS_QUERY = """
select t.worker_id::text, t.office_id::text, t.role, array_agg(f.child::text), array_agg(f.case_id::text),
    array_agg(f.district_id), array_agg(f.municipality_id)
from staff_term t join lateral (
    select c.id as case_id, c.child_id as child, c.district_id, c.municipality_id
    from intake_assignment a join intake_case c on c.id = a.case_id
    where a.worker_id = t.worker_id and a.current order by c.id limit 400
) f on true
where t.ended_at is null group by t.id order by t.worker_id
"""
ACTS = (
    ("register.record_fact", "register.schooling"),
    ("register.change_fact", "register.address"),
    ("assessment.record_finding", "assessment.finding"),
    ("assessment.record_view", "assessment.childsview"),
    ("intake.assign", "intake.assignment"),
)


@dataclass(slots=True)
class TrailWorker:
    """Somebody at work, and the files that are theirs: child, case, district, municipality."""

    worker: str
    office: str
    role: str
    files: list


def workers_with_files(cursor):
    """Everybody who answers for a case."""
    cursor.execute(WORKERS_QUERY)
    return [
        TrailWorker(worker, office, role, list(zip(*files, strict=True)))
        for worker, office, role, *files in cursor.fetchall()
    ]


class TrailDays:
    """The entries of many days in order of time."""

    def __init__(self, people, random, today):
        self.people, self.random, self.today = people, random, today

    def entries(self, number):
        """Exactly so many entries, the oldest first."""
        for ago in range(SPAN_DAYS, 0, -1):
            quota = number * (SPAN_DAYS - ago + 1) // SPAN_DAYS - number * (SPAN_DAYS - ago) // SPAN_DAYS
            yield from self.of_day(self.today - timedelta(ago), quota)

    def of_day(self, day, quota):
        """A day of as many people, drawn one after another, as it takes."""
        found = []
        midnight = datetime.combine(day, time(), BISHKEK).astimezone(UTC)
        while len(found) < quota:
            person = self.people[int(self.random.random() * len(self.people))]
            for page in sorted(self.pages(person), key=lambda _page: self.random.random()):
                request = self.new_id()
                first, last = WORKING_HOURS
                at = midnight + timedelta(hours=first + (last - first) * self.random.random())
                for number, about in enumerate(page):
                    moment = at + timedelta(milliseconds=7 * number)
                    found.append(self.entry(person, moment, request, *about))
        return sorted(found[:quota], key=lambda entry: entry["at"])

    def new_id(self):
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def pages(self, person):
        """The pages of a person's day, each with what it puts on the trail."""
        random = self.random
        for _ in range(3 + int(random.random() * 4)):
            yield [self.list_of(person, "casefile.my_day", 3 + int(random.random() * 28), case=True)]
        yield [self.list_of(person, "casefile.cases", 25, case=True)]
        yield [self.list_of(person, "register.search", 4)]
        for _ in range(6 + int(random.random() * 9)):
            yield list(self.file(person))
        if random.random() < 0.3:  # somebody else's file, by an address that was kept
            yield [
                ("register.read", "refused", "register.child", self.new_id(), None, None, None, None, None)
            ]

    def list_of(self, person, act, most, *, case=False):
        files, begin = person.files, int(self.random.random() * len(person.files))
        shown = [one[1 if case else 0] for one in files[begin : begin + most]]
        children = sorted(file[0] for file in files[begin : begin + most])
        return act, "looked", "list", person.worker, None, None, None, shown, children

    def file(self, person):
        """A file is opened; then its case, or something is written in it."""
        child, case, *place = person.files[int(self.random.random() * len(person.files))]
        yield "register.read", "looked", "register.child", child, child, *place, None, [child]
        if self.random.random() < 0.6:
            yield self.list_of(person, "register.siblings", 1)
        if self.random.random() < 0.5:
            yield "intake.read", "looked", "intake.case", case, child, *place, None, [child]
        elif self.random.random() < 0.4:
            act, kind = ACTS[int(self.random.random() * len(ACTS))]
            yield act, "done", kind, self.new_id(), child, *place, None, None

    def entry(
        self, person, at, request, act, outcome, kind, record, child, district, municipality, shown, children
    ):
        return {
            "id": self.new_id(),
            "at": at,
            "clock_at": None,
            "worker_id": person.worker,
            "office_id": person.office,
            "role": person.role,
            "act": act,
            "outcome": outcome,
            "kind": kind,
            "record_id": record,
            "child_id": child,
            "district_id": district,
            "municipality_id": municipality,
            "shown": shown,
            "children": children,
            "request_id": request,
            "root": None,
            "lane": "acts" if outcome == "done" else "looks",
        }

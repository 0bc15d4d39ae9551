"""A year of sessions of every Commission: most sit each month, some seldom, and some have stopped.

Plans that were agreed to on the day of a session stand in its minutes; those of other days were agreed to
on paper, as it is today. What else was heard and decided is invented by `rehearsal.matters`.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import connections

from rehearsal.draw import id_of
from rehearsal.matters import MatterRows
from rehearsal.staff import shown_districts
from umai.commission.control.figures import COUNTED
from umai.commission.models import HalfYearSent, Member, Presence, SessionStep, SessionStepKind, Sitting
from umai.law.terms.clock import BISHKEK
from umai.law.terms.commission import half_year_before, quorum_of, report_due_on, sessions_due
from umai.planning.editions.codes import code_of
from umai.staff.models import Office, OfficeKind, Role, Term

MONTHS = 12
MEMBERS = (  # not reviewed: invented names and posts
    ("Абдраимов Кубат", "акимдин орун басары"),
    ("Тилекова Назира", "билим берүү бөлүмү"),
    ("Сейитов Марат", "милиция"),
    ("Касымова Гүлмира", "үй-бүлөлүк дарыгерлер борбору"),
    ("Орозбеков Дастан", "жаштар бөлүмү"),
)
QUORUM = 3  # of five members
GOOD, SELDOM = 0.6, 0.8  # below the first a Commission sits each month, below the second every second month
AGREED = """
select s.happened_on, count(*) from planning_planstep s
where s.kind = 'agreed' and s.district_id = %s and s.happened_on >= %s group by 1
"""


def invent_sittings(*, today, seed, using):
    """Write the sessions of the last twelve months and the next; nothing where there is one already."""
    if Sitting.objects.using(using).exists():
        return
    offices = Office.objects.using(using).filter(kind=OfficeKind.COMMISSION).select_related("place")
    year = YearOfSessions(today, using)
    matters = MatterRows(today, seed, using)
    for office in offices.order_by("pk"):
        random = Random(f"sittings {seed} {office.pk}")
        how = how_diligent(random.random(), office)
        matters.add(office, year.add(office, how, random), how)
        year.report(how, matters)
    year.write()
    matters.write()


def how_diligent(drawn, office):
    """Whether this Commission is good, sits seldom, or sleeps; the one of the demonstration is good."""
    if drawn < GOOD or office.place.code in shown_districts():
        return "good"
    return "seldom" if drawn < SELDOM else "asleep"


class YearOfSessions:
    """The sessions of one Commission after another, with who came; rows by model in `rows`."""

    def __init__(self, today, using):
        self.today, self.using = today, using
        self.rows: dict = {one: [] for one in (Sitting, Member, Presence, SessionStep, HalfYearSent)}

    def add(self, office, how, random):
        """A year of one Commission; answers its sessions with how many came, None for the one to come."""
        self.office, self.random, self.found = office, random, []
        self.agreed = self.plans_agreed(office.place_id)
        self.accounts = self.accounts_of(office)
        number, year = 0, 0
        asleep_for = random.randint(2, MONTHS) if how == "asleep" else 0
        for month in range(MONTHS, 0, -1):
            if month <= asleep_for or (how == "seldom" and month % 2 == 0):
                continue
            held_on = self.day_of(month)
            number = number + 1 if held_on.year == year else 1
            year = held_on.year
            self.session(held_on, number)
        if not asleep_for:
            self.session(self.today + timedelta(days=random.randint(3, 9)), None)
        return self.found

    def day_of(self, month) -> date:
        """The day of this month on which most plans were agreed to, or any."""
        days = [self.today - timedelta(days=month * 30 - 25 + more) for more in range(5)]
        best = max(days, key=lambda day: self.agreed[day])
        return best if self.agreed[best] else days[self.random.randrange(len(days))]

    def plans_agreed(self, district):
        with connections[self.using].cursor() as cursor:
            cursor.execute(AGREED, [district, self.today - timedelta(400)])
            return Counter(dict(cursor.fetchall()))

    def accounts_of(self, office):
        """Members of this Commission with an account: those of the demonstration."""
        terms = Term.objects.using(self.using).filter(office=office, role=Role.COMMISSION_MEMBER)
        return [(str(one.worker), "", one.worker) for one in terms.select_related("worker")]

    def session(self, held_on, number):
        """Add one session with who came, opened and closed; without a number it is only convened."""
        known = id_of("session", str(self.office.pk), held_on.isoformat())
        row = self.stamped(held_on - timedelta(days=10))
        session = Sitting(
            id=known, held_on=held_on, begins_at=time(10), place=self.office.name_ky[:200], **row
        )
        self.rows[Sitting].append(session)
        invited, came = [*self.accounts, *((name, post, None) for name, post in MEMBERS)], 0
        for place, (name, post, worker) in enumerate(invited):
            member = Member(
                id=id_of("member", str(known), name), session=session, name=name, post=post, **row
            )
            member.worker = worker
            self.rows[Member].append(member)
            if number:
                present = self.random.random() < 0.9 or place <= QUORUM
                came += present
                said = {"present": present, "reason": "" if present else "Иш сапарында"}
                said |= self.stamped(held_on)
                self.rows[Presence].append(Presence(id=id_of("came", str(member.pk)), member=member, **said))
        self.found.append((session, came if number else None))
        if number:
            self.steps(session, number, len(invited))

    def steps(self, session, number, invited):
        """It was opened and closed on its day."""
        quorum, on = quorum_of(invited, session.held_on), session.held_on
        said = {"number": number, "year": on.year, "quorum": quorum}
        code = {"code": code_of({"session": str(session.pk)})}
        for kind, more in ((SessionStepKind.OPENED, said), (SessionStepKind.CLOSED, code)):
            known = id_of(kind.value, str(session.pk))
            self.rows[SessionStep].append(
                SessionStep(id=known, session=session, kind=kind, **more, **self.stamped(on))
            )

    def report(self, how, matters):
        """The reports of all half-years with a session that are over: in time, late, or not at all."""
        late, half = {"good": -2, "seldom": 12}.get(how), half_year_before(self.today)
        while late is not None and half.to_on >= self.found[0][0].held_on:
            self.report_of(half, late, matters)
            half = half_year_before(half.from_on)

    def report_of(self, half, late, matters):
        """The report of one half-year, these days after its day; its numbers are the rows'."""
        if (sent_on := report_due_on(half.to_on) + timedelta(days=late)) > self.today:
            return
        held = sum(1 for one, came in self.found if came and half.from_on <= one.held_on <= half.to_on)
        figures = dict.fromkeys(COUNTED, 0) | {"held": held, "due": sessions_due(half.from_on, half.to_on)}
        figures |= matters.counts_of(self.office, half)
        known = id_of("report", str(self.office.pk), half.to_on.isoformat())
        said = {"half_ends_on": half.to_on, "sent_on": sent_on, "figures": figures}
        self.rows[HalfYearSent].append(HalfYearSent(id=known, **said, **self.stamped(sent_on)))

    def stamped(self, on):
        """Whose row it is, and when it was written."""
        at = datetime.combine(min(on, self.today - timedelta(days=1)), time(9), tzinfo=BISHKEK)
        return {"commission": self.office, "recorded_at": at}

    def write(self):
        for model, found in self.rows.items():
            model.objects.using(self.using).bulk_create(found, batch_size=1000)

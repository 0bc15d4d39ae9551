"""What the invented Commissions heard and decided, and whether it was carried out; what waits there now.

A diligent Commission hears the child, decides, and has nearly all carried out in time; in one that has
stopped requests wait for months. The shares are judgement: no figure of them was found anywhere.
"""

from datetime import datetime, time, timedelta
from random import Random

from django.db import connections

from rehearsal.draw import Wheel, id_of
from rehearsal.register_rows import NOTES
from umai.commission.models import AgendaItem, Decision, ExecutionReport, HeardView, HearingRequest, ItemKind
from umai.law.terms.clock import BISHKEK
from umai.law.terms.commission import appeal_until, hearing_due_on

EACH = Wheel({1: 40, 2: 40, 3: 20})  # cases heard at one session
HEARD_HOW = Wheel({"spoke": 70, "drew": 16, "observed": 14})
KINDS = Wheel({"measure": 46, "referral": 20, "guardian": 10, "back_home": 6, "ended": 12, "postponed": 6})
OWED = ("measure", "referral", "guardian", "back_home")
HEARS = {"good": 0.9, "seldom": 0.6, "asleep": 0.4}  # share of cases with the child heard beforehand
DONE = {"good": 0.92, "seldom": 0.6, "asleep": 0.3}  # share of decisions carried out by their day
STILL_DONE = 0.5  # of the others: carried out late
CONTESTED, AGAINST_FAMILY = 0.12, 0.06
WAITING = {"good": 1, "seldom": 3, "asleep": 5}  # requests that wait now
WAITED = {"good": 18, "seldom": 60, "asleep": 200}  # days at most
OWNERS = ("Үй-бүлөлүк дарыгерлер борбору", "Мектеп директору", "Айыл өкмөтү", "Райондук бөлүм")

# Plans that the Commission agreed to on one day, with the child's name.
PLANS = """
select e.case_id, e.child_id, s.district_id, s.municipality_id, s.office_id, e.id,
    e.text -> 'child' ->> 'name', s.recorded_by_id, s.recorded_office_id
from planning_planstep s join planning_planedition e on e.id = s.edition_id
where s.kind = 'agreed' and s.district_id = %s and s.happened_on = %s order by e.id limit 12
"""
# Cases of a district with the child's name, the earliest first, each child once.
CASES = """
select distinct on (c.child_id) c.id, c.child_id, c.district_id, c.municipality_id, c.office_id, c.opened_on,
    x.closed_on, concat_ws(' ', i.surname, i.given), c.recorded_by_id, c.recorded_office_id
from intake_case c join register_identity i on i.child_id = c.child_id and i.current
left join intake_closure x on x.case_id = c.id
where c.district_id = %s order by c.child_id, c.opened_on limit 400
"""


class MatterRows:
    """The matters of one Commission after another; rows by model in `rows`."""

    def __init__(self, today, seed, using):
        self.today, self.seed, self.using = today, seed, using
        self.closed: set = set()  # cases that are closed by now: what was decided there is owed no more
        self.rows: dict = {
            one: [] for one in (HearingRequest, AgendaItem, HeardView, Decision, ExecutionReport)
        }

    def add(self, office, sessions, how):
        """The matters of these sessions of one Commission (session, voters; None: only convened)."""
        self.random = Random(f"matters {self.seed} {office.pk}")
        self.office, self.how = office, how
        self.free = self.cases_of(office.place_id)
        for session, voters in sessions:
            number = self.agree(session) if voters else 0
            for _ in range(EACH.draw(self.random.random)):
                asked_on = session.held_on - timedelta(self.random.randint(5, 25))
                asked = self.ask(min(asked_on, self.today - timedelta(2)), until=session.held_on)
                if asked is None:
                    continue
                number += 1
                item = self.put(asked, session, number)
                if voters:
                    self.hear(item, session)
                    self.decide(item, session, voters)
        for _ in range(WAITING[how]):
            self.ask(self.today - timedelta(self.random.randint(3, WAITED[how])), until=self.today)

    def agree(self, session):
        """The plans that were agreed to on the day of this session; answers how many."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(PLANS, [self.office.place_id, session.held_on])
            plans = cursor.fetchall()
        for number, plan in enumerate(plans, 1):
            self.begin(plan)
            said = {"kind": ItemKind.PLAN, "edition_id": plan[5], "name": plan[6] or "—"}
            on = session.held_on
            item = self.row(
                AgendaItem, on - timedelta(2), case_id=self.case, session=session, number=number, **said
            )
            self.row(Decision, on, case_id=self.case, item=item, kind="agreed", decided_on=on, words="")
        return len(plans)

    def begin(self, case):
        """Whose case the next rows are of, and who keeps the file; as `CASES` and `PLANS` begin and end."""
        self.case, self.child = case[:2]
        self.common = dict(zip(("district_id", "municipality_id", "office_id"), case[2:5], strict=True))
        self.common |= {"recorded_by_id": case[-2], "recorded_office_id": case[-1], "commission": self.office}

    def cases_of(self, district):
        with connections[self.using].cursor() as cursor:
            cursor.execute(CASES, [district])
            found = cursor.fetchall()
        self.random.shuffle(found)
        return found

    def ask(self, on, until):
        """A request about a case that was open from that day until this one; None where none is left."""
        for place, case in enumerate(self.free):
            opened_on, closed_on = case[5:7]
            if opened_on <= on and (closed_on is None or closed_on > until + timedelta(7)):
                del self.free[place]
                break
        else:
            return None
        if closed_on is not None:
            self.closed.add(case[0])
        self.begin(case)
        said = {"name": case[7], "words": self.note("asked"), "asked_on": on, "due_on": hearing_due_on(on)}
        return self.row(HearingRequest, on, case_id=self.case, **said)

    def put(self, asked, session, number):
        said = {"kind": ItemKind.CASE, "request": asked, "name": asked.name}
        on = min(session.held_on - timedelta(2), self.today - timedelta(1))
        return self.row(AgendaItem, on, case_id=self.case, session=session, number=number, **said)

    def hear(self, item, session):
        on = session.held_on - timedelta(self.random.randint(1, 4))
        if self.random.random() < HEARS[self.how]:
            said = {"how": HEARD_HOW.draw(self.random.random), "heard_on": on, "words": self.note("child")}
            self.row(HeardView, on, item=item, heard_by="Мектептин психологу", **said)
        else:
            self.row(HeardView, on, item=item, how="not_heard", words=self.note("not_heard"))

    def decide(self, item, session, voters):
        kind, on = KINDS.draw(self.random.random), session.held_on
        said = {"kind": kind, "decided_on": on, "words": self.note(kind)}
        if kind != "postponed":
            said |= self.votes(voters, on)
        if kind in OWED:
            said |= {
                "owner": OWNERS[self.random.randrange(len(OWNERS))],
                "due_on": on + timedelta(self.random.randint(10, 40)),
            }
        decision = self.row(Decision, on, case_id=self.case, item=item, **said)
        if kind in OWED:
            self.report(decision)

    def votes(self, voters, on):
        """How the members voted; where somebody or the family was against it, what was weighed."""
        against = 1 if voters > 2 and self.random.random() < CONTESTED else 0
        family = self.random.random() < AGAINST_FAMILY
        said = {"in_favour": voters - against, "against": against, "abstained": 0, "against_family": family}
        if against or family:
            said["options"] = self.note("options")
        if against:
            said["dissent"] = self.note("dissent")
        if family:
            said |= {"appeal_to": "Райондук сот", "appeal_until": appeal_until(on)}
        return said

    def report(self, decision):
        """Carried out in time, late, or not yet and why; what is to come is not said."""
        draw, due_on = self.random.random(), decision.due_on
        days = (due_on - decision.decided_on).days
        if draw < DONE[self.how]:
            on = decision.decided_on + timedelta(self.random.randint(1, days))
            self.say(decision, "done", on)
            return
        self.say(decision, "delayed", due_on + timedelta(1))
        if self.random.random() < STILL_DONE:
            self.say(decision, "done", due_on + timedelta(self.random.randint(5, 30)))

    def say(self, decision, kind, on):
        if on < self.today:
            words = self.note("done" if kind == "done" else "delay")
            self.row(ExecutionReport, on, decision=decision, kind=kind, happened_on=on, words=words)

    def note(self, kind):
        words = NOTES[f"hearing_{kind}"]
        return words[self.random.randrange(len(words))]

    def row(self, model, on, **said):
        """A row of the child's file, as who keeps the file wrote it on that day."""
        known = id_of("matter", str(self.office.pk), model.__name__, str(len(self.rows[model])))
        at = datetime.combine(on, time(14), tzinfo=BISHKEK)
        made = model(id=known, child_id=self.child, recorded_at=at, **self.common, **said)
        self.rows[model].append(made)
        return made

    def counts_of(self, office, half):
        """The numbers of the half-year report that these rows make."""

        def ours(model):
            return [one for one in self.rows[model] if one.commission == office]

        def within(day):
            return day is not None and half.from_on <= day <= half.to_on

        decided = [one for one in ours(Decision) if within(one.decided_on)]
        owed = [one for one in ours(Decision) if within(one.due_on)]
        cases = [one for one in decided if one.kind not in ("agreed", "postponed")]
        heard = {one.item_id for one in ours(HeardView) if one.how != "not_heard"}
        done = {one.decision_id: one.happened_on for one in ours(ExecutionReport) if one.kind == "done"}
        in_time = sum(1 for one in owed if one.pk in done and done[one.pk] <= one.due_on)
        return {
            "agreed": sum(1 for one in decided if one.kind == "agreed"),
            "cases": len(cases),
            "heard": sum(1 for one in cases if one.item_id in heard),
            "not_heard": sum(1 for one in cases if one.item_id not in heard),
            "postponed": sum(1 for one in decided if one.kind == "postponed"),
            "against_family": sum(1 for one in decided if one.against_family),
            "owed": len(owed),
            "in_time": in_time,
            "late": sum(1 for one in owed if one.pk in done) - in_time,
            "overdue": sum(
                1
                for one in owed
                if one.pk not in done and one.due_on < self.today and one.case_id not in self.closed
            ),
        }

    def write(self):
        """All rows, those first to which others point."""
        for model, found in self.rows.items():
            model.objects.using(self.using).bulk_create(found, batch_size=1000)

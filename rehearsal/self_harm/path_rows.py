"""Invented children who harmed themselves or said that they will: the first days, and the year after."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from rehearsal.draw import Wheel
from rehearsal.register_rows import fact_dates
from rehearsal.row_writer import RowWriter, as_copy_bool
from rehearsal.tables import NULL
from umai.identification.signal.concerns import Concern
from umai.law.justice.self_harm import followed_until, next_contact_on
from umai.law.terms.clock import BISHKEK

# No figure was found: how often, of what kind, and how it goes on is an assumption.
OF_CASES = {Concern.SELF_HARM: 0.9, Concern.VIOLENCE: 0.03, Concern.NEGLECT: 0.02}
OF_OTHER_CASES, OF_CHILDREN = 0.006, 1 / 12_000
SHOWN_FACTOR = 3  # times as many where a demonstration worker is to meet them
EVEN_CHILDREN_SAY_IT = 9 * 365  # days of age from which on
LATELY = 420  # days before today from which on: some are in their year, some are over
KINDS = Wheel({"said": 44, "wrote": 20, "hurt": 22, "attempted": 14})
TOLD_BY = Wheel({"family": 26, "body": 36, "person": 16, "child": 12, "own": 10})
MADE, AGREED = 0.86, 0.12  # of the contacts; with an earlier day for the next one
ON_TIME = 0.8  # of the contacts: within the term, the others some days after it
SAYS_AGAIN = Wheel({"no": 80, "yes": 8, "not_asked": 12})
WHY_NOT = Wheel({"no_answer": 52, "child": 12, "family": 16, "moved": 6, "no_way": 10, "other": 4})
ENDED_BEFORE = 0.08  # by another person: it was not so, or the child lives abroad
BEFORE = Wheel({"not_so": 70, "away": 30})
ENDED_WHEN_OVER = 0.75  # of those whose year is over
DROPPED = 0.2  # of those who are followed, at some time nobody went on
DONE = {"not_alone": 0.9, "means": 0.85, "specialist": 0.9, "carer": 0.92, "school": 0.6}
SPECIALIST = Wheel({"seen": 68, "asked": 14, "family": 8, "child": 4, "nobody": 6})


class Path(NamedTuple):
    """A path that is set: opened so many days ago, and how it goes on; "" for a draw."""

    days: int
    goes: str = ""


# The first paths of a demonstration municipality, so that every list there has something to show. The days
# follow from the terms: a contact after 1, 3, 7, 14 and 30 days, then each thirty, for 365 days.
SHOWN_FIRST = (
    Path(2, "first_days"),
    Path(47, "dropped"),
    Path(118, "followed"),
    Path(370, "waits_to_end"),
    Path(200, "again"),
    Path(90, "not_so"),
    Path(390, "over"),
)


class PathRows(RowWriter):
    """Writes the path of one child after another, with its steps, its contacts and its end."""

    def __init__(self, lines, new_id, random, today):
        super().__init__(lines, new_id, random, today)
        self.owed = {}

    def write(self, child, family, case, story):
        """The rows of one child; `case` and `story` are those of its latest case, None for none."""
        if not family.invented or child.birth_date is None or (story and not story.worker):
            return
        chance = OF_CHILDREN if story is None else OF_CASES.get(story.concern, OF_OTHER_CASES)
        happens = self.happens(chance * (SHOWN_FACTOR if family.home.shown else 1))
        first = max(child.birth_date + timedelta(EVEN_CHILDREN_SAY_IT), family.registered_on)
        path = self.take_shown(family.home, first)
        if path is None and happens:
            path = Path(2 + int(self.random() * LATELY))
        if path is None or self.today - timedelta(path.days) <= first:
            return
        self.child, self.home, self.case, self.story = child, family.home, case, story
        self.path(self.today - timedelta(path.days), path.goes)

    def take_shown(self, home, first):
        """The first path that is owed here and fits a child who is old enough since `first`; else None."""
        owed = self.owed.setdefault(home.id, list(SHOWN_FIRST)) if home.shown else ()
        days = (self.today - first).days
        for nth, one in enumerate(owed):
            if one.days < days:
                return owed.pop(nth)
        return None

    def path(self, on, goes=""):
        """A path that was opened on this day; answers its id."""
        this, minute = next(self.new_id), int(self.random() * 50)
        self.opened_at = datetime.combine(on, time(9, minute), BISHKEK)
        happened = self.opened_at - timedelta(hours=1 + int(self.random() * 40))
        held = self.stamp(self.opened_at)
        case = self.case_on(on)
        self.lines.self_harm_selfharmpath(
            f"{this}\t{held}\t{self.child.id}\t{case}\t{KINDS.draw(self.random)}\t{TOLD_BY.draw(self.random)}"
            f"\t{happened.isoformat()}\t{self.note('self_harm')}\t{next_contact_on(on, None)}"
            f"\t{followed_until(on)}"
        )
        self.steps(this, case, first_days=goes == "first_days")
        self.year_after(this, on, goes)
        return this

    def case_on(self, on):
        """The case that was open on this day."""
        story = self.story
        if story and story.started_on <= on and (story.closed_on is None or on < story.closed_on):
            return self.case
        return NULL

    def stamp(self, at, *, head=False):
        home = self.home
        who = f"{home.heads[0]}\t{home.department}" if head else f"{home.workers[0]}\t{home.writes}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at.isoformat()}\t{who}\tform"

    def steps(self, path, case, *, first_days):
        """What was done at once; in the first days some of it is still open."""
        at = self.opened_at + timedelta(minutes=20 + int(self.random() * 120))
        # Where no case brings a visit, somebody went there: otherwise the child would never have been seen.
        seen = first_days or case == NULL or self.happens(0.9)
        way = "in_person" if seen else "telephone"
        safe = as_copy_bool(self.happens(0.85))
        self.step("spokenwithchild", path, at, f"{way}\t{safe}\t{self.note('self_harm_said')}")
        values = {
            "not_alone": ("notalone", f"t\t{self.note('self_harm_stays')}\t{NULL}"),
            "means": ("meansremoved", f"{as_copy_bool(self.happens(0.9))}\t{self.note('self_harm_means')}"),
            "specialist": ("specialistcalled", self.specialist(at)),
            "carer": ("carertold", f"t\t{self.note('self_harm_carer')}"),
            "school": ("schooltold", f"{as_copy_bool(self.happens(0.8))}\t{self.note('self_harm_school')}"),
        }
        for name, (table, rest) in values.items():
            at += timedelta(minutes=10 + int(self.random() * 40))
            done = name in ("not_alone", "carer") if first_days else self.happens(DONE[name])
            if done:
                self.step(table, path, at, rest)

    def specialist(self, at):
        outcome = SPECIALIST.draw(self.random)
        seen_on = at.date() + timedelta(int(self.random() * 2)) if outcome in ("seen", "asked") else NULL
        return f"{outcome}\t{self.note('self_harm_specialist')}\t{seen_on}"

    def step(self, table, path, at, rest):
        add = getattr(self.lines, f"self_harm_{table}")
        dates = fact_dates(happened=at.date())
        written = self.stamp(at + timedelta(minutes=5))
        add(f"{next(self.new_id)}\t{written}\t{dates}\t{self.child.id}\t{path}\t{at.isoformat()}\t{rest}")

    def year_after(self, path, on, goes):
        """The contacts until yesterday, and how the path ends."""
        until, ends, how = self.yesterday, None, ""
        over = followed_until(on) + timedelta(1)
        if goes == "again":
            ends, how = on + timedelta(120), "goes_on"
        elif goes == "not_so" or (not goes and self.happens(ENDED_BEFORE)):
            ends, how = on + self.days(10, 60), "not_so" if goes else BEFORE.draw(self.random)
        elif over < self.yesterday and goes != "waits_to_end" and (goes or self.happens(ENDED_WHEN_OVER)):
            ends, how = over + timedelta(1), "year_over"
        if ends is not None and ends <= self.yesterday:
            until = ends - timedelta(1)
        else:
            ends = None
        if goes == "dropped" or (not goes and self.happens(DROPPED)):
            until = min(until, on + self.days(4, 30))
        self.contacts(path, on, until)
        if ends is None:
            return
        head = how in ("not_so", "away")
        held = self.stamp(datetime.combine(ends, time(15, 10), BISHKEK), head=head)
        words = "" if how == "goes_on" else self.note(f"self_harm_{how}")
        self.lines.self_harm_selfharmpathending(
            f"{next(self.new_id)}\t{held}\t{self.child.id}\t{path}\t{how}\t{words}"
        )
        if how == "goes_on":
            self.path(ends, "followed")

    def contacts(self, path, opened_on, until: date):
        """The contacts of this path until a day: each due on its day, made then or some days later."""
        made_on, due = None, next_contact_on(opened_on, None)
        last = opened_on
        while due is not None:
            on = due - self.days(0, min(2, max((due - last).days - 1, 0)))
            if not self.happens(ON_TIME):
                on = due + self.days(1, 6)
            on = max(on, last + timedelta(1))
            if on > until:
                return
            made = self.happens(MADE)
            agreed = on + self.days(5, 12) if made and self.happens(AGREED) else None
            made_on, last = on if made else made_on, on
            due = next_contact_on(opened_on, made_on, agreed)
            self.contact(path, on, made, agreed, due)

    def contact(self, path, on, made, agreed, due):
        why = "" if made else WHY_NOT.draw(self.random)
        again = SAYS_AGAIN.draw(self.random) if made else ""
        words = self.note("self_harm_contact" if made else "self_harm_in_vain")
        held = self.stamp(datetime.combine(on, time(16, int(self.random() * 60)), BISHKEK))
        self.lines.self_harm_followingcontact(
            f"{next(self.new_id)}\t{held}\t{self.child.id}\t{path}\t{on}\t{as_copy_bool(made)}\t{why}\t{again}"
            f"\t{words}\t{agreed or NULL}\t{due or NULL}"
        )

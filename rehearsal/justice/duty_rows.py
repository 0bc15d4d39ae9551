"""Who informed whom of an invented incident, which body was asked why it did not, and which letter left."""

from datetime import datetime, time, timedelta

from rehearsal.draw import Wheel
from rehearsal.register_rows import fact_dates
from rehearsal.row_writer import RowWriter, as_copy_bool, one_day_later
from rehearsal.tables import NULL
from umai.law.informing import informed_late_at, letter_due_on, question_due_on
from umai.law.terms.clock import BISHKEK

# No figure was found: how often bodies inform one another, and how late, is an assumption.
BODY_OF_SOURCE = {"school": "school", "health": "clinic", "police": "police"}
IN_TIME = 0.6  # of the bodies that told the office of it
SILENT = 0.1  # of the other incidents: a body knew of it and said nothing
WE_INFORM = 0.55  # of all incidents: the office writes down that it told the police
WE_DID_NOT, WE_WERE_LATE = 0.05, 0.15  # of these
ASKED, ANSWERED = 0.5, 0.62  # of the late and the silent; of the questions
LETTER = 0.3  # of the questions whose answer or term came
LETTERS_TO = Wheel({"head": 60, "prosecutor": 32, "ministry": 8})
MISSING = Wheel({"{posts}": 30, "{cars,fuel}": 30, "{specialists}": 25, "{answers}": 15})
NOT_SIGNED, LETTER_ANSWERED = 0.12, 0.5
WAYS = Wheel({"telephone": 46, "letter": 24, "in_person": 18, "message": 12})
MATTERS = {
    "neglected": "neglect",
    "left_alone": "alone",
    "injured": "injury",
    "child_labour": "labour",
    "kept_from_school": "absent",
}
# Where it is set how it goes, the body: the inspector, the school and the clinic each read something.
SHOWN_BODIES = {"silent": "police", "answered": "school", "letter": "clinic", "in_time": "police"}
NAMED = {"school": "мектеп", "clinic": "ФАП", "police": "милиция"}


class DutyRows(RowWriter):
    """Writes entries, questions, answers and letters about one incident after another."""

    def __init__(self, lines, new_id, random, today, book):
        super().__init__(lines, new_id, random, today)
        self.book = book

    def write(self, told, made=None):
        said = made.duty if made else ""
        if self.happens(WE_INFORM):
            self.by_office(told)
        body = BODY_OF_SOURCE.get(told.known_by)
        if said:
            in_time = said == "in_time"
            self.by_body(told, SHOWN_BODIES[said], silent=not in_time, in_time=in_time, said=said)
        elif body:
            self.by_body(told, body, silent=False, in_time=self.happens(IN_TIME))
        elif self.happens(SILENT):
            self.by_body(told, self.one_of(("school", "clinic", "police")), silent=True, in_time=False)

    def by_office(self, told):
        """The office told the police on the day on which it learned of it, late, or not at all."""
        learned = datetime.combine(told.known_on, time(16, 30), BISHKEK)
        late_at = informed_late_at("police", learned, by_office=True)
        drawn = self.random()
        hours = 1 + int(self.random() * 15)
        if drawn < WE_WERE_LATE:
            hours += 24 + int(self.random() * 100)
        informed = None if drawn > 1 - WE_DID_NOT else learned + timedelta(hours=hours)
        on = one_day_later((informed or late_at).date())  # written on the next morning
        if on <= self.yesterday:
            self.notice(told, self.held(told.home, on, hour=9), "by_office", "police", learned, informed)

    def by_body(self, told, body, *, silent, in_time, said=""):
        """The body told the office on the day on which that learned of it, or another told of it first."""
        came = datetime.combine(told.known_on, time(15), BISHKEK)
        before = timedelta(hours=1 + int(self.random() * 20)) if in_time else self.days(2, 13)
        learned = max(came - before, datetime.combine(told.happened_on, time(8), BISHKEK))
        late_at = informed_late_at(body, learned, by_office=False)
        informed = None if silent else came
        held = self.held(told.home, told.known_on, hour=19)
        notice = self.notice(told, held, "by_body", body, learned, informed)
        office = self.office_of(told.home, body)
        late = informed is None or informed >= late_at
        if office and late and (said or self.happens(ASKED)):
            self.question(told, notice, office, body, learned.date(), silent, said)

    def office_of(self, home, body):
        """The office of this body that serves the home; "" where there is none."""
        if body == "police":
            return home.justice.police
        known = home.bodies.get(body)
        return known.office if known else ""

    def notice(self, told, held, direction, body, learned, informed):
        """One entry; answers its id."""
        late_at = informed_late_at(body, learned, by_office=direction == "by_office")
        this, home = next(self.new_id), told.home
        office = self.office_of(home, body)
        which = f"{office}\t" if office else f"{NULL}\t{NAMED[body]}"
        way = WAYS.draw(self.random) if informed else ""
        self.lines.justice_bodynotice(
            f"{this}\t{held}\t{fact_dates()}\t{told.child.id}\t{direction}\t{body}"
            f"\t{which}\t{self.matter(told)}\t{learned.isoformat()}\t{late_at.isoformat()}"
            f"\t{informed.isoformat() if informed else NULL}\t{way}"
        )
        return this

    def matter(self, told):
        return MATTERS.get(told.kind, "violence")

    def question(self, told, notice, office, body, happened_on, silent, said):
        """Why the body did not inform, or was late; its answer; a letter where that was not enough."""
        on = told.known_on + self.days(1, 4)
        if on > self.yesterday:
            return
        this, home, due = next(self.new_id), told.home, question_due_on(on)
        asks = "not_informed" if silent else "late"
        place = told.family.settlement[0] or home.id
        self.lines.justice_dutyquestion(
            f"{this}\t{self.of_department(home, on, hour=10)}\t{told.child.id}\t{notice}\t{office}\t{asks}"
            f"\t{self.matter(told)}\t{happened_on}\t{place}\t{on}\t{due}"
        )
        answered_on = None
        if said != "silent" and (said or self.happens(ANSWERED)):
            answered_on = self.answer(told, this, office, body, on)
        ready = answered_on or due
        if ready < self.yesterday and said != "silent" and (said == "letter" or self.happens(LETTER)):
            self.letter(told, this, one_day_later(ready))

    def answer(self, told, question, office, body, asked_on):
        """The answer of the body: by the inspector on the page, of any other on paper; answers its day."""
        on = asked_on + self.days(1, 7)
        if on > self.yesterday:
            return None
        home, at = told.home, told.home.justice
        itself = body == "police" and bool(at.inspector)
        if itself:
            held, paper = self.held(home, on, by=at.inspector, office=office, hour=13), ""
        else:
            held, paper = self.of_department(home, on, hour=13), self.paper_number(on)
        self.lines.justice_dutyanswer(
            f"{next(self.new_id)}\t{held}\t{told.child.id}\t{question}\t{office}\t{self.note('duty_answer')}"
            f"\t{on}\t{as_copy_bool(not itself)}\t{paper}"
        )
        return on

    def letter(self, told, question, on):
        """A letter that the specialist proposes and the head signs, or does not; numbered as it is signed."""
        home, letter = told.home, next(self.new_id)
        signed_on = one_day_later(on)
        to = LETTERS_TO.draw(self.random)
        missing = MISSING.draw(self.random) if to == "ministry" else "{}"
        self.lines.justice_dutyletter(
            f"{letter}\t{self.of_department(home, on)}\t{told.child.id}\t{question}\t{to}\t{missing}"
        )
        if signed_on > self.yesterday:
            return
        held = self.of_department(home, signed_on, head=True)
        signing = f"{next(self.new_id)}\t{held}\t{told.child.id}\t{letter}"
        if self.happens(NOT_SIGNED):
            self.lines.justice_dutylettersigning(
                f"{signing}\tf\t{self.note('not_signed')}\t{NULL}\t{NULL}\t{NULL}\t{signed_on}\t{NULL}"
            )
            return
        due = letter_due_on(signed_on)

        def write(number):
            self.lines.justice_dutylettersigning(
                f"{signing}\tt\t\t{home.department}\t{signed_on.year}\t{number}\t{signed_on}\t{due}"
            )

        self.book.enter(home.department, signed_on, write)
        came = signed_on + self.days(3, 20)
        if came <= self.yesterday and self.happens(LETTER_ANSWERED):
            self.lines.justice_dutyletteranswer(
                f"{next(self.new_id)}\t{self.of_department(home, came)}\t{told.child.id}\t{letter}\t{came}"
                f"\t{self.paper_number(came)}\t{self.note('duty_letter_answer')}"
            )

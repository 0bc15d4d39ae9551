"""Proceedings about invented incidents, who took a complaint back, and the letters to the prosecutor."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rehearsal.draw import Wheel
from rehearsal.justice.courses import (
    ACTS,
    ANSWERS,
    AT_HOME,
    COURSES,
    LETTERS,
    NO_ACT,
    SHARES,
    TAKEN_BACK,
    TAKEN_BACK_OTHERWISE,
    TAKEN_UP,
)
from rehearsal.row_writer import RowWriter, as_copy_bool, one_day_later
from rehearsal.tables import NULL
from umai.law.justice.proceedings import prosecutor_answer_due_on
from umai.law.options.settled import counts_as_intentional, way_settled

SHARED = 0.85  # of the matters that may be shared with the juvenile inspector
TOLD_BY_POLICE = 0.5  # of the later stages at the police, where an inspector works
PROSECUTORS_OF_OBLAST = "Облустук прокуратура"
PROSECUTORS = "Райондук прокуратура"
PRESSURES = Wheel({"not_asked": 36, "none": 28, "seen": 14, "told": 12, "money": 10})
# Who signs that a complaint is taken back: of the family, the suspect, or somebody whom nobody knows.
SIGNERS = Wheel({"carer": 42, "mother": 26, "father": 16, "suspect": 10, "other": 6})
SIGNED_AS = {"mother": "mother", "father": "father", "not_related": "guardian"}


@dataclass(slots=True)
class Matter:
    """Proceedings that were written, with their last stage."""

    told: Any
    line: str
    act: str
    article: str
    number: str
    police: str
    stage: str = ""
    ground: str = ""
    body: str = ""
    on: date = date.min

    @property
    def is_settled(self):
        return bool(self.ground) and counts_as_intentional(self.act) and bool(way_settled(self.ground))


class ProceedingRows(RowWriter):
    """Writes the proceedings about one incident after another; letters wait in the `book`."""

    def __init__(self, lines, new_id, random, today, book):
        super().__init__(lines, new_id, random, today)
        self.book = book

    def write(self, told, made=None):
        """What the bodies of justice made of this incident; `made` says it where it is set."""
        if not (made and made.course) and not self.happens(TAKEN_UP[told.kind]):
            return
        course = made.course if made and made.course else SHARES.draw(self.random)
        matter = self.matter(told, share=bool(made))
        began = self.stages(matter, COURSES[course], quick=bool(made))
        if began is None:
            return
        if self.happens(TAKEN_BACK.get(course, TAKEN_BACK_OTHERWISE)):
            self.taken_back(matter, began)
        if matter.is_settled:
            self.letters(matter, made.letter if made else "")

    def matter(self, told, *, share):
        """The row of the matter itself, as the worker took it down; `share`: the inspector is asked."""
        home, this = told.home, next(self.new_id)
        on = told.known_on
        lived = told.suspect["had_care"] != NULL
        act = "" if self.happens(NO_ACT) else (lived and AT_HOME.get(told.kind)) or ACTS[told.kind]
        article = {"sexual_force_2021": "155-берене"}.get(act, "")
        number = "" if self.happens(0.1) else f"{self.paper_number(on)}-{home.district % 1000}"
        shared = told.sealed == "f" and home.justice.police and (share or self.happens(SHARED))
        police = home.justice.police if shared else NULL
        kind = "administrative" if act == "family_violence_2021" and self.happens(0.4) else "criminal"
        held = self.held(home, on, hour=17)
        self.lines.justice_proceeding(
            f"{this}\t{told.columns(held, '')}\t{this}\t{kind}\tpolice\t{number}\t{act}"
            f"\t{article}\t{police}\t"
        )
        return Matter(told, this, act, article, number, police)

    def stages(self, matter, steps, *, quick):
        """The stages that came until yesterday; answers the day of the first, None where none came."""
        on, began = matter.told.known_on, None
        for nth, step in enumerate(steps):
            on += timedelta(step.after[0]) if quick else self.days(*step.after)
            if on > self.yesterday:
                break
            ground = step.grounds.draw(self.random) if step.grounds else ""
            self.stage(matter, step.stage, ground, step.body, on, later=nth > 0)
            began = began or on
        return began

    def stage(self, matter, stage, ground, body, on, *, later=True):
        told, at = matter.told, matter.told.home.justice
        tells = later and body == "police" and at.inspector and matter.police != NULL
        tells = tells and self.happens(TOLD_BY_POLICE)
        if tells:
            held = self.held(told.home, on, by=at.inspector, office=at.police, hour=18)
        else:
            held = self.of_department(told.home, on, hour=18)
        number = self.paper_number(on) if stage in ("verdict", "refused", "ended") else ""
        words = self.note("stage_verdict") if stage == "verdict" else ""
        self.lines.justice_proceedingstage(
            f"{next(self.new_id)}\t{told.columns(held, on)}\t{matter.line}\t{stage}\t{ground}"
            f"\t{matter.article}\t{body}\t{number}\t{words}\t{as_copy_bool(tells)}"
        )
        matter.stage, matter.ground, matter.body, matter.on = stage, ground, body, on

    def taken_back(self, matter, began):
        """A statement that takes the complaint back, of a day between the first stage and the last."""
        told = matter.told
        on = began + self.days(0, (matter.on - began).days)
        signed_as, signer = self.signer(told)
        held = self.held(told.home, on, hour=20)
        self.lines.justice_withdrawncomplaint(
            f"{next(self.new_id)}\t{told.columns(held, on)}\t{signer}\t\t{signed_as}"
            f"\tpolice\t{PRESSURES.draw(self.random)}\t{self.note('taken_back')}"
        )

    def signer(self, told):
        """As what somebody signed, and the adult; somebody else where the family has no such adult."""
        which = SIGNERS.draw(self.random)
        if which == "suspect":
            return "suspect", told.suspect["adult"]
        family = told.family
        if which == "carer" and family.carer:
            found = family.carer
        else:
            found = next((one for one in family.adults if one.relation == which), None)
        if found is None or not any(found is one for one, _relation in family.kin_of(told.child)):
            return "other", NULL
        return SIGNED_AS.get(found.relation, "relative"), found.id

    def letters(self, matter, letter):
        """What the office and the prosecutor wrote about a matter that was settled away.

        No case is closed while a letter is owed: where the child's was, the letter is of the day of the end.
        """
        letter = letter or LETTERS.draw(self.random)
        waits = any(closed >= matter.on for closed in matter.told.closed_days())
        if letter == "none" and not waits:
            return
        on = matter.on if waits else matter.on + self.days(0, 3)
        if on > self.yesterday:
            return
        first = self.letter(matter, "district", on, NULL)
        due = prosecutor_answer_due_on(on)
        if letter == "again" and one_day_later(due) < self.yesterday:
            again = one_day_later(due)
            second = self.letter(matter, "oblast", again, first)
            if self.happens(0.5):
                self.answer(matter, second, again, "", paper=True)
        elif letter in ("answered", "cancelled"):
            self.answer(matter, first, on, letter if letter == "cancelled" else "")

    def letter(self, matter, level, on, follows):
        """A letter of the department, whose number its book gives; answers its line."""
        told, this = matter.told, next(self.new_id)
        prosecution = told.home.justice.prosecution if level == "district" else ""
        named = PROSECUTORS if level == "district" else PROSECUTORS_OF_OBLAST
        to = f"{prosecution}\t" if prosecution else f"{NULL}\t{named}"
        held = self.of_department(told.home, on, head=told.sealed == "t", hour=19)
        begin = f"{this}\t{told.columns(held, on)}\t{this}\t{matter.line}\t{level}\t{to}\t{on.year}"
        end = (
            f"{matter.on}\t{matter.stage}\t{matter.ground}\t{matter.act}\t{matter.article}\t{matter.number}"
            f"\t{matter.body}\t{prosecutor_answer_due_on(on)}\t{follows}"
        )

        def write(number):
            self.lines.justice_settledletter(f"{begin}\t{number}\t{end}")

        self.book.enter(told.home.department, on, write)
        return this

    def answer(self, matter, letter, written_on, what, *, paper=False):
        """What the prosecutor answered within the days after, if that was before today."""
        told, at = matter.told, matter.told.home.justice
        on = written_on + self.days(4, 24)
        if on > self.yesterday:
            return
        what = what or ANSWERS.draw(self.random)
        itself = bool(at.prosecutor) and not paper
        if itself:
            held = self.held(told.home, on, by=at.prosecutor, office=at.prosecution, hour=11)
        else:
            held = self.of_department(told.home, on, hour=11)
        self.lines.justice_settledanswer(
            f"{next(self.new_id)}\t{told.columns(held, on)}\t{letter}\t{what}\t{self.paper_number(on)}"
            f"\t{self.note('prosecutor_' + what)}\t{as_copy_bool(itself)}"
        )
        if what == "cancelled" and one_day_later(on) <= self.yesterday:
            self.stage(matter, "cancelled", "", "prosecutor", one_day_later(on))

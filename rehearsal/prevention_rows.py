"""What is noted of invented children before harm: school and clinic, talks, and parents who are away.

How often is judgement, stated here: no figure of it was found anywhere. Most often it concerns children
who live with neither parent, and those of a demonstration worker's municipality.
"""

from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.register_rows import ZONE, fact_dates
from rehearsal.tables import NULL, as_copy_text
from umai.law.children.ages import age_on

# Of a hundred children by how they live, those with a talk; parents away who are asked for; notes.
TALK = {"neither": 0.07, "one_away": 0.02, "other": 0.002}
CONTACT = {"neither": 0.07, "one_away": 0.01}
NOTE = {"neither": 0.05, "one_away": 0.02, "other": 0.006}
CASE_CHANCES = {"talk": 0.2, "contact": 0.45, "note": 0.25}
SHOWN_FACTOR = 4  # times as many where a demonstration worker is to meet them
MOST_TALKS = 3
PARTNERS = Wheel({"carer": 56, "parents": 20, "teacher": 16, "child": 8})
NOT_MADE = Wheel({"nobody_home": 62, "road": 14, "worker_ill": 10, "refused": 9, "moved": 5})
WAYS = Wheel({"messenger": 62, "telephone": 34, "other": 4})
SCHOOL = Wheel({"attendance": 52, "performance": 22, "labour": 14, "enrolment": 12})
CLINIC = Wheel({"vaccination": 60, "check_up": 40})
VALUES = {
    "performance": Wheel({"falls_behind": 70, "keeps_up": 30}),
    "labour": Wheel({"works_after": 55, "works_instead": 20, "no_work": 25}),
    "enrolment": Wheel({"enrolled": 60, "not_enrolled": 40}),
    "vaccination": Wheel({"overdue": 55, "up_to_date": 45}),
    "check_up": Wheel({"seen": 60, "not_seen": 40}),
}
ZONES = {
    "RU": "Europe/Moscow",
    "KZ": "Asia/Almaty",
    "TR": "Europe/Istanbul",
    "KR": "Asia/Seoul",
    "DE": "Europe/Berlin",
    "PL": "Europe/Berlin",
    "AE": "Asia/Dubai",
}
LOOKS_BACK = 300  # days in which all of it happened
TERM_DAYS = 40  # school days that a note of attendance counts
SCHOOL_FROM, SCHOOL_UNTIL, INFANT_UNTIL = 7, 17, 7


class PreventionRows:
    """Writes what is noted of one child after another; `note` draws a sentence of notes.toml."""

    def __init__(self, lines, new_id, random, today, note):
        self.lines, self.new_id, self.random, self.today, self.note = lines, new_id, random, today, note

    def write(self, child, family, case, story):
        """All rows of one child. `case` is the id of its latest case, None where there is none."""
        if not family.invented:
            return
        random = self.random
        lives = "neither" if family.paper else "one_away" if family.away else "other"
        worked = story is not None and story.worker is not None
        times = SHOWN_FACTOR if family.home.shown else 1
        chance = CASE_CHANCES if worked else None
        talk = chance["talk"] if chance else TALK[lives] * times
        noted = chance["note"] if chance else NOTE[lives] * times
        asked = chance["contact"] if chance else CONTACT.get(lives, 0) * times
        most = max(talk, noted, asked)
        if random() >= most:  # one draw decides for most children that there is nothing
            return
        self.child, self.family, self.home = child, family, family.home
        self.case, self.story = (case, story) if worked else (None, None)
        first = story.assigned_on if worked else family.registered_on
        self.first = max(first, self.today - timedelta(LOOKS_BACK), child.birth_date + timedelta(30))
        if self.first >= self.today - timedelta(2):
            return
        if random() * most < talk:
            self.talks()
        if random() * most < noted:
            self.write_observation()
        if family.away and random() * most < asked:
            self.contacts()

    def some_day(self):
        """A day on which it can have been, yesterday at the latest."""
        return self.first + timedelta(int(self.random() * (self.today - self.first).days))

    def fact(self, on, hour):
        """The columns of a fact that was written on the day it happened, and the case of that day."""
        home, at = self.home, f"{on} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"
        held = f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\tform"
        return f"{next(self.new_id)}\t{held}\t{fact_dates(happened=on)}"

    def case_on(self, on):
        """The case that was open that day."""
        story = self.story
        ended = story is None or on < story.started_on or (story.closed_on and on >= story.closed_on)
        return NULL if ended else self.case

    def talks(self):
        """One talk after another, each on or after the day agreed for it; the last may be overdue."""
        on = self.some_day()
        for _ in range(MOST_TALKS):
            agreed_for = self.talk(on)
            if agreed_for is None or self.random() < 0.35:
                return
            on = agreed_for + timedelta(int(self.random() * 18) - 2)
            if on >= self.today:
                return

    def talk(self, on):
        """A talk, or why it was not held; answers the day agreed for the next one, or None."""
        random = self.random
        partner = PARTNERS.draw(random)
        if partner == "child" and age_on(self.child.birth_date, on) < SCHOOL_FROM:
            partner = "carer"
        made = random() < 0.82
        following = on + timedelta(14 + int(random() * 50)) if random() < 0.7 else None
        said = (
            f"t\t\t{on}\t{self.note('talked')}\t{self.note('talk_agreed')}"
            if made
            else f"f\t{NOT_MADE.draw(random)}\t{on}\t\t"
        )
        self.lines.prevention_talk(
            f"{self.fact(on, 16)}\t{self.child.id}\t{self.case_on(on)}\t{partner}\t\t{said}"
            f"\t{following or NULL}"
        )
        return following

    def contacts(self):
        """A parent is asked for until reached, three times at most."""
        away = self.family.away[int(self.random() * len(self.family.away))]
        on = max(self.some_day(), away.left_on + timedelta(7))
        for _ in range(3):
            if on >= self.today:
                return
            reached = self.random() < 0.6
            self.contact(away, on, reached)
            on += timedelta(1 + int(self.random() * 12))
            if reached:
                return

    def contact(self, away, on, reached):
        random = self.random
        hour = 12 + int(random() * 8)
        at = f"{on} {hour:02d}:{int(random() * 60):02d}{ZONE}"
        told = self.note("contact_told") if reached else ""
        decided = self.note("contact_decided") if reached and random() < 0.7 else ""
        apart = ("t" if random() < 0.6 else "f") if reached and len(self.family.away) > 1 else NULL
        zone = ZONES.get(away.country, "Asia/Bishkek")
        self.lines.prevention_parentcontact(
            f"{self.fact(on, 20)}\t{self.child.id}\t{self.case_on(on)}\t{away.person.id}"
            f"\t{WAYS.draw(random)}\t{at}\t{'t' if reached else 'f'}\t{told}\t{decided}"
            f"\t{'кыргызча' if reached else ''}\t{zone}\t{apart}"
            f"\t{self.note('contact_said') if reached else ''}"
        )

    def write_observation(self):
        """What the school says of a pupil, or the clinic of a child who is younger."""
        on = self.some_day()
        age = age_on(self.child.birth_date, on)
        if age < INFANT_UNTIL:
            self.write_note(CLINIC.draw(self.random), on, f"ФАП, {self.family.settlement[1]}")
        elif age < SCHOOL_UNTIL:
            body = f"№ {1 + self.family.settlement[0] % 60} орто мектеп"
            self.write_note(SCHOOL.draw(self.random), on, body)

    def write_note(self, kind, on, body):
        random, value, missed, days, due, words = self.random, "", NULL, NULL, NULL, ""
        if kind == "attendance":
            missed, days = int(random() * random() * TERM_DAYS), TERM_DAYS
            words = self.note("told_missed") if missed > 4 else ""
        else:
            value = VALUES[kind].draw(random)
        if kind == "vaccination" and value == "up_to_date":
            due = on + timedelta(150 + int(random() * 200))
        self.lines.prevention_note(
            f"{self.fact(on, 11)}\t{kind}\t{on}\t{value}\t{missed}\t{days}\t{due}\t{words}\t{self.child.id}"
            f"\t{NULL}\t{NULL}\t{as_copy_text(body)}"
        )

"""What was done to invented children: incidents, who is said to have done it, who saw it, who examined them.

One share is published: 43 % of violent acts were by family or relatives with whom the child was placed
(data/README.md). Everything else is judgement, stated here: no figure of it was found.
"""

from collections import deque
from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.justice.told import ToldIncident
from rehearsal.register_rows import NOTES, ZONE, fact_dates
from rehearsal.tables import NULL, as_copy_text
from umai.identification.signal.concerns import Concern
from umai.justice.incidents.keys import (
    SAME_SUSPECT_BITS,
    alarms_until,
    house_number,
    keys_in_words,
    readings_of,
)
from umai.names.keys import KEYS_VERSION, word_number

BY_THOSE_WITH_WHOM_IT_LIVED = 0.43  # of all incidents: family, or relatives with whom the child was placed
# The share of cases with an incident, by the concern that opened them; then of children without a case.
OF_CASES = {Concern.VIOLENCE: 0.9, Concern.NEGLECT: 0.25}
OF_OTHER_CASES = 1 / 60
OF_CHILDREN = 1 / 6000
SHOWN_FACTOR = 3  # times as many where a demonstration worker is to meet them
AGAIN = 0.15  # of the incidents: one more of the same child and suspect
MOVED_ON = 0.04  # of the suspects in words: the one who was named last, elsewhere
LATELY = 550  # days before today from which on they happened
KINDS = Wheel(
    {
        "beaten": 33,
        "threatened": 14,
        "neglected": 12,
        "saw_violence": 10,
        "bullied": 9,
        "injured": 7,
        "left_alone": 7,
        "sexual_abuse": 3,
        "sexual_violence": 2,
        "child_labour": 2,
        "kept_from_school": 1,
    }
)
OF_SEX = ("sexual_abuse", "sexual_violence")
OF_FORCE = ("beaten", "injured", "threatened")
EXAMINED = ("beaten", "injured", *OF_SEX)
# More where children are not at school, and around the New Year.
MONTHS = {1: 10, 2: 8, 3: 8, 4: 8, 5: 9, 6: 11, 7: 12, 8: 11, 9: 7, 10: 7, 11: 8, 12: 10}
OTHERS = Wheel(
    {"neighbour": 26, "child_other": 24, "unknown": 20, "stranger": 14, "teacher": 10, "official": 6}
)
RELATIONS = {"mother": "mother", "father": "father", "sibling": "sibling", "not_related": "carer"}
PLACES = {"neighbour": "street", "child_other": "school", "teacher": "school", "official": "institution"}
TIMES = Wheel({"once": 52, "several": 34, "long": 14})
DAYS = Wheel({"exact": 55, "about": 35, "unknown": 10})
SOURCES = Wheel(
    {"child": 18, "family": 17, "citizen": 20, "school": 21, "health": 9, "police": 10, "hotline": 5}
)
EXAMINATIONS = Wheel({"doctor": 40, "forensic": 26, "first_aid": 22, "psychologist": 12})
OUTCOMES = Wheel({"done": 64, "ordered": 12, "refused": 12, "not_offered": 8, "not_needed": 4})
REFUSED_BY = Wheel({"parent": 50, "carer": 24, "child": 12, "suspect": 8, "body": 6})
BODIES = Wheel({"office": 50, "police": 30, "prosecutor": 8, "school": 8, "court": 4})
PRESENCE = Wheel({"psychologist": 38, "parent": 20, "representative": 16, "teacher": 14, "nobody": 12})
SIGHTS = Wheel({"saw": 50, "heard": 26, "hurt": 12, "told": 12})
INTERVIEWED = 0.6  # of the incidents; each further time is half as likely
SEEN_BY_SIBLING = 0.3


class IncidentRows:
    """Writes the incidents of one child after another."""

    def __init__(self, lines, new_id, random, today, justice=None):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today
        self.justice = justice
        self.enough = SAME_SUSPECT_BITS.on(today)
        self.strangers: deque = deque(maxlen=300)  # adults of families before, who are named in words
        self.last = None  # the name and year of the suspect who was named last in words

    def write(self, child, family, case, story):
        """The rows of one child; `case` and `story` are those of its latest case, None for none."""
        if not family.invented or child.birth_date is None:
            return
        self.strangers.extend(one for one in family.adults[:1] if one.birth_date)
        if self.justice and self.shown(child, family, case, story):
            return
        chance = OF_CHILDREN if story is None else OF_CASES.get(story.concern, OF_OTHER_CASES)
        if self.random() >= chance * (SHOWN_FACTOR if family.home.shown else 1):
            return
        written_on = story.started_on if story else self.today - timedelta(1 + int(self.random() * 200))
        first = max(child.birth_date, written_on - timedelta(LATELY))
        if written_on <= first or written_on >= self.today:
            return
        self.home, self.child, self.family, self.story = family.home, child, family, story
        suspect = self.draw_suspect()
        self.incident(first, written_on, case or NULL, suspect)
        if self.random() < AGAIN:
            self.incident(first, written_on, case or NULL, suspect)

    def shown(self, child, family, case, story):
        """An incident of which it is set what justice made of it; whether there is one."""
        first = max(child.birth_date, family.registered_on)
        made = self.justice.take_shown(family, story, first)
        if made is None:
            return False
        known_on = self.today - timedelta(made.days)
        self.home, self.child, self.family, self.story = family.home, child, family, story
        in_case = case if story.started_on <= known_on else NULL
        suspect = self.draw_suspect()
        while suspect["relation"] in ("unknown", "stranger"):
            suspect = self.draw_suspect()
        self.incident(known_on - timedelta(6), known_on, in_case, suspect, made)
        return True

    def incident(self, first, written_on, case, suspect, made=None):
        """One incident that became known on this day, with everything about it."""
        kind, this = KINDS.draw(self.random), next(self.new_id)
        if (
            made and kind not in OF_FORCE
        ):  # nothing sealed or unintended, of which the prosecutor reads nothing
            kind = "beaten"
        on, held = self.day_between(first, written_on), self.held(written_on)
        sealed = "t" if kind in OF_SEX else "f"
        place = PLACES.get(suspect["relation"], "home")
        known_by = SOURCES.draw(self.random)
        self.lines.justice_incident(
            f"{this}\t{held}\t{fact_dates(happened=on)}\t{self.child.id}\t{case}\t{this}\t{{{kind}}}"
            f"\t{DAYS.draw(self.random)}\t{TIMES.draw(self.random)}\t{place}"
            f"\t{self.family.settlement[0] or NULL}\t{known_by}\t{written_on}"
            f"\t{self.note('incident')}\t{sealed}"
        )
        house = house_number(self.family.street)
        where = f"{self.family.settlement[0]}\t{house}" if house is not None else f"{NULL}\t{NULL}"
        self.lines.justice_incidenttrace(f"{this}\t{where}\t{alarms_until(on)}")
        about = f"{held}\t%s\t{self.child.id}\t{this}\t{sealed}"
        self.suspect(about % fact_dates(), suspect)
        siblings = [one for one in self.family.children if one is not self.child]
        if siblings and self.random() < SEEN_BY_SIBLING:
            self.lines.justice_incidentwitness(
                f"{next(self.new_id)}\t{about % fact_dates()}\t{siblings[0].id}\t"
                f"\t{SIGHTS.draw(self.random)}\t"
            )
        if kind in EXAMINED:
            outcome = OUTCOMES.draw(self.random)
            refused = REFUSED_BY.draw(self.random) if outcome == "refused" else ""
            self.lines.justice_incidentexamination(
                f"{next(self.new_id)}\t{about % fact_dates(happened=written_on)}"
                f"\t{EXAMINATIONS.draw(self.random)}\t{outcome}\t{refused}\t\t\t"
            )
        self.interviews(about, written_on)
        if self.justice:
            told = ToldIncident(
                *(this, self.child, self.family, case, self.story, kind, on, written_on, known_by),
                *(sealed, suspect),
            )
            self.justice.write(told, made)

    def interviews(self, about, written_on):
        """How often the child was questioned: each further time with its reason."""
        on, times = written_on, 0
        while on < self.today and self.random() < INTERVIEWED / (times + 1):
            why = self.note("questioned_again") if times else ""
            recorded = "t" if self.random() < 0.2 else "f"
            self.lines.justice_interview(
                f"{next(self.new_id)}\t{about % fact_dates(happened=on)}\t{BODIES.draw(self.random)}"
                f"\t{{{PRESENCE.draw(self.random)}}}\t{recorded}\t\t{why}"
            )
            on, times = on + timedelta(3 + int(self.random() * 20)), times + 1

    def suspect(self, about, said):
        this = next(self.new_id)
        self.lines.justice_suspect(
            f"{this}\t{about}\t{said['adult']}\t{said['name']}\t{said['year']}\t{said['relation']}"
            f"\t{said['lives_with']}\t{said['had_care']}\t"
        )
        for one in readings_of(keys_in_words(said["called"]), uncounted):
            self.lines.justice_suspectkey(
                f"{this}\t{word_number(one.given)}\t{word_number(one.root)}\t{one.given_bits}\t{one.root_bits}"
                f"\t{said['born']}\t{self.enough}\t{KEYS_VERSION}"
            )

    def draw_suspect(self):
        """Who did it: somebody with whom the child lived, in so many of a hundred; else somebody in words."""
        near = [one for one in self.family.adults if one.lives_here and one.birth_date]
        if near and self.random() < BY_THOSE_WITH_WHOM_IT_LIVED:
            one = self.family.carer or near[int(self.random() * len(near))]
            name = f"{one.surname} {one.given} {one.patronymic}".strip()
            relation = RELATIONS.get(one.relation, "relative")
            relation = "grandparent" if one.relation.startswith("grand") else relation
            return suspect_of(
                relation, name, one.birth_date.year, adult=one.id, care=one is self.family.carer
            )
        relation = OTHERS.draw(self.random)
        if relation in ("unknown", "stranger") or not self.strangers:
            return suspect_of(relation, "", NULL)
        if self.last and self.random() < MOVED_ON:
            return suspect_of(relation, *self.last)
        one = self.strangers[int(self.random() * len(self.strangers))]
        words = [one.surname, one.given, one.patronymic if self.random() < 0.5 else ""]
        year = one.birth_date.year if self.random() < 0.6 else NULL
        self.last = as_copy_text(" ".join(filter(None, words))), year
        return suspect_of(relation, *self.last)

    def day_between(self, first, last):
        """A day from one to another, more often in the months in which more happens."""
        while True:
            on = first + timedelta(int(self.random() * ((last - first).days + 1)))
            if self.random() * 12 < MONTHS[on.month]:
                return on

    def note(self, kind):
        notes = NOTES[kind]
        return notes[int(self.random() * len(notes))]

    def held(self, on):
        """Where a row is held, and when and by whom it was written."""
        home, at = self.home, f"{on} 16:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\tform"


def suspect_of(relation, name, year, *, adult=None, care=False):
    """The columns of a suspect: an adult of the register, whose name stands there, or somebody in words."""
    lived = {"lives_with": "t", "had_care": "t" if care else "f"} if adult else {}
    return {
        "relation": relation,
        "adult": adult or NULL,
        "name": "" if adult else name,
        "year": NULL if adult else year,
        "called": name,
        "born": year,
        "lives_with": NULL,
        "had_care": NULL,
    } | lived


def uncounted(_part, _word):
    """No name is counted while children are loaded: each counts as on a register that is too small."""
    return None

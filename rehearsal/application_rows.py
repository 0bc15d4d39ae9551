"""Invented applications for guardianship, in every stage, some of them late.

How many apply is judgement, stated here: in the first half of 2022 about 1,100 were granted in the country.
"""

from datetime import date, timedelta

from rehearsal.draw import Wheel
from rehearsal.register_rows import NOTES, ZONE, fact_dates
from rehearsal.tables import NULL
from umai.guardianship.applications.models import PaperKind
from umai.law.terms.applications import (
    application_decision_due_on,
    court_due_on,
    home_due_on,
    papers_due_on,
    refusal_appeal_until,
)

APPLIED = 0.03  # of the children whom a relative takes care of without a paper
SHOWN_FACTOR = 4  # times as many where a demonstration worker is to meet them
GRANTED = 0.5  # of the children whose carer has a paper of the authority or the court
BEFORE_PAPER = 30  # days before such a paper on which they applied
LOOKS_BACK = 90  # days in which they applied
# How far an application has come: what it waits for, or how it ended.
ENDS = Wheel({"papers": 34, "home": 16, "decision": 16, "court": 12, "refused": 10, "withdrawn": 12})
PAPERS = ("preliminary", "court")  # of a carer who has such a paper, the application was granted
ARRANGEMENTS = Wheel({"guardianship": 55, "temporary_guardianship": 25, "court_guardianship": 20})
BY_AUTHORITY = Wheel({"guardianship": 55, "temporary_guardianship": 25})  # what it grants without a court
ANSWERS = Wheel({"nothing": 55, "not_checked": 45})
BY_HAND = 6  # days from one stage to the next, at most
AFTER = {"papers": 0, "home": 1, "decision": 2, "court": 3, "refused": 2, "granted": 2}


class ApplicationRows:
    """Writes the applications for one child after another."""

    def __init__(self, lines, new_id, random, today):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today

    def write(self, child, family, care):
        """The rows of one child. `care`: its id, and number, issuer and term of its paper."""
        has_paper = family.paper in PAPERS
        chance = GRANTED if has_paper else APPLIED * (SHOWN_FACTOR if family.home.shown else 1)
        if not (family.invented and family.carer and (has_paper or family.paper == "none")):
            return
        if self.random() >= chance:
            return
        first = max(family.registered_on, child.birth_date, self.today - timedelta(LOOKS_BACK))
        self.home, self.child, self.care = family.home, child, care
        self.on = first + timedelta(int(self.random() * max((self.today - first).days, 1)))
        if has_paper:
            self.on = max(date.fromisoformat(care[3]) - timedelta(BEFORE_PAPER), child.birth_date)
        self.application = next(self.new_id)
        arrangements = BY_AUTHORITY if family.paper == "preliminary" else ARRANGEMENTS
        self.lines.guardianship_guardianshipapplication(
            f"{self.application}\t{self.held(9)}\t{child.id}\t{family.carer.id}"
            f"\t{arrangements.draw(self.random)}\t{self.on}\t{NULL}\t{self.words()}"
            f"\t{papers_due_on(self.on)}"
        )
        self.go_on("granted" if has_paper else ENDS.draw(self.random), family.paper)

    def go_on(self, end, paper):
        """The papers, the stages and the end of the application, each some days after the one before."""
        stages = AFTER.get(end, 0)
        kinds = list(PaperKind)
        seen = kinds if stages else kinds[: int(self.random() * len(kinds))]
        for kind in seen:
            row = self.row(10, f"{kind.value}\tseen\t{self.on}\t", fact=True)
            self.lines.guardianship_applicationpaper(row)
        if stages >= 1:
            self.stage("papers", home_due_on(self.on))
        if stages >= 2:
            self.wait()
            self.stage("home", application_decision_due_on(self.on), found="good", words=self.words())
            self.lines.guardianship_householdcheck(self.row(12, f"{ANSWERS.draw(self.random)}\t{{}}"))
        if stages >= 3 or (end == "granted" and paper == "court"):
            self.wait()
            self.stage("court", court_due_on(self.on), words=self.words())
        if end in ("refused", "granted"):
            self.wait()
            if end == "granted":  # on the first day of the paper, if that comes later
                self.on = max(self.on, date.fromisoformat(self.care[3]))
            body = "court" if end == "granted" and paper == "court" else "authority"
            self.lines.guardianship_applicationdecision(self.row(16, self.decision(body, end == "granted")))
        elif end == "withdrawn":
            self.lines.guardianship_applicationwithdrawal(self.row(16, f"applicant\t{self.words()}"))

    def decision(self, body, granted):
        """The columns of a decision: the paper of the care, or the reason and the appeal."""
        issuer = "Райондук сот" if body == "court" else "Райондук бөлүм"
        if granted:
            care, number, issuer, _begins, last_on = self.care
            ends = ["t", self.on, self.on, number, issuer, last_on, "", "", NULL, care]
        else:
            until = refusal_appeal_until(self.on)
            ends = ["f", self.on, NULL, "", issuer, NULL, self.words(), "Райондук сот", until, NULL]
        return "\t".join(map(str, [body, *ends]))

    def stage(self, kind, due_on, found="", words=""):
        self.lines.guardianship_applicationstage(
            self.row(11, f"{kind}\t{self.on}\t{found}\t{words}\t{due_on}")
        )

    def row(self, hour, fields, *, fact=False):
        """A row of the application: where it is held, then its own columns."""
        dates = f"{fact_dates()}\t" if fact else ""
        return f"{next(self.new_id)}\t{self.held(hour)}\t{dates}{self.child.id}\t{self.application}\t{fields}"

    def wait(self):
        """Some days go by until the next stage, but none that has not come."""
        self.on = min(self.on + timedelta(int(self.random() * BY_HAND)), self.today)

    def words(self):
        """What was seen or said."""
        said = NOTES["departure_asked"]
        return said[int(self.random() * len(said))]

    def held(self, hour):
        """Where a row is held, and when and by whom it was written."""
        home, at = self.home, f"{self.on} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\tform"

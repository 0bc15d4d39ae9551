"""What invented carers leave open: first visits, a second paper, a parent who is back, a child from abroad.

How many there are is judgement, stated here: no figure of it was found.
"""

from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.register_rows import NOTES, ZONE, fact_dates
from rehearsal.tables import NULL
from umai.law.guardianship.papers import first_check_due_on

PLACED = 0.02  # of the children with a carer who is no parent: the office accepted the carer lately
IN_TWO_HANDS = 0.004  # an institution took the child in while the carer has a paper
BACK = 0.01  # a parent is back while the carer has a paper
RECEIVED = 0.003  # came back from abroad and went to the carer
SHOWN_FACTOR = 4  # times as many where a demonstration worker is to meet them
LATELY = 12  # days before today in which it happened
WAYS = Wheel({"relative": 55, "deported": 25, "by_state": 15, "alone": 5})
COUNTRIES = Wheel({"RU": 85, "KZ": 10, "TR": 5})
ENDLESS = ("court", "foster")  # papers without a last day in a rehearsal
HALF_A_YEAR = timedelta(183)  # the term of the others
PARENTS = ("mother", "father")


class ArrangementRows:
    """Writes what waits about the carer of one child after another."""

    def __init__(self, lines, new_id, random, today):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today

    def write(self, child, family, care):
        """The rows of one child; `care` is the id of its care on the register, None for none."""
        if not (family.invented and care and family.carer):
            return
        self.home, self.child = family.home, child
        self.factor = SHOWN_FACTOR if family.home.shown else 1
        yesterday = self.today - timedelta(1)
        on = max(family.registered_on, child.birth_date, yesterday - timedelta(int(self.random() * LATELY)))
        if on > yesterday:
            return  # a row of this afternoon may be of the future
        drawn = self.random() / self.factor
        if drawn < RECEIVED:
            self.receive(care, on)
        if drawn < PLACED:
            self.lines.guardianship_careplacement(
                f"{next(self.new_id)}\t{self.held(on)}\t{child.id}\t{care}\t{on}\t{first_check_due_on(on)}"
            )
        drawn = self.random() / self.factor
        if family.paper != "institution" and drawn < IN_TWO_HANDS + BACK and self.is_papered(family, on):
            if drawn < IN_TWO_HANDS:
                self.care(f"{NULL}\tБалдар үйү\t{NULL}\tinstitution", on)
            else:
                self.come_back(family, on)

    def is_papered(self, family, on):
        """Whether the carer has a paper now; who has none, or one that ran out, got one lately."""
        ended = max(family.cared_since, self.child.birth_date) + HALF_A_YEAR
        if family.paper in ENDLESS or (family.paper != "none" and ended > on):
            return family.paper in ENDLESS or ended > self.today
        kin = NULL if family.kin is None else "t" if family.kin else "f"
        self.care(f"{family.carer.id}\t\t{kin}\tcourt", on)
        return True

    def care(self, who, on):
        """Another care, on a paper that begins on this day."""
        self.lines.register_carearrangement(
            f"{next(self.new_id)}\t{self.held(on)}\t{fact_dates(on)}\t{self.child.id}\t{who}\t\t\t{on}\t{NULL}"
        )

    def come_back(self, family, on):
        """The absence of a parent who is recorded nowhere as away, and is back."""
        away = {one.person.id for one in family.away}
        kin = family.kin_of(self.child)
        for adult in (one for one, relation in kin if relation in PARENTS and one.id not in away):
            left = max(family.cared_since, self.child.birth_date)
            if left < on:
                rest = f"{adult.id}\texternal\tRU\t\t{NULL}\t\t{NULL}"
                self.lines.register_absence(
                    f"{next(self.new_id)}\t{self.held(on)}\t{fact_dates(left, on)}\t{rest}"
                )
            return

    def receive(self, care, on):
        """Who met a child from abroad, where it goes, and which papers it has."""
        said = NOTES["received_from_abroad"]
        met_by, goes_to, papers = said[int(self.random() * len(said))].split("|")
        self.lines.guardianship_childreturn(
            f"{next(self.new_id)}\t{self.held(on)}\t{self.child.id}\t{on}\t{COUNTRIES.draw(self.random)}"
            f"\t{WAYS.draw(self.random)}\t{met_by}\t{goes_to}\t{care}\t{papers}\t"
        )

    def held(self, on):
        """Where a row is held, and when and by whom it was written."""
        home, at = self.home, f"{on} 15:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\tform"

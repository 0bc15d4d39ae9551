"""What invented parents announced of leaving, what the office asked about it, and whether it is confirmed.

How many announce it is judgement, stated here: no figure of it was found, and no rule asks a parent to.
"""

from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.register_rows import NOTES, ZONE, day_or_null, fact_dates

ANNOUNCED = 0.03  # of the children who are left to somebody by a parent who is away
SHOWN_FACTOR = 4  # times as many where a demonstration worker is to meet them
LOOKS_BACK = 200  # days in which parents announced it
WAYS = Wheel({"telephone": 50, "in_person": 26, "relative": 20, "consulate": 4})
REASONS = Wheel({"work": 90, "study": 4, "treatment": 3, "family": 3})
ENDS = Wheel({"confirmed": 60, "waits": 32, "withdrawn": 8})
OTHER_PARENT = Wheel({"consents": 60, "not_reached": 22, "nobody": 12, "objects": 6})
WITHDRAWN = Wheel({"stays": 60, "otherwise": 35, "mistake": 5})


class DepartureRows:
    """Writes the announcements of one child after another."""

    def __init__(self, lines, new_id, random, today):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today

    def write(self, child, family, absences):
        """The rows of one child. `absences` are the ids of the absences on the register, by the adult."""
        chance = ANNOUNCED * (SHOWN_FACTOR if family.home.shown else 1)
        if not (family.invented and family.away and family.carer) or self.random() >= chance:
            return
        away = family.away[int(self.random() * len(family.away))]
        if away.person is family.carer:
            return
        first = max(family.registered_on, child.birth_date, self.today - timedelta(LOOKS_BACK))
        on = first + timedelta(int(self.random() * max((self.today - first).days, 1)))
        self.home, self.child = family.home, child
        departure = self.announce(away, family.carer, on)
        self.go_on(
            departure, min(on + timedelta(int(self.random() * 20)), self.today), absences[away.person.id]
        )

    def announce(self, away, carer, on):
        """What the parent says; answers the id of the announcement."""
        this = next(self.new_id)
        self.lines.guardianship_departure(
            f"{this}\t{self.held(on, 10)}\t{fact_dates()}\t{self.child.id}\t{away.person.id}"
            f"\t{WAYS.draw(self.random)}\t{on}\t{away.kind}\t{away.country}\t{REASONS.draw(self.random)}"
            f"\t{away.left_on}\t{day_or_null(away.expected_on)}\t{away.person.phone}\t{carer.id}\t"
        )
        return this

    def go_on(self, departure, on, absence):
        """What the office asked, and whether it confirmed it."""
        ends = ENDS.draw(self.random)
        kinds = ("identity", "carer", "other_parent")
        asked = len(kinds) if ends == "confirmed" else int(self.random() * len(kinds))
        outcomes = {"identity": "seen", "carer": "agrees", "other_parent": OTHER_PARENT.draw(self.random)}
        for kind in kinds[:asked]:
            self.lines.guardianship_departurecheck(
                f"{next(self.new_id)}\t{self.held(on, 13)}\t{fact_dates()}\t{self.child.id}\t{departure}"
                f"\t{kind}\t{outcomes[kind]}\t{on}\t{self.words()}"
            )
        if ends == "confirmed":
            self.lines.guardianship_departureconfirmation(
                f"{next(self.new_id)}\t{self.held(on, 16)}\t{self.child.id}\t{departure}\t{on}\t{absence}"
            )
        elif ends == "withdrawn":
            self.lines.guardianship_departurewithdrawal(
                f"{next(self.new_id)}\t{self.held(on, 16)}\t{self.child.id}\t{departure}"
                f"\t{WITHDRAWN.draw(self.random)}\t"
            )

    def words(self):
        """What was said when somebody was asked."""
        said = NOTES["departure_asked"]
        return said[int(self.random() * len(said))]

    def held(self, on, hour):
        """Where a row is held, and when and by whom it was written."""
        home, at = self.home, f"{on} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\tform"

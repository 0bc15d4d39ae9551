"""The very few invented children who died by their own hand, and the review by somebody outside the line."""

from datetime import timedelta
from typing import NamedTuple

from rehearsal.draw import Wheel
from rehearsal.row_writer import RowWriter
from rehearsal.tables import NULL
from umai.law.justice.self_harm import answer_due_on, review_due_on

# No figure was read; an assumption, so that a review is met at all. Of children of this age without a case.
OF_CHILDREN = 1 / 40_000
FROM_AGE = 12 * 365  # days
LATELY = 300  # days before today from which on
STATES = Wheel({"": 30, "begun": 25, "concluded": 20, "answered": 25})
SHOWN_OBLAST = "KG-O"  # of the demonstration people


class Death(NamedTuple):
    """A death so many days ago, and how far its review came."""

    days: int
    state: str


# One review whose answer the demonstration department owes, and one death that its oblast has to review.
IN_SHOWN, IN_OBLAST = Death(130, "concluded"), Death(16, "")


class DeathRows(RowWriter):
    """Writes the death of a child of whom nothing else is told, and what was found about it."""

    def __init__(self, lines, new_id, random, today):
        super().__init__(lines, new_id, random, today)
        self.owed = {True: [IN_SHOWN], False: [IN_OBLAST]}

    def write(self, child, family):
        """Whether this child died; then its rows are written."""
        if not family.invented or child.birth_date is None:
            return False
        happens, home = self.happens(OF_CHILDREN), family.home
        owed = self.owed[home.shown] if home.oblast == SHOWN_OBLAST and home.justice.supervisor else None
        if not (owed or happens):
            return False
        died = owed[0] if owed else Death(8 + int(self.random() * LATELY), STATES.draw(self.random))
        first = max(child.birth_date + timedelta(FROM_AGE), family.registered_on)
        on = self.today - timedelta(died.days)
        if on <= first:
            return False
        if owed:
            owed.pop()
        self.death(child, home, on)
        if died.state and home.justice.supervisor:
            self.review(child, home, on, died.state)
        return True

    def death(self, child, home, on):
        """The path of a death: nobody is followed after it."""
        told_on = on + timedelta(1)
        self.lines.self_harm_selfharmpath(
            f"{next(self.new_id)}\t{self.held(home, told_on, hour=9)}\t{child.id}\t{NULL}\tdied\tbody"
            f"\t{self.at(on, 19)}\t{self.note('self_harm_died_how')}\t{NULL}\t{NULL}"
        )

    def review(self, child, home, died_on, state):
        """The review of the oblast: begun, concluded, answered by the department, as far as it came."""
        at = home.justice
        begun, review = died_on + timedelta(6), next(self.new_id)
        if begun > self.yesterday:
            return
        by = {"by": at.supervisor, "office": at.oblast}
        self.lines.self_harm_deathreview(
            f"{review}\t{self.held(home, begun, **by)}\t{child.id}\t{died_on}\t{self.note('review_why')}"
            f"\t{review_due_on(begun)}"
        )
        concluded, conclusion = begun + timedelta(52), next(self.new_id)
        if state == "begun" or concluded > self.yesterday:
            return
        held = self.held(home, concluded, **by)
        self.lines.self_harm_deathconclusion(
            f"{conclusion}\t{held}\t{child.id}\t{review}\t{self.note('review_found')}"
            f"\t{self.note('review_recommends')}\t{home.department}\t{answer_due_on(concluded)}"
        )
        answered = concluded + timedelta(24)
        if state != "answered" or answered > self.yesterday:
            return
        held = self.of_department(home, answered, head=True)
        self.lines.self_harm_deathanswer(
            f"{next(self.new_id)}\t{held}\t{child.id}\t{conclusion}\t{self.note('review_answer')}"
        )

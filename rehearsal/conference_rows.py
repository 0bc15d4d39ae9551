"""Case conferences of invented cases: who came, and what was decided. Some came from minutes on paper."""

from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.tables import NULL

ON_PAPER = 0.25  # judgement, as everything here
NUMBER_PRESENT = Wheel({2: 30, 3: 45, 4: 25})
DECISIONS = Wheel({0: 8, 1: 42, 2: 35, 3: 15})
# Who sits beside the worker: a name that nobody bears, and the body.
OTHER_PEOPLE = (
    ("Мугалим Г. Ойдонова", "мектеп"),
    ("Фельдшер С. Үлгүбекова", "ФАП"),
    ("Инспектор Т. Мисалов", "жашы жете электердин иштери боюнча инспекция"),
    ("Психолог Н. Образцова", "школа"),
)


class ConferenceRows:
    """Writes the conferences of one case after another; `note` draws a sentence."""

    def __init__(self, lines, new_id, random, note):
        self.lines, self.new_id, self.random, self.note = lines, new_id, random, note

    def write(self, child, home, case, story, on, stamp):
        """The conference on this day, if there was one."""
        if on is None:
            return
        lines, new_id, at = self.lines, self.new_id, stamp(on, 14)
        conference = next(new_id)
        paper = f"\t{NULL}\t\t{NULL}"
        if self.random() < ON_PAPER:
            number = 1 + int(self.random() * 120)
            paper = f"{number}\t{on}\t{home.names[home.heads[0]]}\t{NULL}"
        lines.review_conference(
            f"{conference}\t{at}\t{child.id}\t{case}\t{on}\t{self.note('conferred')}\t{paper}"
        )
        people = [(home.names[story.worker], home.department_names[0][:200])]
        first = int(self.random() * len(OTHER_PEOPLE))
        people += [
            OTHER_PEOPLE[(first + n) % len(OTHER_PEOPLE)] for n in range(NUMBER_PRESENT.draw(self.random) - 1)
        ]
        for name, body in people:
            lines.review_participant(f"{next(new_id)}\t{at}\t{child.id}\t{conference}\t{name}\t{body}")
        for _ in range(DECISIONS.draw(self.random)):
            who = people[int(self.random() * len(people))][0]
            until = on + timedelta(14 + int(self.random() * 31))
            lines.review_conferencedecision(
                f"{next(new_id)}\t{at}\t{child.id}\t{conference}\t{next(new_id)}\t{self.note('measure')}"
                f"\t{who}\t{until}"
            )

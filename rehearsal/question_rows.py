"""Questions about invented visits, the answers of who went, and what the head decided.

A question stands only where the rules of `umai.visits.plausibility.rules` would have asked it in the
night after the visit was written down; not every sign is invented. How many are answered, late or not at
all, and what is decided, is judgement: no figure of it was found anywhere.
"""

import json
from datetime import timedelta
from typing import NamedTuple

from rehearsal.draw import Wheel
from rehearsal.register_rows import NOTES, ZONE
from rehearsal.tables import NULL, as_copy_text
from umai.law.children.ages import may_be_observed_instead
from umai.visits.plausibility.rules import ANSWER_DAYS, LOOK_BACK_DAYS, SignLimits

# Of a hundred cases: a child who is never seen alone (one room, a carer who stays), and a worker who
# writes the same long sentence again.
NEVER_ALONE, COPIES = 0.05, 0.04
ANSWERED = Wheel({"in_time": 70, "late": 14, "never": 16})
RESULTS = Wheel({"nothing": 60, "talk": 21, "visit_again": 13, "to_oblast": 6})
DECIDED = 0.85  # of what may be decided


class WrittenVisit(NamedTuple):
    """One visit, or vain try, as it was written down on `written`."""

    line: str
    on: object
    written: object
    made: bool
    seen: bool
    alone: str
    words: str
    not_made: str


class QuestionRows:
    """Writes the questions about the visits of one case after another; `note` draws a sentence."""

    def __init__(self, lines, new_id, random, today, note):
        self.lines, self.new_id, self.random, self.today, self.note = lines, new_id, random, today, note
        self.limits, self.answer_days = SignLimits.on(today), timedelta(int(ANSWER_DAYS.on(today)))
        self.whose, self.visits = None, []

    def begin(self, child, home, case, worker, stamp):
        """Of which case the next visits are, and how its worker writes."""
        self.child, self.home, self.case, self.worker, self.stamp = child, home, case, worker, stamp
        self.keeps_away = self.random() < NEVER_ALONE
        self.copies = self.random() < COPIES
        if self.whose != (child.id, worker):
            self.whose, self.visits = (child.id, worker), []
        at_length = NOTES["heard_at_length"]
        self.said = at_length[int(self.random() * len(at_length))]

    def alone(self):
        """Whether the child, old enough to speak, was seen alone."""
        return "no" if self.random() < (0.9 if self.keeps_away else 0.22) else "yes"

    def words(self):
        """What the child said; whoever copies writes the same sentence every second time."""
        return self.said if self.copies and self.random() < 0.5 else self.note("heard")

    def ask_about(self, one: WrittenVisit):
        """Ask about this visit whatever the rules ask, the earlier ones being known."""
        before = [
            each for each in self.visits if each.on > one.on - timedelta(days=LOOK_BACK_DAYS.on(one.on))
        ]
        self.visits.append(one)
        for sign, others, numbers in self.due_questions(one, before):
            self.question(one, sign, [each.line for each in others], numbers)

    def due_questions(self, one, before):
        born = self.child.birth_date
        young = born is None or may_be_observed_instead(born, one.on)
        letters = sum(each.isalnum() for each in one.words)
        if one.made and not young and one.alone != "observed" and letters >= self.limits.same_text_letters:
            same = [each for each in before if each.made and each.words == one.words]
            if same:
                yield "same_text", same[:1], {"letters": letters, "words": "heard"}
        if row := full_row(one, before, self.limits.nobody_home_visits, is_nobody_home):
            yield "nobody_home", row, {"visits": len(row) + 1}
        seen = [each for each in before if each.made and each.seen]
        if not young and (row := full_row(one, seen, self.limits.never_alone_visits, is_with_others)):
            yield "never_alone", row, {"visits": len(row) + 1}

    def question(self, one, sign, others, numbers):
        asked_on = one.written + timedelta(1)
        if asked_on >= self.today:
            return  # of what was written down last, the clock asks itself
        home, question, answer_by = self.home, next(self.new_id), asked_on + self.answer_days
        by_clock = f"{home.district}\t{home.id}\t{home.office}\t{asked_on} 03:40{ZONE}\t{NULL}\t{NULL}\tbatch"
        evidence = as_copy_text(json.dumps({"others": others, "numbers": numbers}))
        answered = self.answer(question, asked_on, answer_by, sign)
        result = self.decide(question, answered or answer_by + timedelta(1))
        stands = "\t".join("t" if each else "f" for each in (answered, result == "to_oblast"))
        self.lines.visits_visitquestion(
            f"{question}\t{by_clock}\t{self.child.id}\t{self.case}\t{one.line}\t{one.line}\t{self.worker}"
            f"\t{sign}\t{evidence}\t{answer_by}\t{stands}\t{'' if result == 'to_oblast' else result}"
        )

    def answer(self, question, asked_on, answer_by, sign):
        """The day of the answer of who went, or None."""
        how = ANSWERED.draw(self.random)
        late = timedelta(1 + int(self.random() * 9))
        on = answer_by + late if how == "late" else min(asked_on + late, answer_by)
        if how == "never" or on >= self.today:
            return None
        self.lines.visits_questionanswer(
            f"{next(self.new_id)}\t{self.stamp(on, 15)}\t{self.child.id}\t{question}"
            f"\t{self.note(f'was_{sign}')}"
        )
        return on

    def decide(self, question, since):
        """The head decides within three weeks; some questions wait. Answers what was decided, or ""."""
        on = since + timedelta(int(self.random() * 21))
        if on >= self.today or self.random() >= DECIDED:
            return ""
        home, result = self.home, RESULTS.draw(self.random)
        at = f"{home.district}\t{home.id}\t{home.office}\t{on} 16:50{ZONE}"
        by_head = f"{at}\t{home.heads[0]}\t{home.department}\tform"
        self.lines.visits_questiondecision(
            f"{next(self.new_id)}\t{by_head}\t{self.child.id}\t{question}\t{result}"
            f"\t{self.note(f'decided_{result}')}"
        )
        return result


def full_row(one, before, limit, holds):
    """The visits before this one that fill a row with it, the latest first; none where none is full."""
    if not holds(one):
        return []
    row = []
    for each in reversed(before):
        if not holds(each):
            break
        row.append(each)
    return row if (len(row) + 1) % limit == 0 else []


def is_nobody_home(visit):
    return visit.not_made == "nobody_home"


def is_with_others(visit):
    return visit.made and visit.seen and visit.alone == "no"

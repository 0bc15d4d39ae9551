"""What was settled away, within somebody's reach: for warnings, lists and counts; computed at each look."""

import json
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.law.justice.proceedings import settled_letter_due_on
from umai.law.options.settled import settling_marks
from umai.law.terms.clock import today


class SettledMatter(NamedTuple):
    """A matter that was settled away, and how far the letter is, as `justice_settled_here` answers."""

    proceeding_id: UUID
    incident_id: UUID
    child_id: UUID
    ended_on: date
    stage: str
    ground: str
    act: str
    letter: UUID | None
    due_on: date | None
    answered: bool

    @property
    def url(self) -> str:
        return reverse("justice:proceeding", args=[self.proceeding_id])

    @property
    def letter_due_on(self) -> date:
        """The last day to write the letter."""
        return settled_letter_due_on(self.ended_on)

    @property
    def owed_on(self) -> date | None:
        """The day on which the next step is due: the letter, or the answer; None where nothing is owed."""
        if self.letter is None:
            return self.letter_due_on
        return None if self.answered else self.due_on

    @property
    def is_late(self) -> bool:
        """Whether the next step is due before today."""
        return self.owed_on is not None and self.owed_on < today()

    @property
    def asks_the_office(self) -> bool:
        """Whether the office has to write: the first letter, or one above where nobody answered in time."""
        return self.letter is None or (not self.answered and self.is_late)

    def in_words(self) -> str:
        """The sentence that stands wherever the incident, the child or the proceedings are shown."""
        said = _("Settled away: %(stage)s on %(day)s, %(ground)s.") % {
            "stage": choice_label("proceeding_stages", self.stage),
            "day": date_in_words(self.ended_on),
            "ground": choice_label("ending_grounds", self.ground),
        }
        return f"{said} {self.next_in_words()}"

    def next_in_words(self) -> str:
        """What is owed next, and by whom."""
        if self.owed_on is None:
            return _("The prosecutor answered.")
        day = {"day": date_in_words(self.owed_on)}
        if self.letter is None:
            return _("The department writes to the prosecutor until %(day)s.") % day
        if self.is_late:
            return _("The prosecutor did not answer until %(day)s. Write to the one above.") % day
        return _("The prosecutor owes an answer until %(day)s.") % day


def settled_of(by, child_id=None) -> list[SettledMatter]:
    """What was settled away within reach, or of one child with all its records; the longest ago first."""
    question = "select * from justice_settled_here(%(marks)s::jsonb, %(child)s)"
    rows = by.ask(question, marks=json.dumps(settling_marks()), child=child_id)
    return sorted((SettledMatter(*row) for row in rows), key=lambda one: (one.ended_on, one.proceeding_id))


def settled_flags(child_id, by) -> list[str]:
    """The sentences that stand on the pages of a child with whom something was settled away."""
    with by.speaking():
        return [one.in_words() for one in settled_of(by, child_id)]


def flags_of_incident(incident, by) -> list[str]:
    """The same for one incident."""
    with by.speaking():
        found = settled_of(by, incident.child_id)
    return [one.in_words() for one in found if one.incident_id == incident.line]


def settled_matter(proceeding, by) -> SettledMatter | None:
    """What was settled away of these proceedings; None where they were not."""
    with by.speaking():
        found = settled_of(by, proceeding.child_id)
    return next((one for one in found if one.proceeding_id == proceeding.line), None)


def letters_missing(child_id, by) -> list[SettledMatter]:
    """What was settled away of this child without a letter to the prosecutor: a case stays open by it."""
    return [one for one in settled_of(by, child_id) if one.letter is None]


def settled_sql(by) -> str:
    """The query, in SQL, for how many letters are owed (`settled_owed`) and unanswered (`settled_silent`)."""
    marks = json.dumps(settling_marks())
    return f"""select count(*) filter (where letter is null) as settled_owed,
        count(*) filter (where letter is not null and not answered and due_on < %(on)s) as settled_silent
        from justice_settled_here('{marks}'::jsonb, null)"""

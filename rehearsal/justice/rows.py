"""All that justice made of one invented incident after another."""

from rehearsal.justice.courses import SHOWN_FIRST
from rehearsal.justice.duty_rows import DutyRows
from rehearsal.justice.letter_book import LetterBook
from rehearsal.justice.measure_rows import MeasureRows
from rehearsal.justice.order_rows import OrderRows
from rehearsal.justice.proceeding_rows import ProceedingRows
from rehearsal.justice.representatives import IndependentRows

LONG_AGO = 50  # days: not many open cases are older


class JusticeRows:
    """Writes what was made of each incident, and the letters when all incidents are known."""

    def __init__(self, lines, new_id, random, today, own=None):
        """`own`: draws for who is asked to represent a child, so that everything else is as it was."""
        self.book, self.today, self.owed = LetterBook(), today, {}
        self.proceedings = ProceedingRows(lines, new_id, random, today, self.book)
        self.orders = OrderRows(lines, new_id, random, today)
        self.measures = MeasureRows(lines, new_id, random, today)
        self.duties = DutyRows(lines, new_id, random, today, self.book)
        self.independents = IndependentRows(lines, new_id, own or random, today)

    def take_shown(self, family, story, first):
        """What is to be made of an incident of this child, where a demonstration worker is to meet it.

        The first that fits: the child was on the register by then (`first`), and its case, for which somebody
        answers, was open; what lies long ago may be older than the case. None where nothing is owed.
        """
        if not family.home.shown or story is None or not story.worker or story.closed_on or story.before:
            return None
        owed = self.owed.setdefault(family.home.id, list(SHOWN_FIRST))
        days, of_case = (self.today - first).days, (self.today - story.started_on).days
        for nth, one in enumerate(owed):
            if one.days < days and (one.days <= of_case or one.days >= LONG_AGO):
                return owed.pop(nth)
        return None

    def write(self, told, made=None):
        """Everything about this incident; `made` where it is set what."""
        self.proceedings.write(told, made)
        self.orders.write(told, made)
        self.measures.write(told, made)
        self.duties.write(told, made)
        self.independents.write(told, made)

    def finish(self, cursor):
        """Write the letters, which are numbered by their days."""
        self.book.write_all(cursor)

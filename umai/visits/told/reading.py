"""Which visits were told by whoever was there and written down by another, and what is answered."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from umai.staff.models import Worker
from umai.visits.told.models import ToldAnswer, VisitConfirmation
from umai.visits.visit.models import Visit

# How many visits wait for the speaker's answer, and how many that the speaker wrote down are contested.
COUNTS_SQL = """select count(*) filter (where not contested) as told_visits,
    count(*) filter (where contested) as contested_visits from visits_told()"""


class ToldVisit(NamedTuple):
    """A visit that one worker told and another wrote down, with the answer of who was there."""

    teller: Worker
    writer: Worker
    answer: VisitConfirmation | None

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet that it was so."""
        return self.answer is None

    @property
    def contested(self) -> bool:
        """Whether whoever was there says that it was not so."""
        return self.answer is not None and self.answer.answer == ToldAnswer.NOT_SO

    @property
    def state(self) -> str:
        """The state in a few words."""
        if self.answer is None:
            return _("not yet confirmed")
        return _("contested") if self.contested else _("confirmed")

    @property
    def in_words(self) -> str:
        """Who told it, who wrote it down, and the state."""
        return _("Told by %(teller)s, written down by %(writer)s: %(state)s.") % {
            "teller": self.teller,
            "writer": self.writer,
            "state": self.state,
        }


def told_among(visits, by) -> dict[UUID, ToldVisit]:
    """Of these rows those that were told and written down by another, by the id of the row.

    Whoever was there and corrected the visit has answered for it. The rows were read with their `worker`
    and `recorded_by`. Two queries where another person wrote one of them down, else none.
    """
    others = [one for one in visits if one.recorded_by_id not in (None, one.worker_id)]
    if not others:
        return {}
    lines = {one.line for one in others}
    rows = Visit.ever.within_reach_of(by).filter(line__in=lines)
    wrote = set(rows.values_list("line", "recorded_by_id"))
    said = VisitConfirmation.objects.within_reach_of(by).filter(visit__line__in=lines)
    answers = {one.visit.line: one for one in said.select_related("visit").order_by("recorded_at")}
    found = {}
    for one in others:
        if (one.line, one.worker_id) not in wrote:
            answer = answers.get(one.line)
            if answer and answer.answer == ToldAnswer.NOT_SO and answer.visit_id != one.pk:
                answer = None
            found[one.pk] = ToldVisit(one.worker, one.recorded_by, answer)
    return found


def told_counts_sql(by) -> str:
    """How many wait for the answer of this worker (`told_visits`) and how many are contested."""
    return COUNTS_SQL

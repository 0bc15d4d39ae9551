"""Whether an incident was found unfounded, and how far that is."""

from typing import NamedTuple

from django.urls import reverse

from umai.access.permissions import may_do
from umai.justice.line import first_id_of
from umai.justice.lines import lines_of
from umai.justice.sections import correct_url
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.justice.unfounded.models import UnfoundedAnswer


class ProposedUnfounded(NamedTuple):
    """One proposal with its answer: what it says, and the addresses at which it goes on."""

    lines: list
    answer: list
    """The lines of the answer; empty while nobody answered."""
    correct_url: str
    """Where the answer is corrected or struck out, or else the proposal; "" where the reader may not."""
    answer_url: str
    """Where another person answers; "" where it is answered, or the reader may not."""


def unfounded_of(lines, by) -> set:
    """Those of these incidents, by their first rows, that two persons found unfounded."""
    rows = UnfoundedAnswer.objects.within_reach_of(by).filter(incident_id__in=list(lines), agreed=True)
    return set(rows.values_list("incident_id", flat=True))


def proposals_of(incident, by) -> list[ProposedUnfounded]:
    """The proposals about this incident within reach, each with its answer."""
    corrects = may_do(by, "justice.correct", incident)
    rows = UNFOUNDED.rows_of(incident, by)
    answers = UnfoundedAnswer.objects.within_reach_of(by).filter(incident_id=first_id_of(incident))
    of_proposal = {one.proposal_id: one for one in answers.select_related("recorded_by")}
    return [as_proposed(row, of_proposal.get(row.line), by, corrects) for row in rows]


def as_proposed(row, answer, by, corrects) -> ProposedUnfounded:
    url = correct_url(UNFOUNDED_ANSWER, answer) if answer else correct_url(UNFOUNDED, row)
    answers = answer is None and may_do(by, UNFOUNDED_ANSWER.act.act, row) and row.recorded_by_id != by.pk
    return ProposedUnfounded(
        lines_of(UNFOUNDED, row, by),
        lines_of(UNFOUNDED_ANSWER, answer, by) if answer else [],
        url if corrects else "",
        reverse("justice:record_unfounded_answer", args=[row.line]) if answers else "",
    )

"""What went out together with an answer, for whoever wrote the answer."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class WentOut(NamedTuple):
    """Of how many children a signal went out, when, and when somebody took the call; None until then.

    Then where the team goes on: the round, the number of the dwelling, the team, and whether it is a second
    one, which asks anew.
    """

    children: int
    sent_at: datetime
    taken_at: datetime | None
    round_id: UUID
    number: int
    team: int
    asked_anew: bool


def sent_with(answer_id, by) -> WentOut | None:
    """What went out with this answer of the worker's own; None where nothing did, or it is another's."""
    rows = by.ask("select * from rounds_sent(%(answer)s)", answer=answer_id)
    return WentOut(*rows[0]) if rows else None

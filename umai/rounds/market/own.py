"""The sightings that a worker wrote in a round, for saying that one was written wrongly."""

from umai.rounds.market.models import Sighting

MOST_LISTED = 20


def own_sightings(round, by) -> list[Sighting]:
    """What this worker wrote in this round and nobody corrected since, the latest first.

    Only the id, the day, the team, the danger and when it was written are there: who walks does not read
    back what was seen.
    """
    names = ("id", "first_id", "seen_on", "team", "danger_now", "self_harm", "recorded_at")
    rows = by.ask("select * from rounds_own_sightings(%(round)s)", round=round.pk)
    return [Sighting(round=round, **dict(zip(names, row, strict=True))) for row in rows]

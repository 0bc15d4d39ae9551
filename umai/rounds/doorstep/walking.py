"""Which dwelling a team goes to next, and how far it came."""

from typing import NamedTuple

from django.db.models import Count, Q

from umai.rounds.planning.models import SHEET, Round, RoundStop
from umai.rounds.planning.reading import own_walks
from umai.rounds.sheet.reading import sheets_of_team
from umai.rounds.walkers import walked_by


class WalkProgress(NamedTuple):
    """How many dwellings of a team are done, of how many, and how many wait for a second attempt."""

    done: int
    dwellings: int
    again: int


class OwnWalk(NamedTuple):
    """A round in which a worker walks: the team, and how far it came; None where there are no dwellings."""

    round: Round
    team: int
    progress: WalkProgress | None


def stops_of_team(round, team: int | None, by):
    """The dwellings of the sheets that were printed for a team; without sheets those a worker walks."""
    rows = walked_by(RoundStop.objects.filter(round=round), round, by)
    spans = sheets_of_team(round, team) if team else []
    if not spans:
        return rows
    own = Q()
    for first, last in spans:
        own |= Q(number__gt=(first - 1) * SHEET, number__lte=last * SHEET)
    return rows.filter(own)


def walk_progress(round, team: int | None, *, by) -> WalkProgress:
    """How far a team came."""
    counted = stops_of_team(round, team, by).aggregate(
        ready=Count("pk", filter=Q(done=True)),
        every=Count("pk"),
        waiting=Count("pk", filter=Q(again_on__isnull=False)),
    )
    return WalkProgress(counted["ready"], counted["every"], counted["waiting"])


def walks_with_progress(by) -> list[OwnWalk]:
    """The rounds that are not over in which this worker walks, with how far the team came; the first to end
    first.
    """
    found = []
    for one in own_walks(by):
        progress = walk_progress(one.round, one.team, by=by) if one.round.has_dwellings else None
        found.append(OwnWalk(one.round, one.team, progress))
    return found


def next_stop(round, team: int | None, *, by, on, after: int = 0) -> RoundStop | None:
    """The next dwelling behind this number to which the team goes today, then from the first; None if none.

    First those where nobody was yet, then those whose day of the second attempt has come.
    """
    left = stops_of_team(round, team, by).filter(done=False)
    fresh, again = left.filter(attempts=0), left.filter(again_on__lte=on)
    for rows in (fresh.filter(number__gt=after), fresh, again.filter(number__gt=after), again):
        if found := rows.order_by("number").first():
            return found
    return None

"""Reading how far rounds came: counts by settlement, and the rounds that run."""

from datetime import date
from typing import NamedTuple

from umai.law.options.rounds import silent_since
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.places.models import Place
from umai.rounds.coverage.pace import Pace, pace_of, percent
from umai.rounds.planning.models import Round


class SettlementCoverage(NamedTuple):
    """How far a round came in a settlement. Dwellings but `children`; `again`: a second attempt is due."""

    place: Place
    dwellings: int
    done: int
    with_migrants: int
    with_others: int
    childless: int
    unopened: int
    again: int
    refused: int
    abandoned: int
    children: int
    last_on: date | None
    hole: bool = False
    """Nothing is done here, while it is in the settlements around."""

    @property
    def not_yet(self) -> int:
        return self.dwellings - self.done - self.unopened

    @property
    def share(self) -> int:
        return percent(self.done, self.dwellings)


class Counted(NamedTuple):
    """What a running round has: dwellings, those that are done, second attempts, the last day of a visit."""

    dwellings: int
    done: int
    again: int
    last_on: date | None


class RunningRound(NamedTuple):
    """A round that runs, with its pace, and why it is asked about."""

    round: Round
    pace: Pace
    again: int
    last_on: date | None
    silent: bool
    overdue: bool

    @property
    def share(self) -> int:
        return percent(self.pace.done, self.pace.dwellings)


class RoundGroup(NamedTuple):
    """The rounds that run in one district and their dwellings; `oblast` where there are several."""

    name: str
    oblast: str
    rounds: list[RunningRound]
    dwellings: int
    done: int

    @property
    def share(self) -> int:
        return percent(self.done, self.dwellings)

    @property
    def asked(self) -> int:
        return sum(one.silent or one.overdue for one in self.rounds)


COUNTS = SettlementCoverage._fields[1:-2]


def coverage_of(round, *, by) -> list[SettlementCoverage]:
    """How far this round came in each settlement, in the order of names."""
    with by.speaking():
        rows = fetch_rows("select * from rounds_coverage(%s)", [round.pk])
        places = Place.objects.select_related("municipality").in_bulk([row[0] for row in rows])
    found = [SettlementCoverage(places[row[0]], *row[1:]) for row in rows]
    return sorted(found, key=lambda one: (one.place.sort_ky, one.place.code))


def total_of(found: list[SettlementCoverage], round) -> SettlementCoverage:
    """The sum of these settlements, under the place of the round."""
    sums = {name: sum(getattr(one, name) for one in found) for name in COUNTS}
    last_on = max((one.last_on for one in found if one.last_on), default=None)
    return SettlementCoverage(place=round.place, last_on=last_on, **sums)


def running_rounds(*, by, on=None) -> list[RunningRound]:
    """The rounds that run on this day and that this worker sees, those that end first before the others."""
    on = on or today()
    with by.speaking():
        counted = {row[0]: Counted(*row[1:]) for row in fetch_rows("select * from rounds_overview(%s)", [on])}
        rounds = Round.objects.filter(pk__in=counted).select_related("place", "district__parent")
        return [running(one, counted[one.pk], on) for one in rounds.order_by("to_on", "number")]


def running(round, counted, on) -> RunningRound:
    """This round with its pace on this day, whether it is silent, and whether its last day is over."""
    return RunningRound(
        round,
        pace_of(counted.dwellings, counted.done, round.from_on, round.to_on, on),
        counted.again,
        counted.last_on,
        is_silent(round, counted, on),
        round.to_on < on,
    )


def is_silent(round, counted, on) -> bool:
    """Whether nobody was at any door for as long as is asked about, though dwellings are left."""
    since, last_on = silent_since(on), counted.last_on
    return counted.done < counted.dwellings and max(round.from_on, last_on or round.from_on) < since


def running_count_sql(by) -> str:
    """How many rounds run and how many stopped: `rounds_silent`; `rounds_overdue`, which nobody ended."""
    return """select count(*) filter (where r.to_on >= %(on)s) as rounds_running,
            count(*) filter (where r.to_on >= %(on)s and r.from_on < %(silent_since)s
                and coalesce((select s.last_on from rounds_roundstop s where s.round_id = r.id
                    and s.last_on is not null order by s.last_on desc limit 1), r.from_on) < %(silent_since)s
                and (select true from rounds_roundstop s where s.round_id = r.id and not s.done
                    order by s.number limit 1)) as rounds_silent,
            count(*) filter (where r.to_on < %(on)s) as rounds_overdue
        from rounds_round r where r.from_on <= %(on)s
            and not exists (select from rounds_roundending e where e.round_id = r.id)"""


def groups_of(rounds: list[RunningRound]) -> list[RoundGroup]:
    """These rounds by district, the districts by oblast and name."""
    found: dict[int | None, list[RunningRound]] = {}
    for one in rounds:
        found.setdefault(one.round.district_id, []).append(one)
    groups = [group_of(each) for each in found.values()]
    oblasts = {one.oblast for one in groups}
    groups.sort(key=lambda one: (one.oblast, one.name))
    return groups if len(oblasts) > 1 else [one._replace(oblast="") for one in groups]


def group_of(rounds) -> RoundGroup:
    """The rounds of one district."""
    district = rounds[0].round.district
    dwellings, done = (sum(getattr(one.pace, name) for one in rounds) for name in ("dwellings", "done"))
    return RoundGroup(district.name, district.parent.name if district.parent else "", rounds, dwellings, done)

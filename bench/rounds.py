"""How long does it take to plan a round of 40,000 dwellings, and to see how far it came?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.rounds [--dwellings 40000] [--json DIR]

As the rehearsal's head of a department (gulzat): the dwellings of the district are written down from streets,
five thousand a form, then a round is planned of all of them in one act. The owner writes an answer for each
dwelling, with children of migrants in one of eight, and everything that a page asks is asked: coverage by
settlement, all rounds that run, what stopped, the questions about the walk, and the page itself. *Bare* is
one count of the round's dwellings by settlement, as the owner. Dwellings, round and answers stay in the
rehearsal: nothing of a round is ever deleted.
"""

import time
import uuid
from datetime import timedelta

from bench.handover import HEAD, speaker_of
from bench.results import Result, bench_parser, percentiles, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor
from bench.yardstick import Yardstick
from umai.law.terms.clock import today

MOST = 5000  # dwellings of one form
HOUSES = 50  # of one street
FEW = 5  # times that what takes a second is asked
ANSWERS_SQL = """insert into rounds_dooranswer (id, stop_id, kind, team, result, migrants, others, said_on,
        said_at, latitude, longitude, source, why, current, district_id, municipality_id)
    select gen_random_uuid(), s.id, 'walk', s.number %% 40 + 1, f.result, (f.result = 'migrants')::int,
        (f.result = 'others')::int, %(on)s, %(at)s::timestamptz - make_interval(
            days => (s.number / 4000) %% 9, mins => (s.number / 40 %% 100) * 4),
        40 + s.number / 100000.0, 72 + s.number / 100000.0, 'form', 'change', true,
        s.district_id, s.municipality_id
    from rounds_roundstop s cross join lateral (select (array['migrants', 'others', 'none', 'others',
        'nobody', 'none', 'refused', 'abandoned'])[s.number %% 8 + 1] as result) f
    where s.round_id = %(round)s"""
BARE_SQL = "select settlement_id, count(*) from rounds_roundstop where round_id = %s group by settlement_id"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--dwellings", type=int, default=40_000, help="dwellings of the round (40000)")
    asking.add_argument("--runs", type=int, default=40, help="how often each is asked (40)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        by = speaker_of(HEAD)
        with connections["owner"].cursor() as cursor:
            result = Result("rounds", read_volume(cursor) | {"dwellings": args.dwellings})
            round = plan(by, args.dwellings, result)
            answer_all(cursor, round, result)
            ask(cursor, by, round, args.runs, result)
        with serve_umai(place) as umai:
            head = Visitor(umai.address).sign_in(HEAD)
            pages, every = Yardstick().timed(lambda _n: head.get(f"/rounds/{round.pk}/").took, args.runs)
            result.times("round_page", "the page of the round, with its map", pages, requests=every)
    result.tell(args.json)


def plan(by, wanted, result):
    """A round of so many dwellings of the head's district; how long they took to write and to plan."""
    from umai.outreach.territory import settlements_of
    from umai.rounds.models import Dwelling
    from umai.rounds.planning.actions import add_dwellings, plan_round

    district = by.office.place.district
    villages = list(settlements_of(district))
    days = {"from_on": today() - timedelta(days=9), "to_on": today() + timedelta(days=20)}
    first = plan_round(district, by=by, id=uuid.uuid4(), purpose="house", **days)
    known = Dwelling.objects.using("owner").filter(district=district).count()
    share = -(-max(0, wanted - known) // len(villages))
    begun = time.perf_counter()
    for village in villages:
        for at in range(0, share, MOST):
            streets = range(at // HOUSES, min(share, at + MOST) // HOUSES)
            lines = "\n".join(f"Street {street}: 1-{HOUSES}" for street in streets)
            add_dwellings(first, by=by, settlement=village, streets=lines, in_all=min(share, at + MOST))
    result.add(
        "dwellings_written",
        "dwellings written from streets",
        unit="s",
        value=since(begun),
        more={"of": share},
    )
    begun = time.perf_counter()
    planned_round = plan_round(district, by=by, id=uuid.uuid4(), purpose="house", **days)
    planned = planned_round.stops.using("owner").count()
    result.add(
        "round_planned", f"a round of {planned:,} dwellings planned in one act", unit="s", value=since(begun)
    )
    return planned_round


def answer_all(cursor, round, result):
    """An answer for each dwelling of the round, written by the owner with every trigger."""
    from django.utils import timezone

    begun = time.perf_counter()
    cursor.execute(ANSWERS_SQL, {"round": round.pk, "on": today(), "at": timezone.now()})
    result.add("answers_written", "an answer at each door, loaded", unit="s", value=since(begun))
    cursor.execute("analyze rounds_roundstop; analyze rounds_dooranswer; analyze rounds_dwelling")


def ask(cursor, by, round, runs, result):
    """Everything that the pages of a round ask, and the bare count, while the processor was ours."""
    from umai.law.options.rounds import silent_since
    from umai.rounds.coverage.questions import walk_questions
    from umai.rounds.coverage.reading import coverage_of, running_count_sql, running_rounds

    ours = Yardstick()
    counted, _asked = ours.timed(lambda _n: timed(lambda: cursor.execute(BARE_SQL, [round.pk])), runs)
    bare, _high = percentiles(counted)
    days = {"on": today(), "silent_since": silent_since(today())}
    for key, says, asked, often in (
        ("round_coverage", "how far it came in each settlement", lambda: coverage_of(round, by=by), runs),
        ("rounds_running", "every round of the district that runs", lambda: running_rounds(by=by), runs),
        ("rounds_stopped", "which stopped", lambda: by.ask(running_count_sql(by), **days), runs),
        ("round_walk", "the questions about the walk", lambda: walk_questions(round, by=by), FEW),
    ):
        asked()
        times, every = ours.timed(lambda _n, asked=asked: timed(asked), often)
        result.times(key, says, times, bare=bare, requests=every)


def timed(ask) -> float:
    """Milliseconds that this takes."""
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def since(begun) -> float:
    return round(time.perf_counter() - begun, 2)


if __name__ == "__main__":
    main()

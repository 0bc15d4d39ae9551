"""How fast are figures of the whole country: every page of them, the official tables, a publication?

    UMAI_HOME=… .venv/bin/python -m bench.figures [--runs 20] [--year 2025] [--nights 0] [--only NAME …]
        [--json DIR]

Asks the real web server of a rehearsal for every address of every indicator (each dimension of the year that
runs and of the last one, and over years) and for the boards. A figure is one page; its p95 is over all its
addresses, and `slowest` names the worst of them. *Bare* is the SQL of the same pages through psycopg.

Then, as the owner, the tables of a year that are published, and every indicator by oblast and each of its
dimensions; then a publication of that year in a process of its own, which draws, attacks and writes
as `umai publish` does and keeps nothing. What the law says of children counts as derived two years ago, so
that a year that is over has figures as they were known then; use a rehearsal of your own.
"""

import contextlib
import json
import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.parts import processor_ms
from bench.peak import measure_run
from bench.replay import Replay
from bench.results import CHECKOUT, Result, bench_parser, percentiles, read_volume, rounded
from bench.serving import children_of, filled_home, open_database, serve_umai
from bench.visitor import Visitor
from bench.yardstick import Yardstick

ANALYST, KEY = "elnura", b"a key of the bench, which keeps nothing"
LONG_AGO = timedelta(days=730)
MEGABYTE = 2**20
BOARDS = [
    ("figures_board", "the board of the head of a district, after the night's counts", "gulzat", ["/board/"]),
    ("figures_board_oblast", "the same, of an oblast", "marat", ["/board/"]),
    ("figures_coverage", "the register beside a survey", ANALYST, ["/figures/coverage/"]),
    ("figures_list", "the list of indicators", ANALYST, ["/figures/indicators/"]),
]


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=20, help="how often each address is asked for (20)")
    asking.add_argument("--year", type=int, default=2025, help="a year that is over (2025)")
    asking.add_argument("--nights", type=int, default=1, help="0: count everything for its reader (1)")
    asking.add_argument("--only", nargs="+", metavar="NAME", help="only the pages of these indicators")
    asking.add_argument("--draw", action="store_true", help="publish here and print the seconds as JSON")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        if args.draw:
            print(json.dumps(draw_publication(args.year)))
            return
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("figures", read_volume(cursor))
            derive_long_ago(cursor)
            cursor.execute("delete from indicators_keptfigure")
        if args.nights:
            time_night(result)
        with serve_umai(place) as umai:
            time_pages(result, umai.address, work_of(umai, place), args)
            add_slowest(result)
        if not args.only:
            time_tables(result, args.year)
            time_publication(result, args.year)
    result.tell(args.json)


def derive_long_ago(cursor):
    """Put the runs of derivation two years back, once; a rehearsal derives when it is filled."""
    cursor.execute(
        "update situations_derivation set begun_at = begun_at - %(ago)s, ended_at = ended_at - %(ago)s"
        " where begun_at > now() - %(ago)s",
        {"ago": LONG_AGO},
    )


def work_of(umai, place):
    """A function: how many milliseconds web server and database have worked so far."""
    parent = int((place.home / "postgres" / "data" / "postmaster.pid").read_text().split("\n")[0])

    def worked():
        found = 0.0
        for pid in (*umai.processes("serve"), *children_of(parent)):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it ended while we looked
                found += processor_ms(pid)
        return found

    return worked


def time_night(result):
    """What the night keeps for the pages of a day, and how long it takes to count it."""
    from umai.indicators.nightly import keep_shown
    from umai.law.terms.clock import today
    from umai.machine.cluster.functions import fetch_value

    kept, seconds, worked = counted(lambda: keep_shown(on=today(), using="owner"))
    held = fetch_value("select pg_total_relation_size('indicators_keptfigure')", using="owner")
    result.add(
        "night",
        "the night that keeps figures for the pages of a day",
        unit="s",
        value=rounded(seconds),
        more={"kept": kept, "processor_s": rounded(worked), "kilobytes": held // 1024},
    )


def time_pages(result, address, work, args):
    """Every page: the boards, and each indicator at all its addresses."""
    measure, people = Yardstick(), {}
    pages = [] if args.only else list(BOARDS)
    pages += [
        (f"figures_{name}", says, ANALYST, addresses)
        for name, says, addresses in indicator_pages(args.year)
        if not args.only or name in args.only
    ]
    for key, says, who, addresses in pages:
        people[who] = people.get(who) or Visitor(address).sign_in(who)
        time_page(result, (measure, work), key, says, (who, people[who]), addresses, args.runs)


def indicator_pages(year):
    """Name, words and addresses of every indicator: by each dimension this year and then, and over years."""
    from django.utils.translation import override

    from umai.law.terms.clock import today
    from umai.statistics.counted.periods import CountedPeriod
    from umai.statistics.counted.reading import address, published

    found, on = [], today()
    now, then = CountedPeriod(on.year, False, on), CountedPeriod(year, False, on)
    for one in published():
        asked = [address(one, when, by) for when in (now, then) for by in one.dimensions]
        with override("en"):
            found.append((one.name, f"{one.title}, by each dimension", [*asked, address(one, then, "year")]))
    return found


def time_page(result, by, key, says, who, addresses, runs):
    """One figure of all these addresses, each asked so often; the first time of each does not count."""
    (measure, worked), (name, visitor) = by, who
    took, asked, slowest, spent = [], 0, ("", 0.0), 0.0
    for path in addresses:
        for _ in range(min(runs, 2)):
            if (answer := visitor.get(path)).status != 200:
                sys.exit(f"{path} answered {answer.status}")
        before = worked()
        times, requests = measure.timed(lambda _number, path=path: visitor.get(path).took, runs)
        took, asked, spent = took + times, asked + requests, spent + worked() - before
        slowest = max(slowest, (path, percentiles(times)[1]), key=lambda pair: pair[1])
    sql = Replay(name, addresses[0])
    result.times(
        key,
        says,
        took,
        bare=sql.median(addresses, measure),
        requests=asked,
        addresses=len(addresses),
        processor_ms=rounded(spent / asked),
        slowest={"address": slowest[0], "p95": rounded(slowest[1])},
    )
    print(f"{says}: {rounded(percentiles(took)[1])} ms; {slowest[0]} {rounded(slowest[1])} ms", flush=True)


def add_slowest(result):
    """The worst address of all pages."""
    pages = [one.more["slowest"] for one in result.figures if "slowest" in one.more]
    worst = max(pages, key=lambda page: page["p95"])
    result.add(
        "figures_slowest",
        "the slowest address of all these pages, its p95",
        value=worst["p95"],
        more={"address": worst["address"]},
    )


def time_tables(result, year):
    """The tables that are published of a year, and every indicator by oblast and each other dimension."""
    from umai.machine.cluster.functions import fetch_rows
    from umai.statistics.publication.from_records import tables_of_records
    from umai.statistics.publication.periods import last_day_known

    tables, seconds, worked = counted(lambda: tables_of_records(str(year), last_day_known()).tables)
    _rows, bare, bare_worked = counted(lambda: fetch_rows(BARE, using="owner"))
    result.add(
        "tables_published",
        "the tables of a year that are published",
        unit="s",
        value=rounded(seconds),
        bare=rounded(bare),
        ratio=round(seconds / bare, 1),
        more={
            "tables": len(tables),
            "processor_s": rounded(worked),
            "bare_processor_s": rounded(bare_worked),
        },
    )
    (number, slowest), seconds, worked = counted(lambda: count_every_table(year))
    result.add(
        "tables_all",
        "all tables of a year, every indicator by oblast and each dimension",
        unit="s",
        value=rounded(seconds),
        bare=rounded(bare),
        ratio=round(seconds / bare, 1),
        more={"tables": number, "processor_s": rounded(worked), "slowest": slowest},
    )


def count_every_table(year):
    """How many tables were counted, and the five indicators that took the processor longest, in seconds."""
    from umai.indicators.reading import count_tables
    from umai.statistics.arithmetic.periods import days_of
    from umai.statistics.counted.reading import published

    since, until = days_of(str(year))
    took, tables = {}, 0
    for one in published():
        lists = [("oblast",) if by == "oblast" else ("oblast", by) for by in one.dimensions]
        words, tables = (one.name, since, until, lists), tables + len(lists)
        took[one.name] = counted(lambda words=words: count_tables(*words))[2]
    slowest = sorted(took, key=lambda name: -took[name])[:5]
    return tables, {name: rounded(took[name]) for name in slowest}


BARE = "select district_id, count(*) from register_child group by 1"


def counted(ask):
    """What this answers, the seconds that it takes, and those of the processor of the owner's connection."""
    from django.db import connections

    connections["owner"].ensure_connection()
    database = connections["owner"].connection.info.backend_pid
    before, begun = processor_ms(database), time.perf_counter()
    answer = ask()
    return answer, time.perf_counter() - begun, (processor_ms(database) - before) / 1000


def time_publication(result, year):
    """A publication in a process of its own, with the most memory that it and its database process held."""
    words = [sys.executable, "-m", "bench.figures", "--draw", "--year", str(year)]
    with tempfile.NamedTemporaryFile("w+", suffix=".json") as said:
        cost = measure_run(["sh", "-c", f'"$@" > {said.name}', "sh", *words], cwd=CHECKOUT, env=os.environ)
        found = json.loads(Path(said.name).read_text().splitlines()[-1])
    result.add(
        "publication",
        "a publication of a year: counted, drawn, attacked, written",
        unit="s",
        value=rounded(cost.seconds),
        more={part: rounded(found[part]) for part in ("counted", "drawn", "written")}
        | {"cells": found["cells"], "audit": found["audit"]}
        | {"processor_s": rounded(cost.processor + found["database_s"])},
    )
    result.add("publication_audit", "of it the draw and the attack", unit="s", value=rounded(found["drawn"]))
    result.add(
        "publication_memory",
        "the most memory that it held, with its process of the database",
        unit="GB",
        value=rounded((cost.peak + found["database"]) / 2**30),
        more={"process_mb": cost.peak // MEGABYTE, "database_mb": found["database"] // MEGABYTE},
    )


def draw_publication(year):
    """Count, draw beside nothing, attack and write the files of a publication; keeps none of it."""
    from django.db import connections

    from umai.statistics.publication.drawing import draw_edition
    from umai.statistics.publication.files import files_of
    from umai.statistics.publication.from_records import tables_of_records
    from umai.statistics.publication.periods import last_day_known
    from umai.statistics.releases.command import set_up_words

    set_up_words()
    at = [time.perf_counter()]
    (tables, titles, words), _seconds, worked = counted(
        lambda: tables_of_records(str(year), last_day_known())
    )
    at.append(time.perf_counter())
    database = own_memory(connections["owner"].connection.info.backend_pid)
    drawn = draw_edition(tables, titles, words, period=str(year), key=KEY)
    at.append(time.perf_counter())
    files_of(drawn.edition)
    at.append(time.perf_counter())
    parts = {name: at[n + 1] - at[n] for n, name in enumerate(("counted", "drawn", "written"))}
    told = {"cells": len(drawn.edition.cells), "audit": drawn.audit}
    return parts | told | {"database": database, "database_s": worked}


def own_memory(pid):
    """The most bytes that this process has held, less what it shares with others now."""
    lines = (line.split() for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    held = {words[0]: int(words[1]) * 1024 for words in lines if words[-1] == "kB"}
    return held["VmHWM:"] - held["RssShmem:"]


if __name__ == "__main__":
    main()

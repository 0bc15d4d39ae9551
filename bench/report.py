"""How long does it take to take a report in, by the form's own process and role?

    UMAI_HOME=… .venv/bin/python -m bench.report [--runs 100] [--json DIR]

Walks through the whole form over HTTP, each time from another network of this machine: from a
poster's address to the code. *Taken in* is the last step: the words are read once more, sealed,
written in one call of the database and committed, and the code is shown.
"""

import time

import psycopg

from bench.reporter import Reporter
from bench.results import Result, bench_parser, percentiles, read_volume
from bench.serving import filled_home, open_database, serve_umai

DISTRICT = "41706242000000"  # Nookat, where the rehearsal's people work


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=100, help="how many reports are sent (100)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("report", read_volume(cursor))
        with serve_umai(place, parts=("report",)) as umai:
            took = []
            for number in range(args.runs + 3):
                reporter = Reporter(umai.report_address, network=number)
                begun = time.perf_counter()
                reporter.walk(DISTRICT)
                took.append((reporter.took, (time.perf_counter() - begun) * 1000))
            took = took[3:]
        result.times(
            "taken_in", "a report is taken in", [one["send"] for one, _ in took], bare=bare_median(place)
        )
        between = [one[page] for one, _ in took for page in one if page not in ("send", "start")]
        result.times("report_page", "a page of the form", between)
        result.times("report_whole", f"the whole form, {len(took[0][0])} pages", [whole for _, whole in took])
        result.tell(args.json)


def bare_median(place):
    """The same write by bare psycopg as the same role: one call, committed; the median."""
    import json
    import os
    import uuid

    from umai.machine.cluster.database import database_address

    took = []
    with psycopg.connect(database_address(place).conninfo("umai_public"), autocommit=True) as connection:
        district = connection.execute("select id from places_place where code = %s", [DISTRICT]).fetchone()[0]
        for _ in range(60):
            given = {
                "id": str(uuid.uuid4()),
                "district": district,
                "settlement": "",
                "channel": "citizen",
                "language": "ky",
                "concern": "neglect",
                "danger_now": False,
                "self_harm": False,
                "child_age": "7",
                "feared_works_here": False,
                "crowded": False,
                "digest": os.urandom(32).hex(),
            }
            values = [json.dumps(given), os.urandom(1300), "bench", os.urandom(32), None, None]
            begun = time.perf_counter()
            connection.execute("select identification_receive(%s, %s, %s, %s, %s, %s)", values)
            took.append((time.perf_counter() - begun) * 1000)
    return percentiles(took[10:])[0]


if __name__ == "__main__":
    main()

"""How long until bin/run answers on data that are there, and how much memory does a web process take?

    UMAI_HOME=… .venv/bin/python -m bench.start [--runs 3] [--json DIR]

Starts `bin/run` again and again on a rehearsal that was filled, counts the seconds until it prints
its address (database, migrations looked at, static files, web server, worker, report form: all
ready), and stops it with Ctrl-C. Then serves, signs in, opens two hundred pages, and reads from
/proc what each process holds: RSS, of which the processes share a part, and PSS, in which that part
is divided among them.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from bench.pages import FILES, ids, page_questions
from bench.results import CHECKOUT, Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor

READY = "Umai is at"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=3, help="how often it is started (3)")
    args = asking.parse_args()
    place = filled_home()
    starts = [time_start(place) for _ in range(args.runs + 1)][1:]  # the first may find migrations to apply
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("start", read_volume(cursor))
            files = ids(cursor, FILES, "meerim")
        result.add(
            "second_start",
            "bin/run on data that are there",
            unit="s",
            value=round(sorted(up for up, _ in starts)[len(starts) // 2], 1),
            more={"stopping": round(max(down for _, down in starts), 1), "runs": len(starts)},
        )
        with serve_umai(place, parts=("serve", "worker", "report")) as umai:
            open_pages(umai, files)
            for key, says, name in PROCESSES:
                add_memory(result, key, says, umai.processes(name)[1:] or umai.processes(name))
        result.tell(args.json)


PROCESSES = [
    ("memory_web", "memory of a web process after 200 pages", "serve"),
    ("memory_report", "memory of the report form's process", "report"),
    ("memory_worker", "memory of the worker of jobs", "worker"),
]


def time_start(place):
    """Seconds from calling bin/run until it says where it is, and from Ctrl-C until it is gone."""
    environment = os.environ | {
        "UMAI_HOME": str(place.home),
        "UMAI_PORT": str(place.port),
        "UMAI_REPORT_PORT": str(place.report_port),
    }
    begun = time.perf_counter()
    process = subprocess.Popen(
        [CHECKOUT / "bin" / "run"], env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    for line in process.stdout:
        if line.startswith(READY):
            break
    else:
        raise SystemExit(f"bin/run ended with {process.wait()}")
    up = time.perf_counter() - begun
    begun = time.perf_counter()
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    process.wait()
    return up, time.perf_counter() - begun


def open_pages(umai, files):
    """Open two hundred pages of every kind, as two people."""
    people = {name: Visitor(umai.address).sign_in(name) for name in ("meerim", "gulzat")}
    asked = [(name, path) for _, _, name, paths in page_questions(files, files) for path in paths[:20]]
    for name, path in random.Random("memory").choices(asked, k=200):
        people[name].get(path)


def add_memory(result, key, says, processes):
    """The largest of these processes, in megabytes."""
    held = [
        (read_megabytes(pid, "VmRSS", "status"), read_megabytes(pid, "Pss", "smaps_rollup"))
        for pid in processes
    ]
    rss, pss = max(held)
    result.add(key, says, unit="MB RSS", value=round(rss), more={"pss": round(pss), "processes": len(held)})


def read_megabytes(pid, name, file):
    for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1000
    return 0


if __name__ == "__main__":
    main()

"""How long does it take to prove that the whole trail is as it was written?

    UMAI_HOME=… .venv/bin/python -m bench.trail [--json DIR]

Gives every entry its place in the tree, as the worker's job does, and runs `umai trail verify`: every
chain and the tree are derived again from the rows. Also: what one entry costs that a door writes.
"""

import resource
import subprocess
import sys
import time

from bench.results import CHECKOUT, Result, bench_parser, read_volume
from bench.serving import filled_home, open_database


def main():
    args = bench_parser(__doc__).parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        from umai.trail.jobs import sequence_entries

        with connections["owner"].cursor() as cursor:
            result = Result("trail", read_volume(cursor))
        begun = time.perf_counter()
        placed = sequence_entries(using="owner")
        result.add(
            "sequence",
            "the entries that had no place yet are placed",
            unit="s",
            value=round(time.perf_counter() - begun, 2),
            more={"entries": placed},
        )
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "umai.cli", "trail", "verify"], cwd=CHECKOUT)
        if done.returncode:
            sys.exit("the trail is not whole")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        result.add(
            "verify",
            "umai trail verify",
            unit="s",
            value=round(time.perf_counter() - begun, 1),
            more={"memory_mb": round(memory)},
        )
    result.tell(args.json)


if __name__ == "__main__":
    main()

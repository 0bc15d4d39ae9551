"""Fill a rehearsal in the proportions of the country, for the benches.

    UMAI_HOME=/somewhere/empty .venv/bin/python -m bench.homes --children 2200000

2.2 million children, 300,000 open cases and 3 million entries on the trail are a country that works;
a smaller rehearsal has as many for each child. Afterwards the tables are vacuumed, as a server that
has run for a day has them.
"""

import os
import subprocess
import sys
import time

from bench.results import CHECKOUT, Result, bench_parser, read_volume
from bench.serving import open_database
from umai.machine.installation import Installation, rehearsal_mark_file

OPEN_CASES = 300_000 / 2_200_000  # for each child, unless --cases says how many
TRAIL = 3_000_000 / 2_200_000


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--children", type=int, required=True, metavar="N")
    asking.add_argument("--cases", type=int, metavar="M", help="open cases, in place of that proportion")
    args = asking.parse_args()
    place, children = Installation.from_environment(), args.children
    if place.has_database:
        sys.exit(f"{place.home} holds data already: name an empty folder in UMAI_HOME.")
    place.home.mkdir(mode=0o711, parents=True, exist_ok=True)
    rehearsal_mark_file(place.home).touch()
    result = Result("homes", {})
    cases, entries = str(args.cases or round(children * OPEN_CASES)), str(round(children * TRAIL))
    run_umai("migrate")
    fill = run_umai("rehearse", "--children", str(children), "--cases", cases)
    trail = run_umai("rehearse", "--trail", entries)
    with open_database(Installation.from_environment()):
        from django.db import connections

        begun = time.perf_counter()
        with connections["owner"].cursor() as cursor:
            cursor.execute("vacuum (analyze)")
            vacuum = time.perf_counter() - begun
            result.volume = read_volume(cursor)
    result.add("fill", "children, families and cases", unit="s", value=round(fill))
    result.add("fill_trail", "the trail of a hundred days", unit="s", value=round(trail))
    result.add("vacuum", "vacuum and statistics", unit="s", value=round(vacuum))
    result.tell(args.json)


def run_umai(*words):
    """Run a command of Umai; answers the seconds it took."""
    begun = time.perf_counter()
    subprocess.run([CHECKOUT / "bin" / "umai", *words], env=os.environ, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

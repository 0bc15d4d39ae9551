"""Fill a rehearsal in the proportions of the country, for the benches.

    UMAI_HOME=/somewhere/empty .venv/bin/python -m bench.homes --children 2200000

2.2 million children, 300,000 open cases and 3 million entries on the trail are a country that works;
a smaller rehearsal has as many for each child. Afterwards the tables are vacuumed, as a server that
has run for a day has them.
"""

import argparse
import os
import subprocess
import sys
import time

from bench.results import CHECKOUT
from bench.serving import database
from umai.machine.place import Place, rehearsal_mark

OPEN_CASES = 300_000 / 2_200_000  # for each child
TRAIL = 3_000_000 / 2_200_000


def main():
    asking = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asking.add_argument("--children", type=int, required=True, metavar="N")
    children = asking.parse_args().children
    place = Place.from_environment()
    if place.begun:
        sys.exit(f"{place.home} holds data already: name an empty folder in UMAI_HOME.")
    place.home.mkdir(mode=0o711, parents=True, exist_ok=True)
    rehearsal_mark(place.home).touch()
    numbers = ["--cases", str(round(children * OPEN_CASES)), "--trail", str(round(children * TRAIL))]
    for words in (["migrate"], ["rehearse", "--children", str(children), *numbers]):
        subprocess.run([CHECKOUT / "bin" / "umai", *words], env=os.environ, check=True)
    with database(Place.from_environment()):
        from django.db import connections

        begun = time.perf_counter()
        with connections["owner"].cursor() as cursor:
            cursor.execute("vacuum (analyze)")
        print(f"Vacuumed: {time.perf_counter() - begun:.0f} s.")


if __name__ == "__main__":
    main()

"""How many of the planted snoops are asked, and how many openings of files are asked about at all?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.opens

Writes 20,000 openings with 60 snoops among them to the trail of a rehearsal, for days long past, applies the
rules, prints the figures and takes all of it back.
"""

import json
import time
from collections import Counter
from datetime import date, timedelta

from bench.serving import filled_home, open_database
from umai.opens.tests.seed import DAYS, plant
from umai.opens.unusual.rules import numbers_on

OPENS, SNOOPS = 20_000, 60
FIRST = date(2024, 3, 4)  # a Monday before anything of a rehearsal
LAST = FIRST + timedelta(days=DAYS * 7 // 6)


def main():
    """Print the share that is asked about, the recall, and by which rules."""
    from django.db import connections, transaction

    with open_database(filled_home()), transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            planted = plant(cursor, opens=OPENS, snoops=SNOOPS, first=FIRST)
            cursor.execute("analyze trail_entry; analyze access_grant")
            began = time.monotonic()
            asked, opened, rules = measure(cursor)
            seconds = time.monotonic() - began
        found = {(worker, child, (day - FIRST).days) for worker, child, day in asked}
        print(f"openings of a child's file by a worker on a day: {opened}")
        print(
            f"snoops planted: {len(planted)}; asked: {len(planted & found)}"
            f" ({100 * len(planted & found) / len(planted):.0f} %)"
        )
        print(f"asked in all: {len(asked)} ({100 * len(asked) / opened:.2f} %), in {seconds:.1f} s")
        for rule, n in rules.most_common():
            print(f"  {rule}: {n}")
        transaction.set_rollback(True, using="owner")


def measure(cursor):
    """The questions of the seeded days, how many openings there were, and how often each rule counted."""
    cursor.execute(
        "select opens_find_unusual(%s, %s, %s, %s)", [FIRST, LAST, json.dumps(numbers_on(date.today())), LAST]
    )
    cursor.execute(
        "select worker_id, child_id, day, rules from opens_unusualopen where day between %s and %s",
        [FIRST, LAST],
    )
    rows = cursor.fetchall()
    cursor.execute("select count(*) from opens_of_days(%s, %s)", [FIRST, LAST])
    return {row[:3] for row in rows}, cursor.fetchone()[0], Counter(rule for row in rows for rule in row[3])


if __name__ == "__main__":
    main()

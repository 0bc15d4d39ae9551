"""How long does it take to write all reminders of a night, and the summaries of a Monday?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.reminders [--json DIR]

Everything is written as the job writes it, and rolled back. Besides an ordinary night there is the
worst that can be: every single thing that is owed is told to somebody in one night.
"""

import json
import time
from datetime import date, timedelta

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

TARGET = 60  # seconds


def main():
    args = bench_parser(__doc__).parse_args()
    with open_database(filled_home()):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("reminders", read_volume(cursor))
            measure(cursor, result)
    result.tell(args.json)


def measure(cursor, result):
    from umai.intake.reminders.daily import as_row
    from umai.law.terms.clock import today
    from umai.notices.reminders.rule import windows_of_day

    night = today()
    while night.isoweekday() != 1:
        night += timedelta(days=1)
    windows = [as_row(window) for window in windows_of_day(night)]
    everything = [
        one | {"from_on": date.min.isoformat(), "to_on": date.max.isoformat()}
        for one in windows
        if one["days"] == 1 and (one["who"] == "worker" or one["owed"] in ("transfer", "closing"))
    ]
    cursor.execute("select owed, count(*) from intake_due group by owed order by owed")
    owed = dict(cursor.fetchall())
    print("owed:", ", ".join(f"{kind} {number:,}" for kind, number in owed.items()) or "nothing")
    cursor.execute("begin")
    told = (
        ("night", "the reminders of a night", "select intake_remind(%s, %s)", [night, json.dumps(windows)]),
        ("day", "everybody's message of that day", "select notices_sum_up_day(%s)", [night]),
    )
    for key, says, question, values in told:
        time_row(cursor, result, key, says, question, values)
    cursor.execute("rollback; begin")
    time_row(
        cursor,
        result,
        "all",
        "a night in which everything that is owed is told",
        "select intake_remind(%s, %s)",
        [night, json.dumps(everything)],
    )
    cursor.execute("rollback; begin")
    time_row(
        cursor, result, "week", "the summaries of a Monday", "select intake_sum_up_week(%s, false)", [night]
    )
    cursor.execute("rollback")


def time_row(cursor, result, key, says, question, values):
    begun = time.perf_counter()
    cursor.execute(question, values)
    (rows,) = cursor.fetchone()
    seconds = time.perf_counter() - begun
    more = {"rows": rows, "at_most": TARGET}
    result.add(f"reminders_{key}", says, unit="s", value=round(seconds, 2), more=more)
    print(f"{says}: {rows:,} rows in {seconds:.2f} s")


if __name__ == "__main__":
    main()

"""What does it cost that a file is read only after its look?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.looks [--rounds 8] [--runs 25]
    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.looks --asks

With `--asks` it prints instead what one statement pays for each thing that row security asks, for a worker
who looked at few files in the last five minutes, and at many. The two people of the first bench look at more
files in five minutes than anybody does in a day, so that bench tells the most that it can cost.

Asks the real web server for the same pages in turn with the policies `looked` and the views of words as
they stand, and with policies and views in their place that let everything through, in interleaved rounds.
Prints the medians in milliseconds and their ratio; the share is the median of the ratios of the rounds.
"""

import argparse
import random
import statistics
import time
import uuid

from bench.pages import CASES, FILES, OTHERS, ids, page_questions
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor

ASKED = (
    "access_worker",
    "access_districts",
    "access_municipalities",
    "access_granted",
    "access_walled",
    "access_looked",
)
MANY_LOOKS = (1, 20, 60, 700)
POLICIES = "select tablename, qual from pg_policies where policyname = 'looked' order by tablename"
VIEWS = "select viewname, definition from pg_views where viewname ~ '_words$' order by viewname"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=8, help="with and without, in turn (8)")
    parser.add_argument(
        "--runs", type=int, default=25, help="how often each page is asked for in a round (25)"
    )
    parser.add_argument("--asks", action="store_true", help="what one statement pays")
    args = parser.parse_args()
    place = filled_home()
    if args.asks:
        return print_asks(place)
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            files, others = ids(cursor, FILES, "meerim"), ids(cursor, OTHERS, "meerim")
            cases = ids(cursor, CASES, "meerim")
            cursor.execute(POLICIES)
            policies = cursor.fetchall()
            cursor.execute(VIEWS)
            views = cursor.fetchall()
            questions = page_questions(files, others, cases)
            try:
                with serve_umai(place) as umai:
                    people = {name: Visitor(umai.address).sign_in(name) for name in ("meerim", "gulzat")}
                    took = time_rounds(cursor, policies, views, questions, people, args)
            finally:
                set_policies(cursor, policies, views, open_to_all=False)
    print(f"{'ms, median':56} {'without':>8} {'with':>8} {'share':>7}")
    for key, says, *_ in questions:
        bare, looked = took[key][True], took[key][False]
        share = statistics.median(one / other for one, other in zip(looked, bare, strict=True))
        print(f"{says:56} {statistics.median(bare):8.1f} {statistics.median(looked):8.1f} {share:7.2f}")


def print_asks(place):
    """The milliseconds of each thing that row security asks once a statement, by the number of looks."""
    with open_database(place):
        from umai.access.doors import open_files
        from umai.access.sessions import Speaker, open_session
        from umai.register.models import Child
        from umai.staff.models import Account

        worker = Account.objects.using("owner").select_related("worker").get(username="altynai").worker
        by = Speaker(open_session(worker))
        page = Speaker(by.token, request_id=uuid.uuid4())  # a page opens the file that it shows
        children = Child.objects.using("owner").order_by("pk").values_list("pk", flat=True)[: MANY_LOOKS[-1]]
        print(f"{'ms, median of 200':24}" + "".join(f"{asked:>24}" for asked in ASKED))
        for looks in MANY_LOOKS:
            for child in children[:looks]:
                open_files("register.read", [child], by=by)
            open_files("register.read", [children[0]], by=page)
            took = [time_ask(page, asked) for asked in ASKED]
            print(f"{looks:4} looks in 5 minutes " + "".join(f"{ms:24.2f}" for ms in took))


def time_ask(by, asked):
    from django.db import connection

    took = []
    with by.speaking(), connection.cursor() as cursor:
        for _ in range(220):
            begun = time.perf_counter()
            cursor.execute(f"select {asked}()")
            cursor.fetchall()
            took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took[20:])


def time_rounds(cursor, policies, views, questions, people, args):
    """Key to the medians of the rounds, without (True) and with (False) the policies."""
    took = {key: {True: [], False: []} for key, *_ in questions}
    for number in range(args.rounds + 1):
        for open_to_all in (number % 2 == 0, number % 2 == 1):
            set_policies(cursor, policies, views, open_to_all=open_to_all)
            for key, _says, name, paths in questions:
                order = random.Random(f"{key}{number}").choices(paths, k=args.runs)
                found = statistics.median(people[name].get(path).took for path in order)
                if number:  # the first round warms the processes
                    took[key][open_to_all].append(found)
    return took


def set_policies(cursor, policies, views, *, open_to_all):
    for view, definition in views:
        text = definition.split("WHERE")[0] if open_to_all else definition
        cursor.execute(
            f"create or replace view {view} with (security_barrier) as {text.rstrip().rstrip(';')}"
        )
    for table, condition in policies:
        cursor.execute(f"alter policy looked on {table} using ({'true' if open_to_all else condition})")


if __name__ == "__main__":
    main()

"""What does it cost that a file is read only after its look?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.looks [--rounds 8] [--runs 25]

Asks the real web server for the same pages in turn with the policies `looked` as they stand and with
policies in their place that let everything through, in interleaved rounds. Prints the medians in milliseconds
and their ratio; the share is the median of the ratios of the rounds.
"""

import argparse
import random
import statistics

from bench.pages import CASES, FILES, OTHERS, ids, page_questions
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor

POLICIES = "select tablename, qual from pg_policies where policyname = 'looked' order by tablename"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=8, help="with and without, in turn (8)")
    parser.add_argument(
        "--runs", type=int, default=25, help="how often each page is asked for in a round (25)"
    )
    args = parser.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            files, others = ids(cursor, FILES, "meerim"), ids(cursor, OTHERS, "meerim")
            cases = ids(cursor, CASES, "meerim")
            cursor.execute(POLICIES)
            policies = cursor.fetchall()
            questions = page_questions(files, others, cases)
            try:
                with serve_umai(place) as umai:
                    people = {name: Visitor(umai.address).sign_in(name) for name in ("meerim", "gulzat")}
                    took = time_rounds(cursor, policies, questions, people, args)
            finally:
                set_policies(cursor, policies, open_to_all=False)
    print(f"{'ms, median':56} {'without':>8} {'with':>8} {'share':>7}")
    for key, says, *_ in questions:
        bare, looked = took[key][True], took[key][False]
        share = statistics.median(one / other for one, other in zip(looked, bare, strict=True))
        print(f"{says:56} {statistics.median(bare):8.1f} {statistics.median(looked):8.1f} {share:7.2f}")


def time_rounds(cursor, policies, questions, people, args):
    """Key to the medians of the rounds, without (True) and with (False) the policies."""
    took = {key: {True: [], False: []} for key, *_ in questions}
    for number in range(args.rounds + 1):
        for open_to_all in (number % 2 == 0, number % 2 == 1):
            set_policies(cursor, policies, open_to_all=open_to_all)
            for key, _says, name, paths in questions:
                order = random.Random(f"{key}{number}").choices(paths, k=args.runs)
                found = statistics.median(people[name].get(path).took for path in order)
                if number:  # the first round warms the processes
                    took[key][open_to_all].append(found)
    return took


def set_policies(cursor, policies, *, open_to_all):
    for table, condition in policies:
        cursor.execute(f"alter policy looked on {table} using ({'true' if open_to_all else condition})")


if __name__ == "__main__":
    main()

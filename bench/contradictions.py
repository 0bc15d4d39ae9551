"""How long does it take to derive what does not fit together, for all children in a night and for one?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.contradictions [--runs 100] [--json DIR]

The night is derived as the job derives it, twice (onto nothing, and onto what stands), and rolled back.
Of one child it is what the summary of a file asks, as a head of a district with row security.
"""

import time

from bench.handover import HEAD, speaker_of
from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

TARGET = 120  # seconds


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=100, help="how many files of one child each (100)")
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections, transaction

        with connections["owner"].cursor() as cursor:
            result = Result("contradictions", read_volume(cursor))
        with transaction.atomic(using="owner"):
            for key, says in (("first", "the first night"), ("night", "an ordinary night")):
                time_night(result, key, says)
            transaction.set_rollback(True, using="owner")
        times = time_files(speaker_of(HEAD), args.runs)
        result.times("contradictions_of", "what does not fit together in one file", times)
    result.tell(args.json)


def time_night(result, key, says):
    """Derive the list once, as the job does."""
    from umai.contradictions.jobs import renew_contradictions
    from umai.law.terms.clock import today

    begun = time.perf_counter()
    rows = renew_contradictions(on=today(), using="owner")
    seconds = time.perf_counter() - begun
    more = {"rows": rows, "at_most": TARGET}
    result.add(f"contradictions_{key}", says, unit="s", value=round(seconds, 2), more=more)
    print(f"{says}: {rows:,} contradictions in {seconds:.2f} s")


def time_files(by, runs):
    """Milliseconds for each of so many children of this worker's district."""
    from umai.contradictions.reading import found_of
    from umai.register.models import Child

    with by.speaking():
        children = list(Child.objects.within_reach_of(by).order_by("pk").values_list("pk", flat=True)[:runs])
    times = []
    for child in children:
        begun = time.perf_counter()
        found_of(child, by)
        times.append((time.perf_counter() - begun) * 1000)
    return times


if __name__ == "__main__":
    main()

"""How long does it take to derive what the law says of every child: all anew, and in an ordinary night?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.findings [--changed 5000] [--json DIR]

Derived as the job derives it and rolled back: onto nothing, then after a fact of so many mothers was
recorded, then all anew onto what stands, as after a change of the law.
"""

import time

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

ALL, NIGHT = 300, 60  # seconds at most

CHANGE = """
insert into register_absence (id, adult_id, kind, country, place, contact, holds_from, district_id,
    recorded_at, source, why, current)
select gen_random_uuid(), k.adult_id, 'external', 'RU', '', '', current_date - 100, k.district_id,
    now(), 'form', 'change', true
from register_kinship k where k.relation = 'mother' limit %s
"""


def main():
    asking = bench_parser(__doc__)
    asking.add_argument(
        "--changed", type=int, default=5_000, help="mothers who left since the run before (5000)"
    )
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections, transaction

        from umai.situations.models import Derivation

        with connections["owner"].cursor() as cursor, transaction.atomic(using="owner"):
            result = Result("findings", read_volume(cursor))
            time_run(result, "first", "all anew, onto nothing", ALL)
            cursor.execute("set constraints all deferred")
            cursor.execute(CHANGE, [args.changed])
            if not time_run(result, "night", "what changed since the run before", NIGHT).written:
                raise SystemExit("Nothing of what changed was found: the figure would mean nothing.")
            Derivation.objects.using("owner").update(law="")
            time_run(result, "anew", "all anew, onto what stands", ALL)
            transaction.set_rollback(True, using="owner")
    result.tell(args.json)


def time_run(result, key, says, at_most):
    """Derive once, as the job does."""
    from umai.situations.deriving import derive_findings

    begun = time.perf_counter()
    run = derive_findings(using="owner")
    seconds = time.perf_counter() - begun
    more = {"children": run.children, "written": run.written, "ended": run.ended, "at_most": at_most}
    result.add(f"findings_{key}", says, unit="s", value=round(seconds, 1), more=more)
    print(f"{says}: {run.children:,} children, {run.written:,} written in {seconds:.1f} s")
    return run


if __name__ == "__main__":
    main()

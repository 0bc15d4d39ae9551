"""How long does it take to derive what the law says of every child, and to ask what a draft would mean?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.findings [--changed 5000] [--json DIR]

Derived as the job derives it and rolled back: onto nothing, then after a fact of so many mothers was
recorded, then all anew onto what stands, as after a change of the law. What two draft rules would mean is
counted in one reading, as the job answers them, and kept nowhere.
"""

import time

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

ALL, NIGHT, WHAT_IF = 300, 60, 60  # seconds at most

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

        with connections["owner"].cursor() as cursor:
            result = Result("findings", read_volume(cursor))
        time_what_if(result)
        with connections["owner"].cursor() as cursor, transaction.atomic(using="owner"):
            cursor.execute("truncate situations_legalfinding, situations_derivation")
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


def time_what_if(result):
    """Count what two rules would mean: a known draft, and 30 days of one parent, within the country too."""
    from umai.law.guardianship.what_if import known_rules
    from umai.situations.models import WhatIf
    from umai.situations.what_if.rules import rules_asked
    from umai.situations.what_if.running import count_touched

    own = WhatIf(number=30, unit="days", one_parent=True, requires="guardianship")
    begun = time.perf_counter()
    counted = count_touched([known_rules()["court_after_a_year"], rules_asked(own)], "owner")
    seconds = time.perf_counter() - begun
    more = {"children": [places[None].children for places in counted], "at_most": WHAT_IF}
    result.add("what_if", "what if: two draft rules at once", unit="s", value=round(seconds, 1), more=more)
    print(f"what if: {more['children']} children touched, in {seconds:.1f} s")


if __name__ == "__main__":
    main()

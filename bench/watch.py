"""How fast are the lists of those who watch, over the whole country?

    UMAI_HOME=… .venv/bin/python -m bench.watch [--incidents 100000] [--cases 100000] [--json DIR]

Asks each list as the Commissioner does, behind row security: its counts by district, and the first page of
its rows. Reports are those of the rehearsal. So many incidents, with proceedings that were settled away for
every tenth and a question to a body for every fifth, and so many open cases with six visits each, are written
in one transaction that is rolled back. *Bare* is the count of all open cases, in plain SQL as the owner.
"""

import time

from bench.repeated import MADE, TABLES
from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

RUNS = 15
MORE_TABLES = (
    *("justice_proceeding", "justice_proceedingstage", "justice_settledletter"),
    *("justice_dutyquestion", "visits_visit", "intake_worklistrow"),
)
ZEROS = {"text": "''", "character varying": "''", "boolean": "false", "integer": "0", "jsonb": "'{}'"}
BARE = "select count(*) from intake_worklistrow"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--incidents", type=int, default=100_000)
    asking.add_argument("--cases", type=int, default=100_000, help="open cases (100,000)")
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections

        from umai.watch.lists import WATCH_LISTS

        with connections["owner"].cursor() as cursor:
            result = Result("watch", read_volume(cursor) | {"incidents": args.incidents, "cases": args.cases})
        connection, by = written(args.incidents, args.cases)
        with connection, connection.cursor() as cursor:
            bare, _n = took(cursor, BARE, {})
            for one in WATCH_LISTS:
                if one.question:
                    measure(result, cursor, by, one, bare)
            connection.rollback()
        result.tell(args.json)


def measure(result, cursor, by, one, bare):
    """The counts by district, and the first page of rows."""
    values = one.values() | {"within": None, "limit": 51}
    counts = f"select district, count(*), min(owed_on) from {one.question} w group by district"
    rows = f"select * from {one.question} w order by w.owed_on, w.id limit %(limit)s"
    for key, says, question in (("counts", "counts of", counts), ("rows", "first page of", rows)):
        speak(cursor, by)
        times, found = [], []
        for _run in range(RUNS):
            ms, found = took(cursor, question, values)
            times.append(ms)
        cursor.execute("reset role")
        total = sum(row[1] for row in found) if key == "counts" else len(found)
        result.times(f"watch_{one.slug}_{key}", f"{says} {one.slug} ({total:,})", times[2:], bare=bare)


def took(cursor, question, values):
    begun = time.perf_counter()
    cursor.execute(question, values)
    found = cursor.fetchall()
    return (time.perf_counter() - begun) * 1000, found


def written(number, cases):
    """(connection of the owner, who speaks) among so many incidents; they go when it is rolled back."""
    import psycopg

    from umai.access.sessions import Speaker, open_session
    from umai.machine.cluster.server import Cluster
    from umai.machine.installation import Installation
    from umai.staff.models import Term, Worker

    who = Term.objects.using("owner").filter(role="commissioner").values_list("worker_id", flat=True)[0]
    by = Speaker(open_session(Worker.objects.using("owner").get(pk=who)))
    connection = psycopg.connect(Cluster(Installation.from_environment().home).url(database="umai"))
    cursor = connection.cursor()
    cursor.execute("set local session_replication_role = replica")
    for table in (*TABLES, *MORE_TABLES):
        cursor.execute(f"alter table {table} disable trigger user, no force row level security")
    for statement in MADE.format(incidents=number, children=number * 4 // 5).split(";\n"):
        cursor.execute(statement)
    same = {
        "id": "gen_random_uuid()",
        "district_id": "district_id",
        "municipality_id": "at",
        "child_id": "child",
    }
    same |= {"recorded_at": "now()", "source": "'batch'", "why": "'change'", "current": "true"}
    matter = same | {
        "id": "suspect",
        "line": "suspect",
        "incident_id": "id",
        "kind": "'criminal'",
        "body": "'police'",
    }
    insert(cursor, "justice_proceeding", matter, "said where n % 10 = 3")
    stage = same | {"proceeding_id": "suspect", "incident_id": "id", "stage": "'ended'", "body": "'police'"}
    stage |= {"ground": "'reconciled_2021'", "happened_on": "access_today() - (n % 700)::int"}
    insert(cursor, "justice_proceedingstage", stage, "said where n % 10 = 3")
    asked = {
        name: same[name]
        for name in ("id", "district_id", "municipality_id", "child_id", "recorded_at", "source")
    }
    asked |= {"to_office_id": "(select id from staff_office where kind = 'school' limit 1)", "place_id": "at"}
    asked |= {"asks": "'not_informed'", "matter": "'injury'", "happened_on": "access_today() - 60"}
    asked |= {"asked_on": "access_today() - 50", "due_on": "access_today() - (n % 40)::int"}
    insert(cursor, "justice_dutyquestion", asked, "said where n % 5 = 2")
    cursor.execute(
        "create temporary table opened on commit drop as"
        " select gen_random_uuid() as id, p.id as at, p.district_id, k.n, gen_random_uuid() as child"
        " from generate_series(1, %s) k (n) join places p on p.n = k.n %% (select count(*) from places)",
        [cases],
    )
    work = {"case_id": "id", "child_id": "child", "district_id": "district_id", "municipality_id": "at"}
    days = dict.fromkeys(("opened_on", "started_on", "due_on"), "access_today() - 400")
    insert(
        cursor,
        "intake_worklistrow",
        work
        | days
        | {
            "risk": "(array['high','low','medium'])[1 + n % 3]",
            "seen_on": "access_today() - (15 + n % 25)::int",
        },
        "opened",
    )
    seen = {name: same[name] for name in ("recorded_at", "source", "why", "current", "id")} | work
    seen |= {"line": "gen_random_uuid()", "worker_id": "gen_random_uuid()", "made": "true", "seen": "true"}
    seen |= {"at": "now() - make_interval(days => (v * 15 + n % 25)::int)", "child_id": "child"}
    insert(cursor, "visits_visit", seen, "opened cross join generate_series(1, 6) v")
    for table in (*TABLES, *MORE_TABLES):
        cursor.execute(f"analyze {table}")
    return connection, by


def insert(cursor, table, given, source):
    """Rows of `source` with these expressions; other columns that must not be null are empty."""
    cursor.execute(
        "select column_name, data_type from information_schema.columns where table_name = %s"
        " and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'",
        [table],
    )
    said = {name: ZEROS[kind] for name, kind in cursor.fetchall() if name not in given} | given
    cursor.execute(f"insert into {table} ({', '.join(said)}) select {', '.join(said.values())} from {source}")


def speak(cursor, by):
    """The web role with the claim of who speaks."""
    from umai.trail import claims

    claim = claims.claim(by.token, cursor.connection.info.backend_pid)
    cursor.execute("select set_config('umai.speaker', %s, true)", [claim])
    cursor.execute("set local role umai_web")


if __name__ == "__main__":
    main()

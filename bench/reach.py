"""What does row security cost, in the form it has here?

    UMAI_HOME=… .venv/bin/python -m bench.reach

Asks the same statements twice on a rehearsal's database that runs: as the owner, for whom no
policy narrows anything, with the places written out; and as the web role with a worker's
token, whose reach the database resolves anew in every statement. Prints medians and 95th
percentiles in milliseconds over 200 runs each, warm.
"""

import os
import platform
import statistics
import time

os.environ.setdefault("UMAI_PROCESS", "manage")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umai.settings")

RUNS = 200
STATEMENTS = {
    "who speaks, a thousand times": (
        "select count(who) from (select access_worker() as who from generate_series(1, 1000) offset 0) asked"
    ),
    "one child": "select * from register_child where id = %(child)s",
    "a child's identity": "select * from register_identity where child_id = %(child)s and current",
    "50 next due cases of the district": (
        "select case_id, due_on from intake_clock where district_id = %(district)s and current"
        " order by due_on, case_id limit 50"
    ),
    "count the district's children": "select count(*) from register_child where district_id = %(district)s",
    "by a name's numbers": (
        "select child_id from register_searchkey where given = %(given)s and surname = %(surname)s"
        " and district_id = %(district)s"
    ),
}


def main():
    import django

    django.setup()
    from django.db import connections

    from umai.access.sessions import Speaker, open_session
    from umai.staff.models import Role, Term

    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("select district_id, count(*) from register_child group by 1 order by 2 desc limit 1")
        district, _ = cursor.fetchone()
        cursor.execute("select count(*) from register_child")
        (children,) = cursor.fetchone()
        cursor.execute(
            "select child_id, given, surname from register_searchkey"
            " where district_id = %s and surname is not null limit 1",
            [district],
        )
        child, given, surname = cursor.fetchone()
    head = Term.objects.using("owner").filter(role=Role.HEAD, office__place__district_id=district).first()
    by = Speaker(open_session(head.worker))
    values = {"child": child, "district": district, "given": given, "surname": surname}
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {children:,} children")
    print(f"{'':38} {'owner p50':>10} {'p95':>7} {'web p50':>9} {'p95':>7} {'ratio':>6}")
    for name, statement in STATEMENTS.items():
        bare = time_statement(owner, statement, values)
        with by.speaking():
            walled = time_statement(connections["default"], statement, values)
        ratio = walled[0] / bare[0]
        print(f"{name:38} {bare[0]:10.2f} {bare[1]:7.2f} {walled[0]:9.2f} {walled[1]:7.2f} {ratio:6.1f}")


def time_statement(connection, statement, values):
    took = []
    with connection.cursor() as cursor:
        for _ in range(RUNS + 20):
            begun = time.perf_counter()
            cursor.execute(statement, values)
            cursor.fetchall()
            took.append((time.perf_counter() - begun) * 1000)
    took = sorted(took[20:])
    return statistics.median(took), took[int(len(took) * 0.95)]


if __name__ == "__main__":
    main()

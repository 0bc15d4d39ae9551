"""What keeps the rows: functions, triggers and policies as they are declared, and every trigger on."""

from collections.abc import Iterator

from django.db import connections

from umai.schema.apply import compare_schema
from umai.trail.finding import TrailFinding

SWITCHED_OFF = """
select c.relname, t.tgname from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
where c.relnamespace = 'public'::regnamespace and t.tgenabled <> 'O' order by 1, 2
"""


def find_differences(using) -> Iterator[TrailFinding]:
    """Each function, trigger or policy that is not as declared, and each trigger that is off."""
    differences = [one for one in compare_schema(using=using).differences if one.what != "comment"]
    for one in differences:
        kind, table, name = one.key
        where = " ".join(filter(None, [kind, name, table and f"on {table}"]))
        yield TrailFinding("protection", where, "it does not stand in the database as it is declared")
    with connections[using].cursor() as cursor:
        cursor.execute(SWITCHED_OFF)
        for table, name in cursor.fetchall():
            yield TrailFinding("protection", f"trigger {name} on {table}", "it is switched off")

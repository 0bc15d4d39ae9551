"""What would be loaded, as lines of each table, without a database that holds it."""

from random import Random

from django.db import connections

from rehearsal.draw import growing_ids
from rehearsal.incident_rows import IncidentRows
from rehearsal.justice.rows import JusticeRows
from rehearsal.tables import COLUMNS, Lines
from rehearsal.tests.conftest import TODAY


def as_dicts(rows, table):
    """The lines of one table by the names of its columns."""
    return [dict(zip(COLUMNS[table], line.split("\t"), strict=True)) for line in rows[table]]


def rows_of_justice(told, today=TODAY, seed=1):
    """What is written of incidents of the children of these families, and of what justice made of them."""
    lines, ids = Lines(), growing_ids("test", today)
    justice = JusticeRows(lines, ids, Random(seed + 1).random, today)
    rows = IncidentRows(lines, ids, Random(seed).random, today, justice)
    for one in told:
        home = one.family.home
        home.workers, home.specialists, home.heads = ["worker"], ["specialist"], ["head"]
        for child in one.family.children:
            rows.write(child, one.family, None, None)
    with connections["owner"].cursor() as cursor:
        justice.finish(cursor)
    return lines.of

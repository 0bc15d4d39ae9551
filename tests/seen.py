"""What somebody sees by row security, table by table."""

from django.db import connection

from umai.access.roles.privileges import protected_tables


def tables_seen_by(by) -> set[str]:
    """The protected tables of which this speaker sees a row."""
    with by.speaking(), connection.cursor() as cursor:
        found = set()
        for table in protected_tables():
            cursor.execute(f"select exists (select 1 from {table})")
            if cursor.fetchone()[0]:
                found.add(table)
        return found

"""Asking the functions of the owner."""

from django.db import connections


def fetch_rows(using, statement, values):
    """The rows that this statement answers on this connection."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()

"""Asking the functions that the owner of the tables has in the database."""

from django.db import connections


def fetch_rows(using, statement, values):
    """The rows that this statement answers on this connection."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()

"""Calls functions of the database, and other questions in plain SQL."""

from django.db import connections


def fetch_rows(question, values=(), *, using="default"):
    """The rows that this question answers."""
    with connections[using].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def fetch_value(question, values=(), *, using="default"):
    """The first value of the first row that this question answers."""
    return fetch_rows(question, values, using=using)[0][0]

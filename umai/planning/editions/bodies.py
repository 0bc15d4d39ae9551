"""The districts of a Commission or a local administration, which sees submitted plans and no file."""

from django.db import connection


def deciding_districts(by) -> tuple:
    """Ids of the districts whose plans the speaker's office decides on; empty for everybody else."""
    return by.ask_once("sits", lambda: _ask(by))


def _ask(by):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select access_deciding_districts()")
        return tuple(cursor.fetchone()[0] or ())

"""Deleting what sign-in no longer needs."""

from datetime import timedelta

from django.db import connections

TRIES_KEPT = timedelta(hours=24)  # wrong tries, as AXES_COOLOFF_TIME has it


def delete_ended(*, at, using="default"):
    """Delete sessions that ended and wrong tries that are a day old; answers how many of each.

    Safe to stop, to run twice and to run in two places.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("select * from staff_forget_ended(%s, %s)", [at, at - TRIES_KEPT])
        return cursor.fetchone()

"""Deleting what sign-in no longer needs."""

from datetime import timedelta

from django.db import connections

TRIES_KEPT = timedelta(hours=24)  # wrong tries, as AXES_COOLOFF_TIME has it
WRONG_CODES_KEPT = timedelta(days=90)  # how long the holder can see that they were typed


def delete_ended(*, at, using="default"):
    """Delete sessions that ended, wrong tries of a day ago and old wrong codes; answers how many of each.

    Safe to stop, to run twice and to run in two places.
    """
    with connections[using].cursor() as cursor:
        until = [at, at - TRIES_KEPT, at - WRONG_CODES_KEPT]
        cursor.execute("select * from staff_forget_ended(%s, %s, %s)", until)
        return cursor.fetchone()

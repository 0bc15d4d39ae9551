"""What the clock does with reports: forget drafts that were never sent, and numbers that lead nowhere."""

from datetime import timedelta

from django.db import connections

from umai.law.clock import day_of
from umai.law.messages import drafts_kept_since, joined_hours


def forget(*, at, using="default"):
    """Delete old drafts of the line, and the digests of numbers with which no message can go on any more.

    Answers how many drafts were deleted. Safe to run twice and in two places.
    """
    numbers = at - timedelta(hours=joined_hours(day_of(at)))
    with connections[using].cursor() as cursor:
        cursor.execute("select identification_forget(%s, %s)", [drafts_kept_since(at), numbers])
        return cursor.fetchone()[0]

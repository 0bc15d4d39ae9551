"""Deleting what sign-in no longer needs."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from umai.staff.sign_in import second_step

TRIES_KEPT = timedelta(hours=24)  # wrong tries, as AXES_COOLOFF_TIME has it


def delete_ended(*, at):
    """Delete sessions that ended, wrong tries of a day ago and old wrong codes; answers how many of each.

    Safe to stop, to run twice and to run in two places.
    """
    sessions, _ = Session.objects.filter(expire_date__lt=at).delete()
    tries, _ = AccessAttempt.objects.filter(attempt_time__lt=at - TRIES_KEPT).delete()
    return sessions, tries, second_step.delete_old(at=at)

"""The jobs of calls that nobody took: tell the next person, and send what waits to be sent."""

import logging
from datetime import timedelta
from itertools import batched

from django.conf import settings
from django.utils import timezone

from umai.law.terms.clock import day_of
from umai.machine.cluster.functions import fetch_rows
from umai.notices.calls.escalation import CallTiming, longest_ever, people_to_tell
from umai.notices.calls.models import Call, Notice, NoticeWay
from umai.notices.calls.people import steps_of
from umai.notices.sending.notices import ways_that_reach
from umai.notices.sending.outbox import send_waiting
from umai.staff import contacts

log = logging.getLogger("umai.notices")

CALLS_AT_A_TIME = 500
LONGEST_RUN = timedelta(seconds=4)  # a run begins no attempt after this; the next run follows at once


def call_people(*, at, using="default", ways=None):
    """Write the notices due by `at` for every call that nobody took; answers the number of new rows.

    Safe to stop, to run twice and to run in two places: a person is told once a round by each way,
    and the database refuses a second row.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    waiting = Call.objects.using(using).filter(taken=False, opened_at__gt=at - longest_ever())
    steps, written = {}, 0
    for calls in batched(waiting.order_by("opened_at").iterator(CALLS_AT_A_TIME), CALLS_AT_A_TIME):
        for call in calls:
            if (who := (call.district_id, call.keeper, call.worker_id)) not in steps:
                steps[who] = steps_of(call, at=at, using=using)
        walled = walled_of(calls, using)
        told = {
            call: people_to_tell_of(
                call,
                [
                    [one for one in people if (call.about, one) not in walled]
                    for people in steps[call.district_id, call.keeper, call.worker_id]
                ],
                at,
            )
            for call in calls
        }
        new = missing_notices(notices_of(told, ways, using), using)
        Notice.objects.using(using).bulk_create(new, ignore_conflicts=True)
        written += len(new)
    if written:
        log.info("urgent calls were told in %s ways", written)
    return written


def walled_of(calls, using):
    """(what a call is about, worker) where the child's file is closed to the worker: the next one is told."""
    question = "select thing, worker_id from walls_not_to_call(%s)"
    return set(fetch_rows(question, [[call.about for call in calls]], using=using))


def people_to_tell_of(call, steps, at):
    """Who is to be told of this call by `at`, by the times in force on the day it was opened."""
    return people_to_tell(steps, since=at - call.opened_at, timing=CallTiming.on(day_of(call.opened_at)))


def notices_of(told, ways, using):
    """The notices of each call, one for each person and way."""
    contact_of = contacts.contacts_of({one.who for people in told.values() for one in people}, using=using)
    return [
        Notice(call=call, worker_id=one.who, way=way, step=one.step, turn=one.turn)
        for call, people in told.items()
        for one in people
        for way in ways_to(contact_of[one.who], ways)
    ]


def missing_notices(rows, using):
    """Those of these rows that do not exist yet."""
    there = Notice.objects.using(using).filter(
        call__in={row.call_id for row in rows}, turn__in={row.turn for row in rows}
    )
    existing = set(there.values_list("call_id", "worker_id", "way", "turn"))
    return [row for row in rows if (row.call_id, row.worker_id, row.way, row.turn) not in existing]


def ways_to(contact, ways):
    """The screen, and SMS and e-mail where both the server and the person have them.

    A person with neither gets a row for an SMS, whose result will be that there was no way, so that
    the supervisors see that the person was not reached.
    """
    return [NoticeWay.SCREEN, *(ways_that_reach(contact, ways) or [NoticeWay.SMS])]


def send_notices(*, using="default", beside="beside", ways=None):
    """Send what waits, for at most `LONGEST_RUN`; the next run sends the rest."""
    until = timezone.now() + LONGEST_RUN
    return send_waiting(using=using, beside=beside, ways=ways or settings.UMAI_WAYS, until=until)

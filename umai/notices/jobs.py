"""What the clock does with calls that nobody took: tell the next one, and send what is to be sent."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from umai.law.clock import day_of
from umai.notices.escalation import Rhythm, longest_ever, told_by
from umai.notices.models import Call, Notice, Way
from umai.notices.people import steps_of
from umai.notices.sending import send_waiting
from umai.staff import contacts

log = logging.getLogger("umai.notices")

AT_ONCE = timedelta(seconds=4)  # a run of sending begins nothing after this, and comes again at once


def call_people(*, at, using="default", ways=None):
    """Write who is told, by this instant, of every call that nobody took; answers how many rows are new.

    Safe to stop, to run twice and to run in two places: a person is told once a round in each way,
    and the database refuses the second row.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    written = 0
    waiting = Call.objects.using(using).filter(taken=False, opened_at__gt=at - longest_ever())
    for call in waiting.order_by("opened_at"):
        rows = notices_of(call, at, using, ways)
        known = set(call.notices.using(using).values_list("worker_id", "way", "turn") if rows else ())
        new = [row for row in rows if (row.worker_id, row.way, row.turn) not in known]
        if new:
            Notice.objects.using(using).bulk_create(new, ignore_conflicts=True)
            log.info("an urgent call was told in %s ways", len(new))
        written += len(new)
    return written


def notices_of(call, at, using, ways):
    """The rows of everybody who is to be told of this call by now."""
    rhythm = Rhythm.on(day_of(call.opened_at))
    told = told_by(steps_of(call, at=at, using=using), since=at - call.opened_at, rhythm=rhythm)
    known = contacts.of(one.who for one in told)
    return [
        Notice(call=call, worker_id=one.who, way=way, step=one.step, turn=one.turn)
        for one in told
        for way in ways_to(known[one.who], ways)
    ]


def ways_to(contact, ways):
    """Always on screen; by SMS and e-mail as far as both ends have it.

    Somebody who has neither gets a row for an SMS all the same, whose result says that there was
    no way: a call that could not leave the machine must be seen by those who watch.
    """
    out = [Way.SMS] if ways.sms and contact.phone else []
    out += [Way.EMAIL] if ways.mail and contact.email else []
    return [Way.SCREEN, *(out or [Way.SMS])]


def send(*, using="default", beside="trail", ways=None):
    """Send what is waiting, for a few seconds; the next run takes up what is left."""
    until = timezone.now() + AT_ONCE
    return send_waiting(using=using, beside=beside, ways=ways or settings.UMAI_WAYS, until=until)

"""Reminders of what is owed in open cases: what the clock writes each day, and what a worker sees of it."""

import json
import logging

from django.db import connections, transaction

from umai.law.dated import parameter
from umai.notices.models import Round, WorkedThrough
from umai.notices.reminders.rule import of_the_day, starts_a_week
from umai.notices.sending import notices as telling

log = logging.getLogger("umai.reminders")

SMS_ON_MONDAY = parameter("summary_by_sms")


def remind(*, on, using="default"):
    """Write the reminders of this day; answers how many, or None when the day was worked through before.

    One transaction: a killed job leaves nothing, and the next run begins anew. Safe to run twice and
    in two places: the second waits for the row that says the day is worked through, and finds it.
    """
    with transaction.atomic(using=using):
        if not begin(Round.REMINDERS, on, using):
            return None
        made = ask(
            using, "select intake_remind(%s, %s)", [on, json.dumps([as_row(one) for one in of_the_day(on)])]
        )
    log.info("%s reminders were written", made)
    return made


def sum_up(*, on, using="default", ways=None):
    """Write what each person is told today in one message, and hand it to the senders; answers how many.

    On a Monday the message is the summary of the week. The day's reminders are written first, when
    the night's run did not come to it. None when the day was worked through before.
    """
    remind(on=on, using=using)
    with transaction.atomic(using=using):
        if not begin(Round.SUMMARIES, on, using):
            return None
        made = 0
        if starts_a_week(on):
            made = ask(using, "select intake_sum_up_week(%s, %s)", [on, SMS_ON_MONDAY.on(on)])
        made += ask(using, "select notices_sum_up_day(%s)", [on])
        telling.write_to(on=on, using=using, ways=ways)
    log.info("what is to be done was summed up for %s people", made)
    return made


def begin(what, day, using):
    """Whether this day is still to be worked through; from then on it is, once this transaction commits."""
    return WorkedThrough.objects.using(using).get_or_create(what=what, day=day)[1]


def ask(using, question, values):
    with connections[using].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def as_row(window):
    """A window as the database takes it."""
    return {
        "owed": window.owed,
        "days": window.step.days,
        "who": window.step.who,
        "by_email": "e-mail" in window.step.ways,
        "by_sms": "SMS" in window.step.ways,
        "from_on": window.from_on.isoformat(),
        "to_on": window.to_on.isoformat(),
    }

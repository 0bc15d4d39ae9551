"""Write the reminders and summaries of each day; the clock calls it."""

import json
import logging

from django.db import connections, transaction

from umai.law.dated_values import parameter
from umai.notices.models import DailyRun, DailyWork
from umai.notices.reminders.rule import is_week_start, windows_of_day
from umai.notices.sending import notices

log = logging.getLogger("umai.reminders")

SMS_ON_MONDAY = parameter("summary_by_sms")


def write_reminders(*, on, using="default"):
    """Write the reminders of this day; answers how many, or None when the day was done before.

    One transaction: a killed job leaves nothing, and the next run begins anew. Safe to run twice and
    in two places: the second waits for the row that says that the day is done, and finds it.
    """
    with transaction.atomic(using=using):
        if not begin_day(DailyWork.REMINDERS, on, using):
            return None
        made = call_sql(
            using,
            "select intake_remind(%s, %s)",
            [on, json.dumps([as_row(one) for one in windows_of_day(on)])],
        )
    log.info("%s reminders were written", made)
    return made


def write_summaries(*, on, using="default", ways=None):
    """Write the message of this day for each person and queue it for sending; answers how many.

    On a Monday the message is the summary of the week. The day's reminders are written first, if
    the run at night did not do it. None when the day was done before.
    """
    write_reminders(on=on, using=using)
    with transaction.atomic(using=using):
        if not begin_day(DailyWork.SUMMARIES, on, using):
            return None
        made = 0
        if is_week_start(on):
            made = call_sql(using, "select intake_sum_up_week(%s, %s)", [on, SMS_ON_MONDAY.on(on)])
        made += call_sql(using, "select notices_sum_up_day(%s)", [on])
        notices.write_summary_notices(on=on, using=using, ways=ways)
    log.info("what is to be done was summed up for %s people", made)
    return made


def begin_day(what, day, using):
    """Write that this day is done, once this transaction commits; False when it was done before."""
    return DailyRun.objects.using(using).get_or_create(what=what, day=day)[1]


def call_sql(using, question, values):
    """The single value that this query answers."""
    with connections[using].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def as_row(window):
    """A reminder window as `intake_remind` takes it."""
    return {
        "owed": window.owed,
        "days": window.step.days,
        "who": window.step.who,
        "by_email": "e-mail" in window.step.ways,
        "by_sms": "SMS" in window.step.ways,
        "from_on": window.from_on.isoformat(),
        "to_on": window.to_on.isoformat(),
    }

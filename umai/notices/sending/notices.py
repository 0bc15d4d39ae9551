"""The notices that send a day's summaries, and what was asked about staff, by e-mail and SMS."""

from django.conf import settings

from umai.machine.cluster.functions import fetch_rows
from umai.notices.calls.models import Notice, NoticeWay
from umai.notices.reminders.models import Summary
from umai.staff import contacts


def write_summary_notices(*, on, using="default", ways=None):
    """Write the notices for the summaries of this day that have none; answers how many.

    Only by ways that both the server and the person have; the summary is on the screen in any case.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    waiting = list(Summary.objects.using(using).filter(day=on, notices=None))
    known = contacts.contacts_of({one.worker_id for one in waiting}, using=using)
    rows = [
        Notice(summary=one, worker_id=one.worker_id, way=way)
        for one in waiting
        for way in ways_to(known[one.worker_id], one, ways)
    ]
    Notice.objects.using(using).bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    return len(rows)


def ways_to(contact, summary, ways):
    """The ways by which this summary is sent."""
    asked = {NoticeWay.EMAIL: summary.by_email, NoticeWay.SMS: summary.by_sms}
    return [way for way in ways_that_reach(contact, ways) if asked[way]]


def write_staff_notices(*, using="default", ways=None):
    """Write the notices of what was asked about somebody's account or posts; answers how many.

    The holder, the head of the holder's district and the superior are told by every way that there is:
    whoever takes over an account needs the screen, and not the holder's telephone.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    waiting = fetch_rows("select request_id, worker_id from notices_to_tell_of_staff()", using=using)
    known = contacts.contacts_of({who for _asked, who in waiting}, using=using)
    rows = [
        Notice(asked_id=asked, worker_id=who, way=way)
        for asked, who in waiting
        for way in (NoticeWay.SCREEN, *ways_that_reach(known[who], ways))
    ]
    Notice.objects.using(using).bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def ways_that_reach(contact, ways):
    """E-mail and SMS, where both the server and the person have them."""
    there = {NoticeWay.EMAIL: ways.mail and contact.email, NoticeWay.SMS: ways.sms and contact.phone}
    return [way for way, open_to in there.items() if open_to]

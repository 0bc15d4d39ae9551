"""The notices that send a day's summaries by e-mail and SMS."""

from django.conf import settings

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
    email = summary.by_email and ways.mail and contact.email
    sms = summary.by_sms and ways.sms and contact.phone
    return [way for way, open_to in ((NoticeWay.EMAIL, email), (NoticeWay.SMS, sms)) if open_to]

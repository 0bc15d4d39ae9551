"""A mail once a day to the administrators, only when something is wrong: what it is and what to do.

It names no person, no place and no record; the page says the same, and more.
"""

import logging
import uuid
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.machine.doctor.finding import WRONG, DoctorFinding
from umai.notices.models import DailyRun, DailyWork
from umai.notices.sending import email as post
from umai.notices.sending.failures import NotSent
from umai.notices.sending.words import NoticeMessage
from umai.oversight.state.reading import in_words, read_findings
from umai.staff import contacts
from umai.staff.models import Role, Term

log = logging.getLogger("umai.oversight")
PAGE = "/system/"  # not by `reverse`: sending must not fail because some page cannot be loaded
MAIL_SPACE = uuid.UUID(
    "5d2f3a0e-8c1b-4f0e-9a57-3f6d2b7c9e10"
)  # of the ids of these mails, and of nothing else


class StateMail(NamedTuple):
    """The id of one mail, by which a mail server recognises that it is sent again."""

    pk: uuid.UUID


def mail_what_is_wrong(*, on: date, using: str = "default", ways=None) -> int:
    """Write to every administrator with an e-mail, once for this day (of Bishkek); answers how many mails.

    Nothing is sent where nothing is wrong, or no mail server is set up: then the day stays open, and the
    next run looks again. The day is noted before the mails go, so a worker that is killed meanwhile sends
    none twice; the page says the same without a mail.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    if ways.mail is None or is_told(on, using):
        return 0
    wrong = [one for one in read_findings(using=using) if one.state == WRONG]
    readers = administrators(on, using) if wrong else {}
    if not readers or not note_told(on, using):
        return 0
    return sum(send(ways.mail, worker, contact, wrong, on) for worker, contact in readers.items())


def is_told(on: date, using: str) -> bool:
    return DailyRun.objects.using(using).filter(what=DailyWork.STATE, day=on).exists()


def note_told(on: date, using: str) -> bool:
    """Note that the day is told; False where another worker just did."""
    with transaction.atomic(using=using):
        return DailyRun.objects.using(using).get_or_create(what=DailyWork.STATE, day=on)[1]


def administrators(on: date, using: str) -> dict:
    """The contact of every administrator of this day who has an e-mail, by the worker's id."""
    terms = Term.objects.using(using).on(on).filter(role=Role.ADMINISTRATOR, ended_at=None)
    workers = set(terms.values_list("worker_id", flat=True))
    known = contacts.contacts_of(workers, using=using)
    return {worker: contact for worker, contact in known.items() if contact.email}


def send(server, worker, contact, wrong: list[DoctorFinding], on: date) -> bool:
    mail = StateMail(uuid.uuid5(MAIL_SPACE, f"{worker} {on}"))
    try:
        post.send(server, mail, contact.email, state_message(contact.language, settings.UMAI_ADDRESS, wrong))
    except NotSent as failure:
        log.warning("the mail about the state of the system was not sent: %s", failure.reason)
        return False
    return True


def state_message(language: str, address: str, wrong: list[DoctorFinding]) -> NoticeMessage:
    """The mail in this language. `address` is that of the server, or "" when none is known."""
    with override(language):
        product = _(settings.UMAI_NAME)
        values = {"name": product, "n": len(wrong), "where": f"{address}{PAGE}" if address else product}
        subject = _("%(name)s: to be mended now: %(n)s") % values
        lines = [subject]
        for one in map(in_words, wrong):
            lines.append("\n".join((f"{one.about}: {one.says}", f"{_('What to do:')} {one.mend}")))
        lines.append(_("More: the page “State of the system”, %(where)s") % values)
        return NoticeMessage(subject, subject, "\n\n".join(lines), urgent=False)

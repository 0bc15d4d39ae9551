"""Sends notices so that a killed process loses none and sends none twice.

An attempt is committed before anything is sent, its result afterwards. During the attempt the notice's
row is locked: nobody else sends it, and when the sender dies the database releases the lock. An
attempt without a result was cut off and is repeated with the same id, by which the gateway or the mail
server recognises the repeat (docs/decisions/0061-a-message-is-sent-once.md).
"""

import logging
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.notices.calls.escalation import longest_ever
from umai.notices.calls.models import Attempt, AttemptOutcome, AttemptResult, Notice, NoticeWay
from umai.notices.sending import email as post
from umai.notices.sending import sms
from umai.notices.sending.failures import NotSent
from umai.notices.sending.sessions import session_message, told_session
from umai.notices.sending.summary import summary_message
from umai.notices.sending.words import call_message, staff_message
from umai.staff import contacts

log = logging.getLogger("umai.notices")

# After a failed attempt until the next; the last number repeats.
RETRY_SECONDS = (10, 20, 40, 80, 160, 320, 600)
A_MOMENT = timedelta(minutes=5)
IDLE_TIMEOUT = "60s"  # a sender that is silent for this long has lost its machine or its network


def send_waiting(*, using, beside, ways, until=None):
    """Send every notice that is due; answers how many attempts were made.

    `using` and `beside` are two connections of the background worker. Begins no attempt after `until`.
    Safe to stop or kill at any point and to run in several places.
    """
    tried, silent = 0, set()
    for pk, way in due_notices(using, at=timezone.now()):
        if until is not None and timezone.now() >= until:
            break
        if way in silent:
            continue
        try:
            tried += send_notice(pk, using=using, beside=beside, ways=ways)
        except NotSent:  # the server is down: the other notices by this way wait for the next run
            tried += 1
            silent.add(way)
    return tried


def due_notices(using, *, at):
    """The id and the way of each notice that may be due.

    Calls come before all others; then the oldest notice of each person, then the next of each.
    """
    last = Attempt.objects.using(using).filter(notice=OuterRef("pk")).order_by("-number")
    rows = (
        Notice.objects.using(using)
        .exclude(way=NoticeWay.SCREEN)
        .filter(made_at__gt=at - longest_ever())
        .annotate(
            number=Subquery(last.values("number")[:1]),
            outcome=Subquery(last.values("result__outcome")[:1]),
            ended_at=Subquery(last.values("result__ended_at")[:1]),
        )
        .order_by("made_at", "pk")
    )
    seen, due = Counter(), []
    for row in rows:
        if is_due(row.number, row.outcome, row.ended_at, at):
            due.append((row.call_id is None, seen[row.worker_id, row.way], row))
            seen[row.worker_id, row.way] += 1
    return [(row.pk, row.way) for *_rank, row in sorted(due, key=lambda one: one[:2])]


def is_due(number, outcome, ended_at, at):
    """Whether a notice is to be sent (again), from the number and the result of its last attempt."""
    if number is None or outcome is None:
        return True  # never tried, or cut off
    wait = timedelta(seconds=RETRY_SECONDS[min(number, len(RETRY_SECONDS)) - 1])
    return outcome == AttemptOutcome.FAILED and at >= ended_at + wait


def send_notice(pk, *, using, beside, ways):
    """Make one attempt to send this notice, if it is due and nobody else makes one; answers whether.

    Raises `NotSent` if the server did not answer, after the attempt and its result were written.
    """
    with transaction.atomic(using=using):
        if not lock_notice(pk, using):
            return False
        # Read again under the lock: it may have been sent since the list was made.
        notice = Notice.objects.using(using).select_related("call", "summary", "asked").get(pk=pk)
        last = notice.attempts.using(using).select_related("result").order_by("-number").first()
        result = getattr(last, "result", None)
        if last and not is_due(
            last.number, result and result.outcome, result and result.ended_at, timezone.now()
        ):
            return False
        attempt = Attempt.objects.using(beside).create(
            notice_id=pk, number=last.number + 1 if last else 1
        )  # committed: on a connection of its own
        outcome, reason, failure = deliver_notice(notice, using, ways)
        AttemptResult.objects.using(using).create(attempt_id=attempt.pk, outcome=outcome, reason=reason)
    if failure is not None and failure.silent:
        raise failure
    return True


def lock_notice(pk, using):
    """Lock the notice until the end of this transaction; False when somebody else holds it."""
    question = "select set_config('idle_in_transaction_session_timeout', %s, true)"
    fetch_value(question, [IDLE_TIMEOUT], using=using)
    return fetch_value("select notices_lock_notice(%s)", [pk], using=using)


def deliver_notice(notice, using, ways):
    """Send one notice; answers (outcome, reason, the failure or None)."""
    if why := why_not_needed(notice, using):
        return AttemptOutcome.NOT_NEEDED, why, None
    contact = contacts.contacts_of([notice.worker_id], using=using)[notice.worker_id]
    to, way = (contact.phone, ways.sms) if notice.way == NoticeWay.SMS else (contact.email, ways.mail)
    if way is None or not to:
        return AttemptOutcome.NO_WAY, "no_address" if way else "not_set_up", None
    wire = sms if notice.way == NoticeWay.SMS else post
    try:
        wire.send(way, notice, to, message_of(notice, contact.language, using))
    except NotSent as failure:
        log.warning("a notice was not sent (%s): %s", notice.way, failure.reason)
        return AttemptOutcome.FAILED, failure.reason, failure
    except Exception as failure:
        # Whatever is wrong with this notice, such as an invalid address, all others are sent. The text
        # of the failure may hold the address, so it is not logged.
        log.error("a notice could not be written (%s): %s", notice.way, type(failure).__name__)
        return AttemptOutcome.FAILED, type(failure).__name__.lower()[:60], None
    return AttemptOutcome.SENT, "", None


def message_of(notice, language, using):
    """The message to the person: of a request about staff, a session, a summary, or an urgent call."""
    if notice.sitting is not None:
        session = told_session(notice, using)
        return session_message(language, settings.UMAI_ADDRESS, notice.told, session)
    if notice.asked_id is not None:
        mine = notice.asked.worker_id == notice.worker_id
        return staff_message(language, settings.UMAI_ADDRESS, notice.asked.kind, mine=mine)
    if notice.summary is not None:
        return summary_message(notice.summary, language, settings.UMAI_ADDRESS)
    return call_message(language, settings.UMAI_ADDRESS, notice.call.kind)


def why_not_needed(notice, using):
    """Why a notice need not be sent any more, as a word; "" when it must.

    A person who was just sent a message of another call that nobody took finds this call on the same
    page, so that a second message is not needed.
    """
    if notice.summary is not None:
        return "another_day" if notice.summary.day < today() else ""
    if notice.asked_id is not None:
        return ""
    if notice.sitting is not None:
        return "" if told_session(notice, using).stands(notice.told) else "not_true_any_more"
    if notice.call.taken:
        return "taken"
    same = Notice.objects.using(using).filter(worker=notice.worker_id, way=notice.way)
    if same.filter(call=notice.call_id, turn__gt=notice.turn).exists():
        return "told_again"
    sent = {
        "attempts__result__outcome": AttemptOutcome.SENT,
        "attempts__result__ended_at__gt": timezone.now() - A_MOMENT,
    }
    if same.filter(call__taken=False, **sent).exclude(call=notice.call_id).exists():
        return "just_told"
    return ""

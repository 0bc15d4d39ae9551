"""What an official does: report for the own body, and read what the department answered."""

from django.db import connection
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.identification.officials.models import BODY_OF, OfficialReport, ReadReceipt, seal_texts
from umai.identification.signal.actions import create_signal
from umai.identification.signal.guard import refuse_second_row
from umai.identification.signal.models import Signal
from umai.identification.signal.sealing import CannotSeal, NoKey
from umai.law.dated_values import NoLawInForce
from umai.law.duty import report_due_at
from umai.refusal import NotPermitted


@act("identification.report")
def report_child(office, *, by, learned_at, answers, texts, **said):
    """Report a child for the own body, with what that body must say; the signal is the department's then.

    `learned_at` is when somebody of the body learned: the duty runs from there. Late is allowed, and
    shows. `answers` and `texts` are what was chosen and what was typed (`questions.split_answers`); the
    second is sealed. The rest is that of `received.create_signal`, and so is what it raises.
    """
    if learned_at > said["received_at"]:
        raise ImpossibleTime(
            _("This hour has not come yet. Nothing was saved. Check when you learned of it.")
        )
    body = BODY_OF[by.role]
    try:
        late_at = report_due_at(body, learned_at)
    except (NoLawInForce, OverflowError) as error:
        raise ImpossibleTime(_("This is too long ago. Nothing was saved. Check the year.")) from error
    signal = create_signal(office, by=by, **said)
    try:
        sealed, key = seal_texts(signal.pk, texts)
    except NoKey as error:
        raise CannotSeal(
            _("What was told could not be sealed, so it was not saved. Tell the administrator at once.")
        ) from error
    OfficialReport.objects.create(
        signal=signal,
        body=body,
        learned_at=learned_at,
        late_at=late_at,
        answers=answers,
        sealed_texts=sealed,
        texts_key=key,
        district_id=signal.district_id,
        municipality_id=signal.municipality_id,
    )
    return signal


@act("identification.hear")
def mark_answers_read(office, *, by, signal):
    """Say that the answers to one's own report were read; those read before stay as they are.

    `office` is the reader's own, `signal` the id of the own report. Raises `NotPermitted` for somebody
    else's, `Incomplete` where no answer is new.
    """
    if office.pk != by.reach.office_id:
        raise NotPermitted(_("You read the answers to your own reports only. Nothing was changed."))
    own = Signal.objects.filter(pk=signal, recorded_by=by.pk).defer("sealed_words").first()
    if own is None:
        raise NotPermitted(_("You read the answers to your own reports only. Nothing was changed."))
    new = [reply for reply in answers_to_reports(own.pk) if not reply["heard"]]
    if not new:
        raise Incomplete(_("There is no new answer to this report. Nothing was changed."))
    where = {"district_id": own.district_id, "municipality_id": own.municipality_id}
    rows = [ReadReceipt(reply_id=reply["id"], **where) for reply in new]
    with refuse_second_row():
        ReadReceipt.objects.bulk_create(rows)
    return rows[-1]


def answers_to_reports(signal_id=None):
    """What the department answered to the speaker's own reports, also by way of one that it goes on with.

    Each with `signal`, `id`, `said`, `on` and `heard`; the latest last. Only inside `by.speaking()`.
    """
    names = ("signal", "id", "said", "on", "heard")
    with connection.cursor() as cursor:
        cursor.execute("select * from identification_own_replies()")
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [row for row in rows if signal_id is None or row["signal"] == signal_id]


def unread_answer_count(by):
    """How many answers to own reports nobody has read yet."""
    with by.speaking():
        return sum(not row["heard"] for row in answers_to_reports())


def states_of_reports():
    """Own signal to (whether it was read, how it ended or None), by way of the one it goes on with."""
    with connection.cursor() as cursor:
        cursor.execute("select * from identification_own_states()")
        return {signal: (read, ended) for signal, read, ended in cursor.fetchall()}

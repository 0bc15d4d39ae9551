"""What an official does: report a child for their own body, and read what the department answered."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.identification.officials.models import BODY_OF, OfficialReport, ReadReceipt, seal_texts
from umai.identification.signal.actions import create_signal
from umai.identification.signal.guard import refuse_second_row, territory_of
from umai.identification.signal.models import Signal
from umai.law.dated_values import NoLawInForce
from umai.law.duty import report_due_at
from umai.machine.cluster.functions import fetch_rows
from umai.refusal import NotPermitted


@act("identification.report")
def report_child(office, *, by, learned_at, answers, texts, **fields):
    """Report a child for one's own body, with the answers that this body must give.

    The department answers for the signal from then on. `learned_at` is when somebody of the body learned of
    it: the time of the duty runs from there. Being late is allowed, and is shown. `answers` are what was
    chosen, `texts` what was typed (`questions.split_answers`); `texts` are sealed. `fields` are those of
    `create_signal`, and what that raises is raised here.
    """
    if learned_at > fields["received_at"]:
        raise ImpossibleTime(
            _("This hour has not come yet. Nothing was saved. Check when you learned of it.")
        )
    body = BODY_OF[by.role]
    try:
        late_at = report_due_at(body, learned_at)
    except (NoLawInForce, OverflowError) as error:
        raise ImpossibleTime(_("This is too long ago. Nothing was saved. Check the year.")) from error
    signal = create_signal(office, by=by, **fields)
    sealed, key = seal_texts(signal.pk, texts)  # the key is there: it sealed the words of the signal
    OfficialReport.objects.create(
        signal=signal,
        body=body,
        learned_at=learned_at,
        late_at=late_at,
        answers=answers,
        sealed_texts=sealed,
        texts_key=key,
        **territory_of(signal),
    )
    return signal


@act("identification.hear")
def mark_answers_read(office, *, by, signal):
    """Say that the answers to one's own report were read; for those read before nothing is written.

    `office` is the reader's own, `signal` the id of the report. Raises `NotPermitted` for the report of
    somebody else, `Incomplete` where no answer is new.
    """
    own = Signal.objects.filter(pk=signal, recorded_by=by.pk).defer("sealed_words").first()
    if own is None or office.pk != by.reach.office_id:
        raise NotPermitted(_("You read the answers to your own reports only. Nothing was changed."))
    new = [reply for reply in answers_to_reports(own.pk) if not reply["heard"]]
    if not new:
        raise Incomplete(_("There is no new answer to this report. Nothing was changed."))
    rows = [ReadReceipt(reply_id=reply["id"], **territory_of(own)) for reply in new]
    with refuse_second_row():
        ReadReceipt.objects.bulk_create(rows)
    return rows[-1]


def answers_to_reports(signal_id=None):
    """What the department answered to the speaker's own reports, or to the signals that they go on with.

    Each has `signal`, `id`, `said`, `on` and `heard`; the latest is last. Called inside `by.speaking()`.
    """
    names = ("signal", "id", "said", "on", "heard")
    found = fetch_rows("select * from identification_own_replies()")
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return [row for row in rows if signal_id is None or row["signal"] == signal_id]


def unread_answer_count(by):
    """How many answers to this worker's own reports are not read yet."""
    with by.speaking():
        return sum(not row["heard"] for row in answers_to_reports())


def states_of_reports():
    """Map each own signal to (whether it was read, how it ended or None).

    Where a signal goes on with another one, this is the state of the other one.
    """
    found = fetch_rows("select * from identification_own_states()")
    return {signal: (read, ended) for signal, read, ended in found}

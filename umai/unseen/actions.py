"""What a person does about a child on a list: make a signal of it, answer it, take the answer back."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.access.requirements import AlreadyAnswered, Incomplete, refuse_future, require_text
from umai.identification.inbox.actions import match_child
from umai.identification.signal.actions import create_signal
from umai.identification.signal.concerns import Channel, Concern
from umai.identification.signal.guard import territory_of
from umai.law.children.ages import age_on
from umai.law.terms.clock import today
from umai.law.unseen import last_day_of_answer
from umai.machine.cluster.functions import fetch_value
from umai.places.models import Precision
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.models import Child
from umai.unseen.answers import current_answers_of, is_signal, rows_of
from umai.unseen.models import ListedChild, RowAnswer, RowAnswerKind
from umai.unseen.words import signal_words

# A signal made of a row has an id made of this and the id of the row, so it is made once.
SIGNAL_NAMESPACE = uuid.UUID("6f1d7c0e-5b0c-4f57-9a3c-0d6b8d1f7a21")


class ChildInCare(Refusal):
    """The child has an open case meanwhile."""


class ChildNotListed(Refusal):
    """No list of today names the child any more."""


@act("unseen.make_signal")
def make_signal(line, *, by, concern, words=""):
    """Make a signal of a child on lists: it is put into the inbox, and its clocks run from now.

    `words` is what the worker knows beside the lists. Answers the `RowAnswer`, the same one when asked again.
    Where the line is a child of the register whom this worker may match to a signal, the signal is about that
    child. Raises `ChildNotListed`, `ChildInCare`, `AlreadyAnswered`, and what `create_signal` raises.
    """
    now, rows, before = lock_listed_child(line, by)
    if now.answered and is_signal(before):
        return before[0]  # asked again
    if now.answered:
        raise AlreadyAnswered(
            _(
                "Somebody answered for this child before. Nothing was changed. Read the answer, and take it"
                " back if it is wrong."
            )
        )
    refuse_in_care(now)
    new = rows_without_signal(rows, before)
    signal = create_signal(
        by.office,
        by=by,
        id=uuid.uuid5(SIGNAL_NAMESPACE, str(new[0].pk)),
        received_at=timezone.now(),
        channel=Channel.LIST.value,
        concern=concern,
        words=signal_words(now, rows, words),
        district_id=now.district_id,
        settlement_id=now.settlement_id or now.municipality_id,
        child_age=age_of(rows, today()),
    )
    match_signal(signal, now, by)
    return write_answers(
        new, before, on=today(), what=RowAnswerKind.SIGNAL, signal=signal, words="", happened_on=None
    )


@act("unseen.answer")
def answer_for_child(line, *, by, what, words, happened_on):
    """Say why a child on lists needs no signal now, or that nobody found it; the line leaves the list.

    `happened_on` is the day on which it was found out; from it is counted how long the answer holds against
    newer lists. A later answer replaces the first. Raises `ChildNotListed`, `ChildInCare`, `AlreadyAnswered`
    when a signal was made and no newer list brought the child back, `Incomplete`, `ImpossibleTime`.
    """
    require_text(words, _("Write what you did and what you found. Nothing was saved."))
    if what not in ANSWERS_IN_WORDS:
        raise Incomplete(_("Choose one of the answers. Nothing was saved."))
    refuse_future(happened_on)
    now, rows, before = lock_listed_child(line, by)
    refuse_signalled(now, before)
    refuse_in_care(now)
    return write_answers(
        rows_without_signal(rows, before),
        before,
        on=happened_on,
        what=what,
        words=words.strip(),
        happened_on=happened_on,
        signal=None,
    )


@act("unseen.take_back")
def take_back_answer(line, *, by):
    """Take back what was answered for a child on lists, so that it waits again.

    Raises `ChildNotListed`, `AlreadyAnswered` where a signal was made of it last, and `Incomplete` where
    nothing was answered.
    """
    now, _rows, before = lock_listed_child(line, by)
    refuse_signalled(now, before)
    struck = [
        one.replace_with(why=ReplacementReason.STRUCK) for one in before if one.what != RowAnswerKind.SIGNAL
    ]
    if not struck:
        raise Incomplete(_("Nobody answered for this child yet. Nothing was changed."))
    return struck[0]


ANSWERS_IN_WORDS = tuple(one for one in RowAnswerKind if one != RowAnswerKind.SIGNAL)


def lock_listed_child(line, by):
    """The line as it is now, its rows and their current answers; locked until the act has ended.

    The database takes the same lock when it makes the lines of a district anew. Raises `ChildNotListed`.
    """
    fetch_value("select pg_advisory_xact_lock(4037, %s)", [line.district_id])
    now = ListedChild.objects.within_reach_of(by).filter(pk=line.pk).first()
    if now is None:
        raise ChildNotListed(
            _("No list of today names this child any more. Nothing was changed. Open the work list again.")
        )
    return now, list(rows_of(now)), current_answers_of(now)


def refuse_in_care(line):
    if line.in_care:
        raise ChildInCare(
            _("This child has an open case now, so somebody cares for it. Nothing was changed.")
        )


def refuse_signalled(line, answers):
    if line.answered and is_signal(answers):
        raise AlreadyAnswered(
            _("A signal was made of this child before. Nothing was changed. Go on with it in the inbox.")
        )


def rows_without_signal(rows, answers):
    """The rows of which no signal was made: at least one where the child waits or has a later answer."""
    made = {one.row_id for one in answers if one.what == RowAnswerKind.SIGNAL}
    return [row for row in rows if row.pk not in made]


def write_answers(rows, answers, *, on, **fields):
    """Write the answer to each of these rows, in place of earlier `answers`; answers the first one."""
    fields["holds_to"] = last_day_of_answer(on, found=fields["what"] != RowAnswerKind.NOT_FOUND)
    before = {one.row_id: one for one in answers if one.what != RowAnswerKind.SIGNAL}
    made = []
    for row in rows:
        one = before.get(row.pk)
        if one is None:
            made.append(RowAnswer(row=row, **territory_of(row), **fields))
        elif any(getattr(one, name) != value for name, value in fields.items()):
            made.append(one.replace_with(why=ReplacementReason.CHANGE, **fields))
    RowAnswer.objects.bulk_create(one for one in made if one._state.adding)
    return made[0] if made else before[rows[0].pk]  # the same form, sent twice


def match_signal(signal, line, by):
    """Match the signal to the child that the row was found to be, where this worker may do that."""
    if line.child_id is None or not may_do(by, "identification.match", signal):
        return
    leads = merge_groups.leading_id_of(line.child_id, by)
    child = Child.objects.within_reach_of(by).filter(pk=leads).first()
    if child is not None:
        match_child(signal, by=by, child=child)


def age_of(rows, on):
    """Complete years on this day, where a list says the day of birth; a year alone is no age."""
    days = [row.birth_date for row in rows if row.birth_precision == Precision.DAY and row.birth_date <= on]
    return age_on(max(days), on) if days else None


def concern_of(line):
    """The concern that follows from the marks of the lists; a person may choose another."""
    return Concern.LEFT_BEHIND if line.of_migrant else Concern.NO_SCHOOL

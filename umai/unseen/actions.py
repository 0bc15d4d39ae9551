"""What a person does about a child on a list: make a signal of it, answer it, take the answer back."""

import uuid

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.facts import Why
from umai.access.may import may
from umai.access.writing import AlreadyAnswered, Incomplete, refuse_future, require_text
from umai.identification.inbox.actions import match
from umai.identification.signal.concerns import Channel, Concern
from umai.identification.signal.received import take_down
from umai.law.children.ages import age_on
from umai.law.terms.clock import today
from umai.law.unseen import answer_holds_until
from umai.places.models import Precision
from umai.refusal import Refusal
from umai.register import same
from umai.register.models import Child
from umai.unseen.models import Answer, Line, What
from umai.unseen.standing import is_signal, rows_of, standing
from umai.unseen.words import to_be_reported

SIGNALS = uuid.UUID("6f1d7c0e-5b0c-4f57-9a3c-0d6b8d1f7a21")  # the space of the ids of signals made of rows


class InCare(Refusal):
    """The child has an open case meanwhile."""


class NotListed(Refusal):
    """No list of today names the child any more."""


@act("unseen.make_signal")
def make_signal(line, *, by, concern, words=""):
    """Make a signal of a child on lists: it stands in the inbox, and its clocks run from now.

    `words` is what the worker knows beside the lists. Answers the row that says so, that of the same signal
    when asked again. Where the line is a child of the register whom this worker may find for a signal, the
    signal is about that child. Raises `NotListed`, `InCare`, `AlreadyAnswered`, and what
    `received.take_down` raises.
    """
    now, rows, said = as_it_is(line, by)
    if now.answered and is_signal(said):
        return said[0]  # asked again
    if now.answered:
        raise AlreadyAnswered(
            _(
                "Somebody answered for this child before. Nothing was changed. Read the answer, and take it"
                " back if it is wrong."
            )
        )
    refuse_in_care(now)
    new = not_signalled(rows, said)
    signal = take_down(
        by.office,
        by=by,
        id=uuid.uuid5(SIGNALS, str(new[0].pk)),
        received_at=timezone.now(),
        channel=Channel.LIST.value,
        concern=concern,
        words=to_be_reported(now, rows, words),
        district_id=now.district_id,
        settlement_id=now.settlement_id or now.municipality_id,
        child_age=age_of(rows, today()),
    )
    find_child(signal, now, by)
    return answered(new, said, on=today(), what=What.SIGNAL, signal=signal, words="", happened_on=None)


@act("unseen.answer")
def answer(line, *, by, what, words, happened_on):
    """Say why a child on lists needs no signal now, or that nobody found it; the line leaves the list.

    `happened_on` is the day on which it was found out, and governs how long it holds against newer lists.
    A later answer stands in place of the first. Raises `NotListed`, `InCare`, `AlreadyAnswered` when a signal
    was made of it and nothing newer brought the child back, `Incomplete`, `ImpossibleTime`.
    """
    require_text(words, _("Write what you did and what you found. Nothing was saved."))
    if what not in BY_WORDS:
        raise Incomplete(_("Choose one of the answers. Nothing was saved."))
    refuse_future(happened_on)
    now, rows, before = as_it_is(line, by)
    refuse_signalled(now, before)
    refuse_in_care(now)
    return answered(
        not_signalled(rows, before),
        before,
        on=happened_on,
        what=what,
        words=words.strip(),
        happened_on=happened_on,
        signal=None,
    )


@act("unseen.take_back")
def take_back(line, *, by):
    """Take back what was answered for a child on lists: it waits again. Raises `NotListed`, `AlreadyAnswered`
    where a signal was made of it last, `Incomplete` where nothing was answered."""
    now, _rows, before = as_it_is(line, by)
    refuse_signalled(now, before)
    struck = [one.replaced_by(why=Why.STRUCK) for one in before if one.what != What.SIGNAL]
    if not struck:
        raise Incomplete(_("Nobody answered for this child yet. Nothing was changed."))
    return struck[0]


BY_WORDS = tuple(one for one in What if one != What.SIGNAL)


def as_it_is(line, by):
    """The line as it is now, its rows, and what stands answered about them; nobody else answers meanwhile.

    The database takes the same lock when it derives the lines of a district anew. Raises `NotListed`.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(4037, %s)", [line.district_id])
    now = Line.objects.within_reach_of(by).filter(pk=line.pk).first()
    if now is None:
        raise NotListed(
            _("No list of today names this child any more. Nothing was changed. Open the work list again.")
        )
    return now, list(rows_of(now)), standing(now)


def refuse_in_care(line):
    if line.in_care:
        raise InCare(_("This child has an open case now, so somebody cares for it. Nothing was changed."))


def refuse_signalled(line, answers):
    if line.answered and is_signal(answers):
        raise AlreadyAnswered(
            _("A signal was made of this child before. Nothing was changed. Go on with it in the inbox.")
        )


def not_signalled(rows, answers):
    """The rows of which no signal was made: at least one where the child waits or was answered for since."""
    made = {one.row_id for one in answers if one.what == What.SIGNAL}
    return [row for row in rows if row.pk not in made]


def answered(rows, answers, *, on, **said):
    """Write the answer to each of these rows, in place of what was answered before; the first of them."""
    said["holds_until"] = answer_holds_until(on, found=said["what"] != What.NOT_FOUND)
    before = {one.row_id: one for one in answers if one.what != What.SIGNAL}
    made = []
    for row in rows:
        one = before.get(row.pk)
        if one is None:
            made.append(
                Answer(row=row, district_id=row.district_id, municipality_id=row.municipality_id, **said)
            )
        elif any(getattr(one, name) != value for name, value in said.items()):
            made.append(one.replaced_by(why=Why.CHANGE, **said))
    Answer.objects.bulk_create(one for one in made if one._state.adding)
    return made[0] if made else before[rows[0].pk]  # the same form, sent twice


def find_child(signal, line, by):
    """The signal is about the child whom the row was found to be, where this worker says such things."""
    if line.child_id is None or not may(by, "identification.match", signal):
        return
    leads = same.leading(line.child_id, by)
    child = Child.objects.within_reach_of(by).filter(pk=leads).first()
    if child is not None:
        match(signal, by=by, child=child)


def age_of(rows, on):
    """Complete years on this day, where a list says the day of birth; a year alone is no age."""
    days = [row.birth_date for row in rows if row.birth_precision == Precision.DAY and row.birth_date <= on]
    return age_on(max(days), on) if days else None


def concern_of(line):
    """What is feared by what the lists say; a person may choose something else."""
    return Concern.LEFT_BEHIND if line.of_migrant else Concern.NO_SCHOOL

"""What an act requires: that its writer saw the present row, gave a reason, and sent it once."""

from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import InsufficientPrivilege

from umai.access.doors import AlreadyReplaced
from umai.access.facts import ReplacementReason
from umai.law.terms.clock import today
from umai.refusal import Refusal

ANY_ROW = object()  # the writer does not say which row was seen: the present row is replaced
BY_POLICY = InsufficientPrivilege.sqlstate  # the refusal of a row by a policy


class Incomplete(Refusal):
    """Something that must be there is missing."""


class AlreadyReceived(Refusal):
    """A row with this id was received before."""


class ImpossibleTime(Refusal):
    """The day or the instant is in the future, or at a time when the event cannot have happened."""


class NeedsAnotherPerson(Refusal):
    """The person who proposed or submitted something may not also agree to it."""


class NotTheLatest(Refusal):
    """There is a later proposal or a later edition by now."""


class SomethingCame(Refusal):
    """After the proposal something was written that the proposer did not see."""


class AlreadyAnswered(Refusal):
    """Somebody answered before; that answer is kept."""


class AlreadyEnded(Refusal):
    """It is over, or its end was recorded before."""


class ConsentOver(Refusal):
    """The consent to share this was withdrawn or is over."""


def consent_over():
    """What the database refuses where a consent does not count any more, for `raise_refusals`."""
    return {
        "consent_withdrawn": ConsentOver(
            _(
                "The family withdrew its consent to this, or its last day is over. Nothing was saved and"
                " nobody was told. Ask them again, and write the consent down first."
            )
        )
    }


def require_seen(before, seen):
    """Refuse to overwrite a row that the writer has not seen.

    `before` is the present row, or None; `seen` the id of the row that the writer saw, or None when
    there was none. Raises `AlreadyReplaced`.
    """
    if seen is not ANY_ROW and (before.pk if before else None) != seen:
        raise AlreadyReplaced(
            _(
                "Somebody else wrote this part a moment ago. Nothing was overwritten. Read what they"
                " wrote below, and save again if your words should stand."
            )
        )


def write_current(model, seen, which, **fields):
    """Write the first row of a kind, or the one that takes the place of the current row; answers it.

    `which` are the columns by which one row of the kind is current; `seen` as in `require_seen`. Raises
    `AlreadyReplaced`.
    """
    before = model.objects.filter(**which).first()
    require_seen(before, seen)
    if before is not None:
        return before.replace_with(why=ReplacementReason.CHANGE, **fields)
    return model.objects.create(**which, **fields)


def require_text(words, sentence):
    """Refuse empty words with this sentence. Raises `Incomplete`."""
    if not (words or "").strip():
        raise Incomplete(sentence)


def refuse_future(when, sentence=""):
    """Refuse a day (of Bishkek) or an instant that has not come. Raises `ImpossibleTime`.

    `sentence` replaces the usual sentence.
    """
    usual = _("This day has not come yet. Nothing was saved. Write today or an earlier day.")
    is_instant = isinstance(when, datetime)
    if is_instant:
        usual = _("This day or hour has not come yet. Nothing was saved. Check the day and the time.")
    if when > (timezone.now() if is_instant else today()):
        raise ImpossibleTime(sentence or usual)


@contextmanager
def raise_refusals(refusals):
    """Raise one of these refusals when the database refuses a row.

    `refusals`: part of the constraint's name or of the database's message to a refusal; "" fits all;
    `BY_POLICY`: a policy refuses, where what it asks can change between looking and writing.
    The database's message repeats what was typed, so it is not chained to the refusal.
    """
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as error:
        if BY_POLICY in refusals and isinstance(error.__cause__, InsufficientPrivilege):
            raise refusals[BY_POLICY] from None
        raise  # a fault of the program is never one of these refusals
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        said = f"{getattr(diagnosis, 'constraint_name', None)} {getattr(diagnosis, 'message_primary', None)}"
        for part, refusal in refusals.items():
            if part in said:
                raise refusal from None
        raise


def insert_once(row, refusals=None, *, id=None):
    """Write a row whose id its writer made; raises `AlreadyReceived` when the id exists.

    `refusals`: further refusals, as `raise_refusals` takes them. `id`: the id, where the row has none of its
    writer's yet; None keeps that of the row.
    """
    row.pk = id or row.pk
    with raise_refusals({"_pkey": already_received(), **(refusals or {})}):
        row.save(force_insert=True)
    return row


def already_received():
    """The refusal of what was sent a second time."""
    return AlreadyReceived(
        _("This was received before. Nothing was saved twice. Open the child's file to see it.")
    )

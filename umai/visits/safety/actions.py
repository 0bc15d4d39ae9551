"""What may be done on the way: warn of a dwelling, go out, come back."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    Incomplete,
    insert_once,
    require_seen,
    require_text,
)
from umai.intake.cases.actions import lock_file, refuse_if_closed
from umai.law.terms.clock import day_of, today
from umai.law.terms.visits import OUTING_HOURS, latest_return_at
from umai.refusal import Refusal
from umai.visits.safety.models import DwellingWarning, Outing, Return


class StillOut(Refusal):
    """The worker went out before and is not back from `outing`."""

    def __init__(self, sentence, outing):
        super().__init__(sentence)
        self.outing = outing


class LiftedAlready(Refusal):
    """The warning was lifted before."""


def current_warning_of(child_id):
    """What to be careful of where this child lives, or None."""
    return DwellingWarning.objects.filter(child_id=child_id, holds_to=None).first()


@act("visits.warn", done=gettext_lazy("wrote a warning of the dwelling"))
def warn_of_dwelling(case, *, by, go_in_two, with_police, words, id=None, seen=ANY_ROW):
    """Warn of the place where this child lives; a warning that is there already is replaced.

    Also in a closed case: whoever goes there later, for a new case or a neighbour's child, has to know it.
    `seen`: the id of the warning that the writer saw, or None. Raises `Incomplete`, `AlreadyReplaced`,
    `AlreadyReceived`.
    """
    lock_file(case.child_id)
    require_text(words, _("Write what to be careful of. Nothing was saved yet."))
    if not (go_in_two or with_police):
        raise Incomplete(_("Choose how to go there: in two, or with the police. Nothing was saved yet."))
    before = current_warning_of(case.child_id)
    require_seen(before, seen)
    fields = {
        "id": id or uuid.uuid4(),
        "go_in_two": go_in_two,
        "with_police": with_police,
        "words": words.strip(),
        "happened_on": today(),
    }
    if before is not None:
        return before.replace_with(why=ReplacementReason.CHANGE, **fields)
    return insert_once(DwellingWarning(child_id=case.child_id, holds_from=today(), **fields))


@act("visits.lift", done=gettext_lazy("lifted the warning of the dwelling"))
def lift_warning(warning, *, by, words):
    """End a warning, and write why it is over; in a closed case too, which a warning outlasts.

    Raises `Incomplete`, `LiftedAlready`.
    """
    lock_file(warning.child_id)
    require_text(words, _("Write why the warning is over. Nothing was changed."))
    standing = current_warning_of(warning.child_id)
    if standing is None or standing.pk != warning.pk:
        raise LiftedAlready(_("This warning stands no more. Nothing was changed. Open the page again."))
    return standing.replace_with(
        why=ReplacementReason.CHANGE, holds_to=today(), happened_on=today(), words=words.strip()
    )


@act("visits.go_out", done=gettext_lazy("went out to the child"))
def go_out(case, *, by, id, back_by_at, words):
    """Say that the worker goes to this child now, and will be back by `back_by_at`; else people are called.

    `words` say where to and by which way. Raises `StillOut`, `ImpossibleTime`, `Incomplete`, `CaseClosed`,
    `AlreadyReceived`.
    """
    refuse_if_closed(case)
    require_text(words, _("Write where you are going and by which way. Nothing was saved yet."))
    now = timezone.now()
    if not now < back_by_at <= latest_return_at(now):
        hours = OUTING_HOURS.on(day_of(now))
        raise ImpossibleTime(
            ngettext(
                "Write a time within the next %(hours)s hour. Nothing was saved yet.",
                "Write a time within the next %(hours)s hours. Nothing was saved yet.",
                hours,
            )
            % {"hours": hours}
        )
    if (outing := current_outing_of(by)) is not None:
        raise StillOut(_("You went out before, and have not said that you are back. Say that first."), outing)
    return insert_once(
        Outing(
            id=id,
            child_id=case.child_id,
            case=case,
            worker_id=by.pk,
            from_at=now,
            back_by_at=back_by_at,
            words=words.strip(),
        )
    )


@act("visits.come_back", done=gettext_lazy("came back from the child"))
def come_back(outing, *, by):
    """Say that the worker is back; a colleague may say it too. A second time changes nothing."""
    if (before := Return.objects.filter(outing=outing).first()) is not None:
        return before
    try:
        with transaction.atomic():
            return Return.objects.create(child_id=outing.child_id, outing=outing, at=timezone.now())
    except IntegrityError:
        return Return.objects.get(outing=outing)


def current_outing_of(by):
    """The outing from which this worker is not back, or None; one begun long ago is left out."""
    now = timezone.now()
    since = now - 2 * (latest_return_at(now) - now)
    rows = Outing.objects.within_reach_of(by).filter(worker_id=by.pk, came_back=None, from_at__gt=since)
    return rows.order_by("-from_at").first()

"""Say who a child is of whom somebody spoke at a door, and make a signal of one who needs help."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.access.requirements import (
    ANY_ROW,
    AlreadyAnswered,
    Incomplete,
    insert_once,
    require_seen,
    require_text,
)
from umai.identification.inbox.actions import match_child, strike_match
from umai.identification.models import Signal, SignalMatch
from umai.identification.signal.guard import GoesOnElsewhere, HasEnded, WaitsForSecondPerson
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.register.models import Child
from umai.rounds.door.models import DoorSignal
from umai.rounds.door.signals import make_door_signal
from umai.rounds.found.models import FoundAnswer, FoundKind


@act("rounds.say_who", done=gettext_lazy("said which child was spoken of at a door"))
def say_who(door_child, *, by, id, who, child=None, new=None, reason="", seen=ANY_ROW):
    """Say who a child of a door is: a child of the register, a new one, or that nobody is sure yet.

    `child` is the one that is known; `new` are the particulars of `register_new`; `reason` says why nobody
    is sure. A later answer takes the place of the first. The signal that was made of the child is about the
    same child. Raises `Incomplete`, `NotPermitted`, `AlreadyReplaced`, and what `add_child` raises.
    """
    before = FoundAnswer.objects.filter(door_child_id=door_child.pk).first()
    require_seen(before, seen)
    if who == FoundKind.NEW:
        child = register_new(by=by, **(new or {}))
    elif who == FoundKind.KNOWN:
        require_visible(child, by)
    else:
        require_text(
            reason, _("Write why you are not sure, for the colleague who goes on. Nothing was saved.")
        )
        child = None
    said = {"what": who, "found": child, "reason": reason.strip() if child is None else ""}
    if before is None:
        row = insert_once(FoundAnswer(door_child_id=door_child.pk, **said), id=id)
    else:
        row = before.replace_with(why=ReplacementReason.CORRECTION, id=id, **said)
    match_signal(door_child, child, before, by)
    return row


def require_visible(child, by):
    """Refuse a child whom this worker does not see, and none at all."""
    if child is None:
        raise Incomplete(_("Choose the child. Nothing was saved."))
    if not Child.objects.within_reach_of(by).filter(pk=child.pk).exists():
        raise NotPermitted(_("This file is kept by another office. Nothing was changed."))


def register_new(*, by, id=None, identity=None, settlement_id=None, words="", appearance=""):
    """Register the child by the register's own act, with what was said at the door."""
    if id is None or not settlement_id:
        raise Incomplete(_("Write where the child lives. Nothing was saved."))
    settlement = Place.objects.select_related("municipality", "district").get(pk=settlement_id)
    return add_child(
        settlement.municipality or settlement.district,
        by=by,
        id=id,
        identity=identity or {},
        address={"settlement_id": settlement_id, "words": words},
        appearance=appearance,
    )


def match_signal(door_child, child, before, by):
    """Say of the signal that was made of this child which child it is about, where this worker may say it.

    A signal that was answered meanwhile, or that waits for a second person, stays as it is.
    """
    made = DoorSignal.objects.filter(door_child_id=door_child.pk).first()
    signal = made and Signal.objects.within_reach_of(by).filter(pk=made.signal_id, waits=True).first()
    if signal is None or not may_do(by, "identification.match", signal):
        return
    standing = SignalMatch.objects.filter(signal=signal).first()
    try:
        if child is not None:
            match_child(signal, by=by, child=child)
        elif standing is not None and before is not None and standing.child_id == before.found_id:
            strike_match(signal, by=by)
    except (HasEnded, GoesOnElsewhere, WaitsForSecondPerson):
        return


@act("rounds.make_signal", done=gettext_lazy("made a signal of a child who was spoken of at a door"))
def make_signal(door_child, *, by, concern, words=""):
    """Make a signal of a child of a door who needs help; answers the `DoorSignal`.

    It stands in the inbox, and its clocks run from the day at the door. Where it is known which child it is,
    the signal is about that child. Raises `AlreadyAnswered` where a signal was made, and what `write_signal`
    raises.
    """
    if DoorSignal.objects.filter(door_child_id=door_child.pk).exists():
        raise AlreadyAnswered(
            _("A signal was made of this child before. Nothing was changed. Go on with it in the inbox.")
        )
    made = make_door_signal(door_child, door_child.said, words, concern)
    answered = FoundAnswer.objects.filter(door_child_id=door_child.pk).first()
    if answered is not None and answered.found_id is not None:
        child = Child.objects.within_reach_of(by).filter(pk=answered.found_id).first()
        if child is not None:
            match_signal(door_child, child, None, by)
    return made

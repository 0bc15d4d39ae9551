"""The acts of duty: set a turn, and hand it over."""

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import raise_refusals
from umai.offices.duty.roster import midnight, require_roster, workers_for_duty
from umai.offices.staff import today
from umai.refusal import Refusal
from umai.staff.models import Office, Turn


class TurnDoesNotFit(Refusal):
    """Somebody else is on duty then, or the person does not work at this office then."""


@act("offices.set_turn")
def set_turn(office, *, by, worker, from_at, to_at, substitute=None):
    """Put somebody on duty at this office from one instant to another, with a substitute if given.

    Both must work there when the turn begins. Raises `TurnDoesNotFit` when they do not, when
    somebody is on duty in that time, or when its day is over.
    """
    require_roster(by, office)
    require_staff(office, worker, substitute, from_at)
    if from_at < midnight(today()):
        raise TurnDoesNotFit(_("This day is over. Nothing was changed. Choose today or a later day."))
    Office.objects.select_for_update().get(pk=office.pk)  # two people may fill the same week
    return insert_turn(office, worker, substitute, from_at, to_at)


@act("offices.hand_over")
def hand_over_turn(turn, *, by, worker, from_at, to_at, substitute=None):
    """Put somebody else, or another substitute, in a turn or in a part of it; answers the new turn.

    The past of the turn and what is not handed over stay as they were. Raises
    `TurnDoesNotFit` when nothing of the turn lies in that time, when nobody would change, or when
    somebody else handed it over first.
    """
    require_roster(by, turn.office)
    Office.objects.select_for_update().get(pk=turn.office_id)
    still = Turn.objects.filter(pk=turn.pk).first()
    if still is None:
        raise TurnDoesNotFit(
            _("Somebody else changed this turn a moment ago. Nothing was overwritten: open the page again.")
        )
    first, last = max(from_at, still.from_at, timezone.now()), min(to_at, still.to_at)
    if first >= last:
        raise TurnDoesNotFit(_("This part of the turn is over. Nothing was changed."))
    require_staff(turn.office, worker, substitute, first)
    if (worker.pk, substitute and substitute.pk) == (still.worker_id, still.substitute_id):
        raise TurnDoesNotFit(_("These people have this turn already. Nothing was changed."))
    for begins, ends in ((still.from_at, first), (last, still.to_at)):
        if begins < ends:
            insert_turn(turn.office, still.worker, still.substitute, begins, ends, replaces=still)
    return insert_turn(turn.office, worker, substitute, first, last, replaces=still)


def require_staff(office, worker, substitute, from_at):
    """Refuse people who do not work here on that day, and a person as their own substitute."""
    here = set(workers_for_duty(office, on=timezone.localdate(from_at)).values_list("pk", flat=True))
    if worker.pk not in here or (substitute is not None and substitute.pk not in here):
        raise TurnDoesNotFit(_("On that day this person does not work at this office. Nothing was changed."))
    if substitute is not None and substitute.pk == worker.pk:
        raise TurnDoesNotFit(_("Nobody stands in for themselves. Nothing was changed."))


def insert_turn(office, worker, substitute, from_at, to_at, *, replaces=None):
    on_duty = TurnDoesNotFit(_("Somebody is on duty in that time already. Nothing was changed."))
    with raise_refusals({"one_turn_at_a_time": on_duty}):
        return Turn.objects.create(
            office=office,
            worker=worker,
            substitute=substitute,
            from_at=from_at,
            to_at=to_at,
            replaces=replaces,
        )

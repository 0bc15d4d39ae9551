"""Whether a worker may still act on a signal; asked first by every act."""

from django.utils.translation import gettext as _

from umai.access.writing import refused_as
from umai.identification.signal.ending_models import Ending
from umai.identification.signal.groups import hold
from umai.identification.signal.models import Gathering, Signal
from umai.notices.models import Keeper
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role


class HasEnded(Refusal):
    """Something came of this signal already; nothing more is written about it."""


class GoesOnElsewhere(Refusal):
    """This signal goes on with another one, where it is acted on."""


class DoneMeanwhile(Refusal):
    """Somebody else did something with this signal a moment ago."""


def may_answer(signal, by):
    """Whether this worker's level answers for the signal.

    Whoever wrote down a signal that is kept from the own office reads it, and does nothing with it.
    """
    higher = by.role == Role.OBLAST_SUPERVISOR
    return signal.district_id in by.reach.districts and (higher or signal.keeper == Keeper.DISTRICT)


def ready(signal, by):
    """Hold the signal, and raise unless this worker may still act on it."""
    answering(signal, by)
    hold(signal)
    refuse_if_away(signal)


def answering(signal, by):
    """Raise `NotPermitted` unless `may_answer`, and unless the database shows this worker the signal."""
    if not may_answer(signal, by) or not Signal.objects.filter(pk=signal.pk).exists():
        raise NotPermitted(_("This signal is answered by another office. Nothing was changed."))


def refuse_if_away(signal):
    """Raise when the signal is not in the inbox any more; asked under `hold`."""
    refuse_if_ended(signal)
    if Gathering.objects.filter(signal_id=signal.pk).exists():
        raise GoesOnElsewhere(
            _("This signal goes on with an earlier one. Nothing was changed. Open the earlier one.")
        )


def refuse_if_ended(signal):
    if Ending.objects.filter(signal_id=signal.pk).exists():
        raise HasEnded(_("This signal has been answered already. Nothing was changed."))


def where_held(signal):
    """Where a row about this signal is kept: with the signal."""
    return {"district_id": signal.district_id, "municipality_id": signal.municipality_id}


def somebody_was_faster():
    """Turn the database's refusal of a second row into a sentence."""
    meanwhile = _("Somebody else did this a moment ago. Nothing was overwritten: open the page again.")
    return refused_as({"": DoneMeanwhile(meanwhile)})
